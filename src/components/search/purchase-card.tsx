import Link from "next/link";
import type { ReactNode } from "react";
import type { Output } from "../trpc";
import { Badge } from "../ui/badge";
import { Card } from "../ui/card";
import { Icon } from "../ui/icon";
import { NameText } from "../ui/name-text";

/** The name that is about to be bought, with what can be done about it. */
export function PurchaseCard({
  offer,
  closeHref,
  children,
}: {
  offer: Pick<Output<"names.check">, "fqdn" | "unicode" | "premium">;
  closeHref: string;
  children: ReactNode;
}) {
  return (
    <Card label="Purchase" focusable className="scroll-mt-20 outline-none">
      <header className="flex items-start justify-between gap-3 border-line border-b px-4 py-3">
        <div className="min-w-0">
          <p className="text-ink-3 text-sm">Buy</p>
          <h2 className="font-semibold text-md">
            <NameText fqdn={offer.fqdn} unicode={offer.unicode} both />
          </h2>
          {offer.premium && (
            <p className="mt-1">
              <Badge tone="accent" icon="crown">
                Premium
              </Badge>
            </p>
          )}
        </div>
        <CloseLink href={closeHref} />
      </header>
      <div className="p-4">{children}</div>
    </Card>
  );
}

function CloseLink({ href }: { href: string }) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-label="Do not buy"
      data-tip="Do not buy"
      className="flex size-7 shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:size-9"
    >
      <Icon name="x" />
    </Link>
  );
}

import type { ReactNode } from "react";
import { LinkButton } from "../ui/button";
import { Icon } from "../ui/icon";

/** Why a name cannot be bought, and the way on. */
export function WhyNot({ children }: { children: ReactNode }) {
  return (
    <div className="space-y-4">
      <p className="flex items-start gap-2 text-ink-2">
        <Icon name="circle-x" className="mt-0.5 text-ink-3" />
        <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
      </p>
      <LinkButton href="/dashboard/search" icon="search">
        Search for another
      </LinkButton>
    </div>
  );
}

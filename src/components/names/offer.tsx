import clsx from "clsx";
import type { Output } from "../trpc";
import { Badge } from "../ui/badge";
import { LinkButton } from "../ui/button";
import { Icon } from "../ui/icon";
import { Money } from "../ui/money";
import { NameText } from "../ui/name-text";
import { Time } from "../ui/time";

/** A name with its price, or why it is not to be had. */
export function Offer({
  offer,
  buyHref,
  chosen = false,
  strong = false,
}: {
  offer: Output<"names.search">["exact"][number];
  buyHref: string;
  /** Being bought right now, in the panel beside. */
  chosen?: boolean;
  strong?: boolean;
}) {
  const { available, premium } = offer;
  return (
    <li
      className={clsx(
        "flex items-center gap-3 px-4",
        strong ? "min-h-15 py-2.5" : "min-h-11 py-1.5",
        chosen && "bg-accent-soft",
      )}
    >
      <Icon
        name={available ? "circle-check" : "circle-x"}
        className={available ? "text-ok" : "text-ink-3"}
        label={available ? "Free:" : "Not free:"}
      />
      <div className="min-w-0 flex-1 sm:flex sm:items-center sm:justify-between sm:gap-3">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-2">
            <NameText
              fqdn={offer.fqdn}
              unicode={offer.unicode}
              className={clsx(strong && "font-semibold text-md", !available && "text-ink-2")}
            />
            {premium && available && (
              <Badge tone="accent" icon="crown">
                Premium
              </Badge>
            )}
          </p>
          {!available && (
            <p className="text-ink-3 text-sm">
              {offer.reason === "reserved" ? (
                `Reserved: ${offer.reservedReason ?? "it cannot be registered"}`
              ) : (
                <>
                  Taken
                  {offer.expiresAt && (
                    <>
                      , until <Time at={offer.expiresAt} form="date" /> at least
                    </>
                  )}
                </>
              )}
            </p>
          )}
          {available && (premium || offer.renewAmount !== offer.registerAmount) && (
            <p className="text-ink-3 text-sm">
              {premium && "Sought-after, with a price of its own. "}Renews at{" "}
              <Money amount={offer.renewAmount} currency={offer.currency} /> a year
            </p>
          )}
        </div>
        {available && (
          <p className="whitespace-nowrap sm:text-right">
            <Money amount={offer.registerAmount} currency={offer.currency} />
            <span className="text-ink-3 text-sm"> / year</span>
          </p>
        )}
      </div>
      {available && (
        <LinkButton
          href={buyHref}
          prefetch={false}
          data-offer
          aria-current={chosen || undefined}
          size={strong ? "md" : "sm"}
          variant={strong ? "primary" : "secondary"}
          aria-label={`Buy ${offer.unicode}`}
        >
          Buy
        </LinkButton>
      )}
    </li>
  );
}

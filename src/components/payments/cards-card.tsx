import type { RouterOutputs } from "@/api/trpc/root";
import { UrlButton } from "../account/url-button";
import { Badge, Status } from "../ui/badge";
import { Card, CardHeader } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { CardMenu } from "./card-menu";
import { CardName } from "./card-name";
import { ProviderCardButton } from "./provider-card-button";

type Cards = RouterOutputs["payments"]["methods"];

/** The account's saved cards, and which of them pays for renewals. */
export function CardsCard({ cards, mayChange }: { cards: Cards; mayChange: boolean }) {
  const add = mayChange && <AddCard entry={cards.entry} />;
  return (
    <Card>
      <CardHeader
        title="Cards"
        text="The default one pays for renewals the balance does not cover"
        action={cards.methods.length > 0 && add}
      />
      {cards.methods.length > 0 ? (
        <ul className="divide-y divide-line">
          {cards.methods.map((card) => (
            <li key={card.id} className="flex min-h-12 items-center gap-x-3 px-4 py-2">
              <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">
                  <CardName {...card} />
                </span>
                <span className="text-ink-3 text-sm tabular-nums">
                  until {String(card.expMonth).padStart(2, "0")}/{String(card.expYear).slice(-2)}
                </span>
                {card.isDefault && <Badge tone="accent">Default</Badge>}
                {card.isExpired && (
                  <Status tone="bad" tip="Add another card: this one is declined">
                    Expired
                  </Status>
                )}
              </div>
              {mayChange && (
                <CardMenu id={card.id} label={`${card.brand} ${card.last4}`} isDefault={card.isDefault} />
              )}
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState icon="credit-card" title="No card is saved" action={add}>
          <p>
            {cards.entry === "none"
              ? "No payment provider is set up here: the operators add money to the balance."
              : cards.renewing > 0
                ? `${count(cards.renewing)} by themselves: with a card they do so also when the balance is empty.`
                : "A saved card pays with two clicks, and for names that renew themselves."}
          </p>
        </EmptyState>
      )}
    </Card>
  );
}

function AddCard({ entry }: { entry: Cards["entry"] }) {
  if (entry === "none") return null;
  if (entry === "provider") return <ProviderCardButton />;
  return (
    <UrlButton param="add-card" icon="plus" size="sm">
      Add a card
    </UrlButton>
  );
}

const count = (names: number) => (names === 1 ? "One name renews" : `${names} names renew`);

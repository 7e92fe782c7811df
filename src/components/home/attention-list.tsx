import type { ReactNode } from "react";
import { namePath } from "../names/paths";
import type { Output } from "../trpc";
import { TONE, type Tone } from "../ui/badge";
import { LinkButton } from "../ui/button";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon-names";
import { Money } from "../ui/money";
import { NameText } from "../ui/name-text";
import { Time } from "../ui/time";

export type Attention = Output<"home.overview">["attention"][number];

interface Line {
  tone: Tone;
  icon: IconName;
  text: ReactNode;
  action: { label: string; href: string };
}

/** What is wrong or due, the most urgent first, each with the one thing to do about it. */
export function AttentionList({ items }: { items: readonly Attention[] }) {
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => {
        const { tone, icon, text, action } = lineOf(item);
        return (
          <li
            key={item.kind === "low_balance" ? item.kind : item.kind + item.fqdn}
            className="flex items-center gap-3 px-4 py-2.5"
          >
            <span
              className={`flex size-7 shrink-0 items-center justify-center self-start rounded-full ${TONE[tone]}`}
            >
              <Icon name={icon} size={14} />
            </span>
            <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">{text}</p>
            <LinkButton href={action.href} size="sm" prefetch={false}>
              {action.label}
            </LinkButton>
          </li>
        );
      })}
    </ul>
  );
}

function lineOf(item: Attention): Line {
  if (item.kind === "low_balance") {
    return {
      tone: "warn",
      icon: "wallet",
      text: (
        <>
          <strong className="font-medium">The balance is too low for what renews by itself:</strong>{" "}
          <Money amount={item.needed} currency={item.currency} /> are due within 30 days, there are{" "}
          <Money amount={item.balance} currency={item.currency} />.
        </>
      ),
      action: { label: "Add money", href: "/dashboard/billing" },
    };
  }
  const name = (
    <strong className="font-medium">
      <NameText fqdn={item.fqdn} unicode={item.unicode} />
    </strong>
  );
  const when = <Time at={item.at} />;
  switch (item.kind) {
    case "expired":
      return {
        tone: "bad",
        icon: "circle-x",
        text: (
          <>
            {name} expired {when}: renew it to keep it.
          </>
        ),
        action: { label: "Renew", href: namePath(item.fqdn) },
      };
    case "expiring":
      return {
        tone: "warn",
        icon: "clock",
        text: (
          <>
            {name} expires {when}, and auto-renew is off.
          </>
        ),
        action: { label: "Renew", href: namePath(item.fqdn) },
      };
    case "redemption":
      return {
        tone: "warn",
        icon: "archive-arrow-up",
        text: (
          <>
            {name} was deleted; the last chance to restore it ends {when}.
          </>
        ),
        action: { label: "Restore", href: namePath(item.fqdn, "danger") },
      };
    case "unpublished":
      return {
        tone: "warn",
        icon: "radio-tower",
        text: (
          <>
            {name}: changes from {when} do not answer on DNS yet.
          </>
        ),
        action: { label: "See its DNS", href: namePath(item.fqdn, "dns") },
      };
  }
}

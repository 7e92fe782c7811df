import { TONE } from "../ui/badge";
import { LinkButton } from "../ui/button";
import { Icon } from "../ui/icon";
import { type Attention, lineOf } from "./attention-lines";

/** What is wrong or due, the most urgent first, each with the one thing to do about it. */
export function AttentionList({ items }: { items: readonly Attention[] }) {
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => {
        const { tone, icon, text, action } = lineOf(item);
        return (
          <li key={keyOf(item)} className="flex items-center gap-3 px-4 py-2.5">
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

function keyOf(item: Attention): string {
  if (item.kind === "more") return `more ${item.of}`;
  if (item.kind === "low_balance") return item.currency;
  return item.kind + ("fqdn" in item ? item.fqdn : item.id);
}

import type { ReactNode } from "react";
import { TONE, type Tone } from "../ui/badge";
import { LinkButton } from "../ui/button";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon-names";

export interface AttentionLine {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly text: ReactNode;
  readonly action: { readonly label: string; readonly href: string };
}

/** What is wrong or due, the most urgent first, each with the one thing to do about it. */
export function AttentionList({ lines }: { lines: readonly (AttentionLine & { readonly key: string })[] }) {
  return (
    <ul className="divide-y divide-line">
      {lines.map(({ key, tone, icon, text, action }) => (
        <li key={key} className="flex items-center gap-3 px-4 py-2.5">
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
      ))}
    </ul>
  );
}

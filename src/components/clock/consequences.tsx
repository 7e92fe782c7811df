import Link from "next/link";
import { KINDS } from "../activity/kinds";
import { kindOfAction, titleOf } from "../activity/sentences";
import { Badge } from "../ui/badge";
import { Icon } from "../ui/icon";
import { countsInWords } from "./counts-in-words";
import { durationInWords } from "./duration";

/** What happened at one moment of a move. */
export interface MomentShown {
  readonly afterSeconds: number;
  readonly counts?: Readonly<Record<string, number>>;
  readonly steps: readonly {
    readonly id: string;
    readonly action: string;
    readonly name: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
  readonly events: readonly { readonly id: string; readonly type: string; readonly subject: string }[];
  readonly mails: readonly { readonly id: string; readonly to: string; readonly subject: string }[];
}

/** What followed from moving a clock on, in order: states, mails and events at each moment. */
export function Consequences({
  moments,
  nameHref,
}: {
  moments: readonly MomentShown[];
  /** Where a name's page is. */
  nameHref?: (fqdn: string) => string;
}) {
  return (
    <ol aria-label="What followed" className="divide-y divide-line">
      {moments.map((moment) => (
        <li
          key={`${moment.afterSeconds} ${moment.steps[0]?.id ?? moment.events[0]?.id}`}
          className="grid gap-x-5 gap-y-2 px-4 py-3 sm:grid-cols-[9rem_minmax(0,1fr)]"
        >
          <div>
            <p className="font-medium tabular-nums">
              {moment.afterSeconds === 0 ? "At once" : `After ${durationInWords(moment.afterSeconds)}`}
            </p>
            {moment.counts && <p className="text-ink-3 text-sm">{countsInWords(moment.counts)}</p>}
          </div>
          <ul className="min-w-0 space-y-1.5">
            {moment.steps.map((step) => (
              <Line key={`step ${step.id}`} icon={iconOf(step.action)}>
                {nameHref ? (
                  <Link href={nameHref(step.name)} prefetch={false} className="hover:underline">
                    {sentence(step)}
                  </Link>
                ) : (
                  sentence(step)
                )}
              </Line>
            ))}
            {moment.mails.map((mail) => (
              <Line key={`mail ${mail.id}`} icon="mail">
                <Link href={`/console/mailbox/${mail.id}`} prefetch={false} className="underline">
                  {mail.subject}
                </Link>{" "}
                <span className="text-ink-3">to {mail.to}</span>
              </Line>
            ))}
            {moment.events.length > 0 && (
              <Line icon="send">
                <span className="flex flex-wrap gap-1">
                  {[...Map.groupBy(moment.events, ({ type }) => type)].map(([type, events]) => (
                    <Badge key={type} tip={events.map(({ subject }) => subject).join(", ")}>
                      <span className="font-mono">{type}</span>
                      {events.length > 1 && ` × ${events.length}`}
                    </Badge>
                  ))}
                </span>
              </Line>
            )}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Line({ icon, children }: { icon: Parameters<typeof Icon>[0]["name"]; children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-2 [overflow-wrap:anywhere]">
      <Icon name={icon} size={14} className="mt-1 text-ink-3" />
      <span className="min-w-0">{children}</span>
    </li>
  );
}

function iconOf(action: string) {
  const kind = kindOfAction(action);
  return kind ? KINDS[kind].icon : "activity";
}

const sentence = (step: MomentShown["steps"][number]) =>
  titleOf({ ...step, subjectName: step.name, actorKind: "system" });

import { wordsOf } from "../names/status-words";
import { TONE, TONE_ICON } from "../ui/badge";
import { Icon } from "../ui/icon";

/** What holds for a name: the statuses of RFC 5731 and the periods of RFC 3915, in words. */
export function StatusSummary({
  state,
  statuses,
  rgpStatuses,
  isOfRegistryLock,
}: {
  state: string;
  statuses: readonly string[];
  rgpStatuses: readonly string[];
  /** Whether the holder's registry lock sets this status, and no operator. */
  isOfRegistryLock: (status: string) => boolean;
}) {
  const all = [...(state === "expired" ? ["expired"] : []), ...new Set([...statuses, ...rgpStatuses])];
  return (
    <ul className="divide-y divide-line">
      {all.map((status) => {
        const { title, tone } = wordsOf(status, isOfRegistryLock(status));
        return (
          <li key={status} className="flex items-center gap-3 px-4 py-2.5">
            <span className={`flex size-6 shrink-0 items-center justify-center rounded-full ${TONE[tone]}`}>
              <Icon name={TONE_ICON[tone]} size={14} />
            </span>
            <span className="min-w-0">
              <span className="font-medium">{title}</span>{" "}
              <code className="font-mono text-ink-3 text-xs [overflow-wrap:anywhere]">{status}</code>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

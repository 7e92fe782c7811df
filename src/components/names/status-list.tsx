import Link from "next/link";
import { TONE, TONE_ICON } from "../ui/badge";
import { Icon } from "../ui/icon";
import type { NameView } from "./life";
import { namePath } from "./paths";
import { wordsOf } from "./status-words";

/**
 * What holds for a name, in words. `pendingDelete` is a status of RFC 5731 and one of RFC 3915, and is shown once; that a
 * name has expired is no status on the wire.
 */
export function StatusList({ name }: { name: NameView }) {
  const statuses = [
    ...(name.state === "expired" ? ["expired"] : []),
    ...new Set([...name.statuses, ...name.rgpStatuses]),
  ];
  return (
    <ul className="divide-y divide-line">
      {statuses.map((status) => {
        const { title, meaning, change, tone, tab } = wordsOf(
          isFirstDays(name, status) ? "firstDays" : status,
          name.registryLockedAt !== null,
        );
        return (
          <li key={status} className="flex items-start gap-3 px-4 py-3">
            <span
              className={`mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full ${TONE[tone]}`}
            >
              <Icon name={TONE_ICON[tone]} size={14} />
            </span>
            <div className="min-w-0">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{title}</span>
                <code className="font-mono text-ink-3 text-xs [overflow-wrap:anywhere]">{status}</code>
              </p>
              <p className="text-ink-2">
                {meaning}{" "}
                {tab ? (
                  <Link href={namePath(name.fqdn, tab)} className="text-accent underline underline-offset-2">
                    {change}
                  </Link>
                ) : (
                  change
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Whether the registry's status is the lock that every name has in its first days. */
function isFirstDays({ transferLockEndsAt }: NameView, status: string): boolean {
  return status === "serverTransferProhibited" && transferLockEndsAt !== null;
}

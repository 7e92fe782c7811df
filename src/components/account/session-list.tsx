import type { RouterOutputs } from "@/api/trpc/root";
import { Badge } from "../ui/badge";
import { Icon } from "../ui/icon";
import { Time } from "../ui/time";
import { deviceOf } from "./device";
import { EndSession } from "./end-sessions";

/** Where the user is signed in, this browser first. */
export function SessionList({ sessions }: { sessions: RouterOutputs["access"]["sessions"] }) {
  const ordered = [...sessions].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  return (
    <ul className="divide-y divide-line" aria-label="Sessions">
      {ordered.map((session) => {
        const device = deviceOf(session.userAgent);
        return (
          <li key={session.id} className="flex items-center gap-3 px-4 py-3">
            <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-hover text-ink-2">
              <Icon name={device.icon} />
            </span>
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                <span data-tip={session.userAgent ?? undefined}>{device.text}</span>
                {session.isCurrent && <Badge tone="accent">This browser</Badge>}
              </p>
              <p className="text-ink-3 text-sm">
                {session.ip && (
                  <>
                    <span className="font-mono">{session.ip}</span> ·{" "}
                  </>
                )}
                {session.isCurrent ? (
                  "in use now"
                ) : (
                  <>
                    last seen <Time at={session.lastSeenAt} />
                  </>
                )}{" "}
                · signed in <Time at={session.createdAt} />
              </p>
            </div>
            {!session.isCurrent && <EndSession id={session.id} device={device.text} />}
          </li>
        );
      })}
    </ul>
  );
}

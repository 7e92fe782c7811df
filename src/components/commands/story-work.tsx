import Link from "next/link";
import type { Output } from "../trpc";
import { Status, type Tone } from "../ui/badge";

const STATES: Readonly<Record<string, readonly [tone: Tone, text: string]>> = {
  pending: ["warn", "Waits for an operator"],
  applied: ["ok", "Applied"],
  rejected: ["bad", "Rejected"],
  superseded: ["neutral", "Superseded"],
};

/** What of a command waits for an operator, or what became of that. */
export function StoryWork({
  work,
  isConsole,
}: {
  work: Output<"console.commands.get">["work"];
  isConsole: boolean;
}) {
  return (
    <ul className="space-y-2">
      {work.map(({ id, command, fqdn, state, decidedBy, reason, lastError }) => {
        const [tone, text] = STATES[state ?? ""] ?? ["info", "Would wait for an operator"];
        return (
          <li key={`${id} ${command}`} className="space-y-1">
            <p className="flex flex-wrap items-center gap-2">
              <Status tone={tone}>{text}</Status>
              <span className="font-mono text-sm [overflow-wrap:anywhere]">
                {command} {fqdn}
              </span>
              {isConsole && id && (
                <Link
                  href={`/console/work?state=${state}&query=${fqdn}`}
                  className="text-accent text-sm underline"
                >
                  Open
                </Link>
              )}
            </p>
            {isConsole && decidedBy && <p className="text-ink-3 text-sm">by {decidedBy}</p>}
            {reason && <p className="text-ink-2 text-sm">{reason}</p>}
            {isConsole && lastError && <p className="text-bad text-sm">Last attempt: {lastError}</p>}
          </li>
        );
      })}
    </ul>
  );
}

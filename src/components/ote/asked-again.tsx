import { Part } from "./step-evidence";
import { UtcTime } from "./utc-time";

/** Why the operators want to see a step again. */
export function AskedAgain({
  retries,
}: {
  retries: readonly { readonly reason: string; readonly createdAt: string }[];
}) {
  if (retries.length === 0) return null;
  return (
    <Part title="Asked for again by the operators">
      <ul className="space-y-3">
        {retries.map(({ reason, createdAt }) => (
          <li key={createdAt} className="border-line border-l-2 pl-3">
            <p className="text-ink-3 text-sm">
              <UtcTime at={createdAt} />
            </p>
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{reason}</p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

import { Alert } from "../ui/alert";
import { Time } from "../ui/time";

/** From when on the end of a certification is a warning, ms: 30 days. */
const SOON_MS = 30 * 86_400_000;

/** Until when a channel is certified; a warning in its last 30 days. */
export function CertificationNotice({ certifiedUntil, now }: { certifiedUntil: string; now: Date }) {
  const left = new Date(certifiedUntil).getTime() - now.getTime();
  if (left <= 0) {
    return (
      <Alert tone="bad" title="The certification has ended">
        On <Time at={certifiedUntil} form="date" />. Ask the operators for a new run.
      </Alert>
    );
  }
  return (
    <Alert
      tone={left < SOON_MS ? "warn" : "ok"}
      title={left < SOON_MS ? "The certification ends soon" : "Certified"}
    >
      Until <Time at={certifiedUntil} form="date" />.
      {left < SOON_MS && " A new run has to be signed off before, or the channel goes back to OT&E."}
    </Alert>
  );
}

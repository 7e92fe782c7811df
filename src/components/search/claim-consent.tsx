import { Alert } from "../ui/alert";
import { Checkbox } from "../ui/choice";
import { Time } from "../ui/time";

/** The claims notice that covers a name, to be read and accepted before the name is bought. */
export function ClaimConsent({
  claim,
  accepted,
  disabled,
  error,
  onChange,
}: {
  claim: { noticeId: string; notice: string; endsAt: string | null };
  accepted: boolean;
  disabled: boolean;
  error: string | null;
  onChange: (accepted: boolean) => void;
}) {
  return (
    <Alert tone="warn" title="Somebody claims this name">
      <p className="mb-2 whitespace-pre-line [overflow-wrap:anywhere]">{claim.notice}</p>
      <p className="mb-2 text-ink-2 text-sm">
        Notice <span className="font-mono">{claim.noticeId}</span>
        {claim.endsAt && (
          <>
            , in force until <Time at={claim.endsAt} form="date" />
          </>
        )}
      </p>
      <Checkbox
        checked={accepted}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "claim-error" : undefined}
        onChange={(event) => onChange(event.target.checked)}
        label="I have read the notice and go on"
      />
      {error && (
        <p id="claim-error" role="alert" className="mt-1 text-bad text-sm">
          {error}
        </p>
      )}
    </Alert>
  );
}

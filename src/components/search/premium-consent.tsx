import { yearsText } from "../names/renew-price";
import { Alert } from "../ui/alert";
import { Checkbox } from "../ui/choice";

/** Says that a premium name costs more than others, and asks to accept exactly that price. */
export function PremiumConsent({
  price,
  renewPrice,
  years,
  accepted,
  disabled,
  error,
  onChange,
}: {
  price: string;
  renewPrice: string;
  years: number;
  accepted: boolean;
  disabled: boolean;
  error: string | null;
  onChange: (accepted: boolean) => void;
}) {
  return (
    <Alert tone="warn" title="A premium name">
      <p className="mb-2">
        It has a price of its own: {price} now, and {renewPrice} for every year it is renewed.
      </p>
      <Checkbox
        checked={accepted}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "premium-error" : undefined}
        onChange={(event) => onChange(event.target.checked)}
        label={`I accept ${price} for ${yearsText(years)}`}
      />
      {error && (
        <p id="premium-error" role="alert" className="mt-1 text-bad text-sm">
          {error}
        </p>
      )}
    </Alert>
  );
}

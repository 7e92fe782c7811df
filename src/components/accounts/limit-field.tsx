import { FormFault, SubmitButton, TextField } from "../form/fields";

/** A whole number that operators set for an account; empty gives `usual`, the portal's own, back. */
export function LimitField({
  name,
  label,
  hint,
  min,
  value,
  usual,
  disabled,
}: {
  name: string;
  label: string;
  hint: string;
  min: number;
  value: number | null;
  usual: number;
  disabled: boolean;
}) {
  return (
    <fieldset disabled={disabled} className="min-w-0 space-y-4">
      <TextField
        name={name}
        type="number"
        inputMode="numeric"
        min={min}
        max={1_000_000}
        step={1}
        label={label}
        hint={hint}
        defaultValue={value ?? ""}
        placeholder={String(usual)}
        data-empty="null"
        autoComplete="off"
        className="max-w-60"
      />
      <FormFault />
      <SubmitButton>Save limit</SubmitButton>
    </fieldset>
  );
}

import { listCountries } from "@/lib/countries";
import { SelectField } from "./fields";

/** A country by its name; empty where none is chosen. */
export function CountryField({
  name,
  label,
  hint,
  none,
  defaultValue,
  autoComplete,
}: {
  name: string;
  label: string;
  hint?: string;
  /** What choosing none is called. */
  none: string;
  defaultValue: string;
  autoComplete?: string;
}) {
  return (
    <SelectField
      name={name}
      label={label}
      hint={hint}
      defaultValue={defaultValue}
      autoComplete={autoComplete}
    >
      <option value="">{none}</option>
      {listCountries().map((country) => (
        <option key={country.code} value={country.code}>
          {country.name}
        </option>
      ))}
    </SelectField>
  );
}

import { listCountries } from "@/lib/countries";
import { SelectField } from "./fields";

/** A country by its name; empty where none is chosen. */
export function CountryField({
  name,
  label,
  hint,
  none,
  defaultValue,
  ...rest
}: {
  name: string;
  label: string;
  hint?: string;
  /** What choosing none is called. */
  none: string;
  defaultValue: string;
  autoComplete?: string;
  optional?: boolean;
  "data-empty"?: string;
}) {
  return (
    <SelectField {...rest} name={name} label={label} hint={hint} defaultValue={defaultValue}>
      <option value="">{none}</option>
      {listCountries().map((country) => (
        <option key={country.code} value={country.code}>
          {country.name}
        </option>
      ))}
    </SelectField>
  );
}

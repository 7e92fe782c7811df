import { CountryField } from "./country-field";
import { TextField } from "./fields";

/** A postal address as invoices have it, or as much of one as is known. */
interface Address {
  readonly street?: string | null;
  readonly postalCode?: string | null;
  readonly city?: string | null;
  readonly region?: string | null;
  readonly country?: string | null;
}

/**
 * The cells of an address for a grid of two columns. `isOwn` lets browsers fill in the reader's; `optional` says so of each,
 * and sends null for what is empty.
 */
export function AddressFields({
  at = "",
  address,
  countryHint,
  isOwn = false,
  optional = false,
}: {
  /** Where the input has its fields: `contacts.admin.`. */
  at?: string;
  address: Address;
  countryHint?: string;
  isOwn?: boolean;
  optional?: boolean;
}) {
  const empty = optional ? { optional, "data-empty": "null" } : {};
  const fill = (token: string) => (isOwn ? token : "off");
  const text = (name: keyof Address, label: string, maxLength: number, token: string) => (
    <TextField
      {...empty}
      name={at + name}
      label={label}
      defaultValue={address[name] ?? ""}
      autoComplete={fill(token)}
      maxLength={maxLength}
    />
  );
  return (
    <>
      <div className="sm:col-span-2">{text("street", "Street and number", 200, "street-address")}</div>
      {text("postalCode", "Postal code", 20, "postal-code")}
      {text("city", "City", 100, "address-level2")}
      {text("region", "State or region", 100, "address-level1")}
      <CountryField
        {...empty}
        name={`${at}country`}
        label="Country"
        none="Not set"
        hint={countryHint}
        defaultValue={address.country ?? ""}
        autoComplete={fill("country")}
      />
    </>
  );
}

import { TextareaField } from "../form/fields";

/** From where the key may be used. */
export function AddressField({ addresses = [] }: { addresses?: readonly string[] }) {
  return (
    <TextareaField
      name="addresses"
      label="Allowed addresses"
      hint="IPv4 or IPv6 addresses or ranges, one a line, such as 192.0.2.7 or 2001:db8::/32. Empty: from anywhere."
      rows={2}
      mono
      spellCheck={false}
      autoComplete="off"
      defaultValue={addresses.join("\n")}
    />
  );
}

import { AddressFields } from "../form/address-fields";
import { TextField } from "../form/fields";
import type { ContactEntry } from "./entry";

/** As much of a contact as is known beforehand. */
export type Suggestion = Partial<Omit<ContactEntry, "id" | "isDefault" | "verification">>;

const NUMBER = "With the country’s code and a point after it: +1.5551234567";

/** The fields of one contact. */
export function ContactFields({
  at = "",
  contact,
  isOwn = false,
}: {
  /** Where the procedure's input has them: `contacts.admin.`. */
  at?: string;
  contact?: Suggestion;
  /** Whether browsers may fill in the reader's. */
  isOwn?: boolean;
}) {
  const fill = (token: string) => (isOwn ? token : "off");
  const empty = { optional: true, "data-empty": "null" };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        name={`${at}name`}
        label="Name"
        defaultValue={contact?.name}
        autoComplete={fill("name")}
        maxLength={255}
      />
      <TextField
        {...empty}
        name={`${at}organization`}
        label="Organization"
        defaultValue={contact?.organization ?? ""}
        autoComplete={fill("organization")}
        maxLength={255}
      />
      <div className="sm:col-span-2">
        <TextField
          name={`${at}email`}
          label="Email address"
          type="email"
          defaultValue={contact?.email}
          autoComplete={fill("email")}
          spellCheck={false}
          maxLength={254}
        />
      </div>
      <TextField
        {...empty}
        name={`${at}phone`}
        label="Phone"
        type="tel"
        hint={NUMBER}
        defaultValue={contact?.phone ?? ""}
        autoComplete="off"
      />
      <TextField
        {...empty}
        name={`${at}fax`}
        label="Fax"
        type="tel"
        hint="Written as the phone number"
        defaultValue={contact?.fax ?? ""}
        autoComplete="off"
      />
      <AddressFields at={at} address={contact ?? {}} isOwn={isOwn} optional />
    </div>
  );
}

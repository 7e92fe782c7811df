"use client";

import { TextField } from "../form/fields";
import type { ContactRole, Suggestion } from "./contacts";

/** The fields of one contact, named by their path in the procedure's input. */
export function ContactFields({ of: role, contact }: { of: ContactRole; contact: Suggestion | undefined }) {
  const at = `contacts.${role}`;
  // Only the holder's own fields are for the browser to fill in.
  const fill = (token: string) => (role === "registrant" ? token : "off");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        name={`${at}.name`}
        label="Name"
        defaultValue={contact?.name}
        autoComplete={fill("name")}
        maxLength={255}
      />
      <TextField
        name={`${at}.organization`}
        label="Organisation"
        optional
        defaultValue={contact?.organization ?? ""}
        autoComplete={fill("organization")}
        maxLength={255}
      />
      <TextField
        name={`${at}.email`}
        label="Email address"
        type="email"
        defaultValue={contact?.email}
        autoComplete={fill("email")}
        maxLength={254}
      />
      <TextField
        name={`${at}.phone`}
        label="Phone"
        optional
        type="tel"
        hint="With the country’s code and a point after it: +1.5551234567"
        defaultValue={contact?.phone ?? ""}
        autoComplete="off"
      />
      <div className="sm:col-span-2">
        <TextField
          name={`${at}.street`}
          label="Street"
          optional
          defaultValue={contact?.street ?? ""}
          autoComplete={fill("street-address")}
          maxLength={255}
        />
      </div>
      <TextField
        name={`${at}.postalCode`}
        label="Postal code"
        optional
        defaultValue={contact?.postalCode ?? ""}
        autoComplete={fill("postal-code")}
        maxLength={16}
      />
      <TextField
        name={`${at}.city`}
        label="City"
        optional
        defaultValue={contact?.city ?? ""}
        autoComplete={fill("address-level2")}
        maxLength={255}
      />
      <TextField
        name={`${at}.region`}
        label="State or region"
        optional
        defaultValue={contact?.region ?? ""}
        autoComplete={fill("address-level1")}
        maxLength={255}
      />
      <TextField
        name={`${at}.country`}
        label="Country"
        optional
        hint="Two capital letters, such as US"
        defaultValue={contact?.country ?? ""}
        autoComplete={fill("country")}
        maxLength={2}
        autoCapitalize="characters"
      />
    </div>
  );
}

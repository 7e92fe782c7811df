import { countryName } from "@/lib/countries";
import { Badge } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { ContactMenu } from "./contact-menu";
import { EmailState } from "./email-state";
import type { ContactEntry } from "./entry";

/** The entries of the address book, the default first. `mayChange` shows their menus. */
export function ContactTable({
  entries,
  mayChange,
}: {
  entries: readonly ContactEntry[];
  mayChange: boolean;
}) {
  return (
    <Table label="Contacts" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Email address</Th>
          <Th>Phone</Th>
          <Th>Place</Th>
          {mayChange && <Th width="3rem" label="Actions" />}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <Td head className="[overflow-wrap:anywhere]">
              <div>
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  {entry.name}
                  {entry.isDefault && (
                    <Badge tone="accent" tip="Names that are registered without a registrant get this one">
                      Default
                    </Badge>
                  )}
                </span>
                {entry.organization && (
                  <span className="block font-normal text-ink-2 text-sm">{entry.organization}</span>
                )}
              </div>
            </Td>
            <Td label="Email address" className="[overflow-wrap:anywhere]">
              <div>
                <span className="block">{entry.email}</span>
                <EmailState verification={entry.verification} />
              </div>
            </Td>
            <Td label="Phone" className="tabular-nums">
              {entry.phone ?? <span className="text-ink-3">None</span>}
            </Td>
            <Td label="Place">{placeOf(entry) || <span className="text-ink-3">None</span>}</Td>
            {mayChange && (
              <Td corner>
                <ContactMenu entry={entry} />
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function placeOf({ city, country }: ContactEntry): string {
  return [city, country && countryName(country)].filter(Boolean).join(", ");
}

"use client";

import { TextField } from "../form/fields";
import { Button, IconButton } from "../ui/button";
import type { Rows } from "./use-rows";

const MOST = 13;

/** The registrant's nameservers, one a row; glue is for hosts inside the name. */
export function NameserverRows({
  fqdn,
  rows,
  fewest,
}: {
  fqdn: string;
  rows: Rows<{ host: string; addresses: string[] }>;
  fewest: number;
}) {
  const few = rows.list.length <= fewest;
  return (
    <section aria-label="Nameservers" className="space-y-3">
      <div>
        <h3 className="font-medium">Nameservers</h3>
        <p className="text-ink-3 text-sm">
          At least {fewest}. One inside the name, such as <span className="font-mono">ns1.{fqdn}</span>, needs
          its addresses (glue), because nobody could find it otherwise.
        </p>
      </div>
      {rows.list.map(({ key, row }, index) => (
        <div
          key={key}
          className="grid gap-3 rounded-md border border-line p-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] sm:items-start sm:border-0 sm:p-0"
        >
          <TextField
            name={`nameservers.${index}.host`}
            label={`Host ${index + 1}`}
            mono
            defaultValue={row.host}
            placeholder={`ns${index + 1}.example.net`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
          <TextField
            name={`nameservers.${index}.addresses`}
            label={`Glue of host ${index + 1}`}
            optional
            mono
            defaultValue={row.addresses.join(", ")}
            placeholder="192.0.2.1, 2001:db8::1"
            autoComplete="off"
            spellCheck={false}
          />
          <div className="sm:pt-7">
            <IconButton
              icon="trash"
              label={few ? `At least ${fewest} nameservers are needed` : `Remove host ${index + 1}`}
              size="md"
              disabled={few}
              onClick={() => rows.remove(key)}
            />
          </div>
        </div>
      ))}
      {rows.list.length < MOST && (
        <Button size="sm" icon="plus" onClick={() => rows.add({ host: "", addresses: [] })}>
          Add a nameserver
        </Button>
      )}
    </section>
  );
}

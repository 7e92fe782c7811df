import { addDays } from "@/lib/time";
import type { Output } from "../trpc";
import { Badge } from "../ui/badge";
import { Icon } from "../ui/icon";
import { type SearchParams, withParams } from "../ui/query-string";
import { SelectAll, SelectRow } from "../ui/selection";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { type NameListInput, type NameSort, SOON_DAYS } from "./list-params";
import { NAMES_PATH, namePath } from "./paths";
import { StateBadge } from "./state-badge";

export type NameLine = Output<"names.list">["items"][number];

/** The account's names, a page of them. */
export function NamesTable({
  names,
  params,
  input,
  now,
}: {
  names: readonly NameLine[];
  params: SearchParams;
  input: NameListInput;
  now: Date;
}) {
  const sort = (column: NameSort) => {
    const order = input.sort === column ? (input.direction ?? "asc") : null;
    return {
      order,
      href: withParams(NAMES_PATH, params, { sort: column, dir: order === "asc" ? "desc" : null }),
    };
  };
  return (
    <Table label="Your names" stack>
      <thead>
        <tr>
          <Th width="2.75rem">
            <SelectAll />
          </Th>
          <Th sort={sort("name")}>Name</Th>
          <Th>Status</Th>
          <Th sort={sort("expires")}>Expires</Th>
          <Th sort={sort("created")}>Registered</Th>
          <Th>Auto-renew</Th>
          <Th>Lock</Th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <NameRow key={name.id} name={name} soon={addDays(now, SOON_DAYS)} />
        ))}
      </tbody>
    </Table>
  );
}

function NameRow({ name, soon }: { name: NameLine; soon: Date }) {
  const deleted = name.state === "redemption" || name.state === "pending_delete";
  const due = !deleted && !name.autoRenew && new Date(name.expiresAt) <= soon;
  return (
    <tr>
      <Td corner>
        <SelectRow id={name.fqdn} label={`Select ${name.unicode}`} />
      </Td>
      <Td head>
        <span className="flex items-center gap-2">
          <RowLink
            href={namePath(name.fqdn)}
            prefetch={false}
            data-tip={name.unicode === name.fqdn ? undefined : name.fqdn}
            className="[overflow-wrap:anywhere]"
          >
            {name.unicode}
          </RowLink>
          {name.premium && (
            <Badge tone="accent" icon="crown" tip="A premium name: its price is its own, every year">
              Premium
            </Badge>
          )}
        </span>
      </Td>
      <Td label="Status">
        <StateBadge state={name.state} />
      </Td>
      <Td label={deleted ? "Was paid until" : "Expires"}>
        <span className={due ? "inline-flex items-center gap-1.5 font-medium text-warn" : "text-ink-2"}>
          {due && <Icon name="clock" size={14} label="Due:" />}
          <Time at={name.expiresAt} />
        </span>
      </Td>
      <Td label="Registered" className="text-ink-2 max-sm:hidden">
        <Time at={name.registeredAt} form="date" />
      </Td>
      <Td label="Auto-renew">
        {name.autoRenew ? (
          <span className="inline-flex items-center gap-1.5">
            <Icon name="refresh-cw" size={14} className="text-ink-3" />
            On
          </span>
        ) : (
          <span className="text-ink-3">Off</span>
        )}
      </Td>
      <Td label="Lock" className="max-sm:hidden">
        {name.registryLockedAt ? (
          <Badge
            icon="shield-check"
            tip="Nothing of it changes until the lock is taken off with a second factor"
          >
            Registry lock
          </Badge>
        ) : name.locked ? (
          <span className="inline-flex items-center gap-1.5">
            <Icon name="lock" size={14} className="text-ink-3" />
            Transfer lock
          </span>
        ) : (
          <span className="text-ink-3">Open</span>
        )}
      </Td>
    </tr>
  );
}

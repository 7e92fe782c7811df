import { StateBadge } from "../names/state-badge";
import { namespacePath } from "../namespaces/paths";
import type { Output } from "../trpc";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { SearchInput } from "../ui/input";
import { NameText } from "../ui/name-text";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { MILESTONE_WORDS } from "./milestone-words";

/** The names of a namespace that expire first, each with what is before it; one is chosen by the URL. */
export function ClockNames({
  namespace,
  names,
  search,
  chosen,
}: {
  namespace: string;
  names: Output<"console.clock.names">;
  search: string;
  chosen: string | null;
}) {
  const path = namespacePath(namespace, "clock");
  if (names.length === 0 && search === "") {
    return (
      <EmptyState icon="clock" title="No names yet">
        <p>Register a name under {namespace}: then its clock has something to move.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <form action={path} className="flex gap-2 border-line border-b px-4 py-3">
        <SearchInput
          name="q"
          aria-label="Search names"
          placeholder="Part of a name"
          defaultValue={search}
          className="min-w-0 flex-1 sm:max-w-xs"
        />
        <Button type="submit">Search</Button>
      </form>
      {names.length === 0 ? (
        <p className="p-4 text-ink-3">No name under {namespace} has this in it.</p>
      ) : (
        <Table label="Names that change next" stack>
          <thead>
            <tr>
              <Th>Name</Th>
              <Th>State</Th>
              <Th>Auto-renew</Th>
              <Th>Next</Th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr key={name.fqdn} aria-current={name.fqdn === chosen ? "true" : undefined}>
                <Td head>
                  <RowLink href={hrefOf(path, search, name.fqdn)} prefetch={false} scroll={false}>
                    <NameText fqdn={name.fqdn} unicode={name.unicode} />
                  </RowLink>
                </Td>
                <Td label="State">
                  <StateBadge state={name.state} />
                </Td>
                <Td label="Auto-renew">{name.autoRenew ? "On" : "Off"}</Td>
                <Td label="Next">
                  <NextState milestones={name.milestones} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

function hrefOf(path: string, search: string, name: string): string {
  const params = new URLSearchParams({ ...(search ? { q: search } : {}), name });
  return `${path}?${params}`;
}

/** What a name comes to next, and when. */
export function NextState({
  milestones,
}: {
  milestones: Output<"console.clock.names">[number]["milestones"];
}) {
  const [next] = milestones;
  if (!next) return <span className="text-ink-3">Nothing</span>;
  return (
    <span>
      {MILESTONE_WORDS[next.milestone].label} <span className="text-ink-3">{<Time at={next.at} />}</span>
    </span>
  );
}

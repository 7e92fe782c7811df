import type { Input } from "../trpc";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { FilterChips } from "../ui/filter-chips";
import { type SearchParams, withParams } from "../ui/query-string";
import {
  type CommandFilter,
  isFiltered,
  PERIOD_LABELS,
  PERIODS,
  type Period,
  STATUS_LABELS,
} from "./command-filter";
import { CommandLog, type LogOwner } from "./command-log";
import { CommandSearch } from "./command-search";
import type { CommandLine } from "./command-table";
import { NoCommands } from "./no-commands";

type Statuses = keyof typeof STATUS_LABELS;

/** The log with its filters, the way to older lines, and the panel of one; for operators and registrars alike. */
export function CommandLogPage({
  path,
  owner,
  params,
  filter,
  query,
  page,
  curl,
}: {
  path: string;
  owner: LogOwner;
  params: SearchParams;
  filter: CommandFilter;
  query: Input<"console.commands.list">;
  page: { commands: readonly CommandLine[]; nextCursor: string | null };
  /** A command to send when there are none yet. */
  curl?: string;
}) {
  const link = (change: Record<string, string | null>) =>
    withParams(path, params, { cursor: null, open: null, ...change });
  const chip = (label: string, name: string, value: string, active: boolean) => ({
    label,
    href: link({ [name]: active ? null : value }),
    active,
  });
  return (
    <>
      <div className="mb-4 space-y-3">
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <FilterChips
            label="Status"
            chips={(Object.keys(STATUS_LABELS) as Statuses[]).map((status) =>
              chip(STATUS_LABELS[status], "status", status, filter.status === status),
            )}
          />
          <FilterChips
            label="Sandbox"
            chips={[
              chip("In the sandbox", "sandbox", "yes", filter.sandbox === true),
              chip("In production", "sandbox", "no", filter.sandbox === false),
            ]}
          />
          <FilterChips
            label="When"
            chips={(Object.keys(PERIODS) as Period[]).map((period) =>
              chip(PERIOD_LABELS[period], "period", period, filter.period === period),
            )}
          />
          {filter.request && (
            <FilterChips label="Request" chips={[chip(filter.request, "request", filter.request, true)]} />
          )}
        </div>
        <CommandSearch action={path} filter={filter} withChannel={owner === "console"} />
      </div>
      <Card>
        <CommandLog
          // A new filter is a new log.
          key={JSON.stringify({ ...query, since: null, tail: filter.isTail })}
          commands={page.commands}
          query={query}
          owner={owner}
          isTail={filter.isTail}
        />
        {page.commands.length === 0 && !filter.isTail && (
          <NoCommands path={path} isFiltered={isFiltered(filter)} curl={curl} />
        )}
        {(page.nextCursor || filter.cursor) && !filter.isTail && (
          <nav aria-label="Pages" className="flex justify-end gap-2 border-line border-t px-3 py-2">
            {filter.cursor && (
              <LinkButton size="sm" href={link({})} prefetch={false}>
                Newest
              </LinkButton>
            )}
            {page.nextCursor && (
              <LinkButton size="sm" href={link({ cursor: page.nextCursor })} prefetch={false}>
                Older
              </LinkButton>
            )}
          </nav>
        )}
      </Card>
    </>
  );
}

/** What can be done with the whole log: follow it, take it away as a file. */
export function CommandLogActions({
  path,
  params,
  filter,
}: {
  path: string;
  params: SearchParams;
  filter: CommandFilter;
}) {
  const file = (format: string) =>
    withParams(`${path}/export`, params, { format, cursor: null, open: null, tail: null });
  return (
    <>
      <LinkButton
        icon="radio-tower"
        variant={filter.isTail ? "primary" : "secondary"}
        href={withParams(path, params, { tail: filter.isTail ? null : "1", cursor: null, open: null })}
        prefetch={false}
        scroll={false}
      >
        {filter.isTail ? "Following live" : "Follow live"}
      </LinkButton>
      <LinkButton icon="download" href={file("csv")} prefetch={false} download>
        CSV
      </LinkButton>
      <LinkButton icon="download" href={file("ndjson")} prefetch={false} download>
        NDJSON
      </LinkButton>
    </>
  );
}

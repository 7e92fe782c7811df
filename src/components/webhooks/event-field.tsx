"use client";

import { use, useState } from "react";
import { FormContext } from "../form/form-context";
import { Checkbox, Radio } from "../ui/choice";
import { SearchInput } from "../ui/input";
import type { EventType } from "./endpoint-words";

/** Which events are sent: all, or those chosen from groups. */
export function EventField({
  types,
  chosen = [],
}: {
  types: readonly EventType[];
  /** Empty: all. */
  chosen?: readonly string[];
}) {
  const { errors } = use(FormContext);
  const [isAll, setAll] = useState(chosen.length === 0);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set(chosen));
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const isShown = ({ type, title, description }: EventType) =>
    `${type} ${title} ${description}`.toLowerCase().includes(wanted);
  const groups = Map.groupBy(types, ({ group }) => group);

  const pick = (several: readonly EventType[], on: boolean) => {
    const next = new Set(picked);
    for (const { type } of several) on ? next.add(type) : next.delete(type);
    setPicked(next);
  };

  return (
    <fieldset className="space-y-2" aria-describedby={errors.events ? "events-error" : undefined}>
      <legend className="font-medium text-sm">Events</legend>
      <Radio
        name="choice"
        value="all"
        checked={isAll}
        onChange={() => setAll(true)}
        label="All events"
        hint="Those that come to be later, too"
      />
      <Radio
        name="choice"
        value="chosen"
        checked={!isAll}
        onChange={() => setAll(false)}
        label={picked.size > 0 ? `Chosen events (${picked.size})` : "Chosen events"}
      />
      {errors.events && (
        <p id="events-error" role="alert" className="text-bad text-sm">
          {errors.events}
        </p>
      )}
      {!isAll && (
        <div className="rounded-md border border-line">
          <div className="border-line border-b p-2">
            <SearchInput
              aria-label="Search events"
              placeholder="Search events"
              value={search}
              autoComplete="off"
              onChange={(event) => setSearch(event.target.value)}
              onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
            />
          </div>
          <div className="max-h-72 divide-y divide-line overflow-y-auto">
            {[...groups].map(([group, members]) => {
              const shown = members.filter(isShown);
              const isWhole = members.every(({ type }) => picked.has(type));
              return (
                // What is out of sight stays chosen.
                <div key={group} className="space-y-0.5 px-3 py-2.5" hidden={shown.length === 0}>
                  <div className="flex items-center justify-between gap-4">
                    <p className="text-ink-3 text-sm">{group}</p>
                    <button
                      type="button"
                      className="min-h-6 rounded-sm text-accent text-sm hover:underline"
                      aria-label={`${isWhole ? "None" : "All"} of ${group}`}
                      onClick={() => pick(members, !isWhole)}
                    >
                      {isWhole ? "None" : "All"}
                    </button>
                  </div>
                  {members.map((member) => (
                    <div key={member.type} hidden={!isShown(member)}>
                      <Checkbox
                        name="events"
                        value={member.type}
                        checked={picked.has(member.type)}
                        onChange={(event) => pick([member], event.target.checked)}
                        label={<code className="font-mono text-sm">{member.type}</code>}
                        hint={member.description}
                      />
                    </div>
                  ))}
                </div>
              );
            })}
            {!types.some(isShown) && <p className="px-3 py-4 text-ink-3">No event fits “{search}”.</p>}
          </div>
        </div>
      )}
      <p className="text-sm">
        <a href="/docs/webhooks/events" target="_blank" rel="noreferrer" className="text-accent underline">
          Every event with its fields and JSON Schema
        </a>
      </p>
    </fieldset>
  );
}

import { PERIOD_LABELS } from "../commands/command-filter";
import { Button, LinkButton } from "../ui/button";
import { FilterChips } from "../ui/filter-chips";
import { SearchInput, Select } from "../ui/input";
import { MinuteInput } from "../ui/minute-input";
import { oneParam, type SearchParams, withParams } from "../ui/query-string";
import { Tabs } from "../ui/tabs";
import { isFiltered, type LogFilter } from "./log-filter";
import { ANSWER_LABELS, STATE_LABELS } from "./log-words";

/** The two views of the log and their filters: links and a plain form, so that the URL is their state. */
export function LogHead({
  path,
  params,
  filter,
  types,
}: {
  path: string;
  params: SearchParams;
  filter: LogFilter;
  types: readonly string[];
}) {
  const { view, state, answer, type, search, period, from, to } = filter;
  const days = oneParam(params, "days");
  const link = (change: Record<string, string | null>) =>
    withParams(path, params, { cursor: null, delivery: null, ...change });
  const chips = <Name extends string>(labels: Record<Name, string>, param: string, chosen: Name | null) =>
    (Object.keys(labels) as Name[]).map((name) => ({
      label: labels[name],
      href: link({
        [param]: chosen === name ? null : name,
        ...(param === "period" && { from: null, to: null }),
      }),
      active: chosen === name,
    }));
  return (
    <>
      <Tabs
        label="Log"
        items={[
          { label: "Events", href: link({ view: "deliveries", answer: null }) },
          { label: "Attempts", href: link({ view: "attempts", state: null }) },
        ]}
      />
      <div className="my-4 space-y-3">
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {view === "deliveries" ? (
            <FilterChips label="State" chips={chips(STATE_LABELS, "state", state)} />
          ) : (
            <FilterChips label="Answer" chips={chips(ANSWER_LABELS, "answer", answer)} />
          )}
          <FilterChips label="When" chips={chips(PERIOD_LABELS, "period", period)} />
        </div>
        {/* A new filter is a new form: what it holds is what the URL says. */}
        <form
          key={JSON.stringify(filter)}
          action={`${path}#log`}
          className="grid gap-2 sm:grid-cols-2 lg:grid-cols-[2fr_1.5fr_1.5fr_1.5fr_auto]"
        >
          <input type="hidden" name="view" value={view} />
          {days && <input type="hidden" name="days" value={days} />}
          {view === "deliveries" && state && <input type="hidden" name="state" value={state} />}
          {view === "attempts" && answer && <input type="hidden" name="answer" value={answer} />}
          {period && !from && !to && <input type="hidden" name="period" value={period} />}
          <SearchInput
            name="search"
            aria-label="Part of a name, or an id"
            placeholder="Part of a name, or an id"
            defaultValue={search}
            autoComplete="off"
          />
          <Select name="type" aria-label="Event" defaultValue={type}>
            <option value="">Every event</option>
            {types.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
          <MinuteInput name="from" label="From (UTC)" value={from} />
          <MinuteInput name="to" label="To (UTC)" value={to} />
          <div className="flex gap-2">
            <Button type="submit">Show</Button>
            {isFiltered(filter) && (
              <LinkButton
                variant="ghost"
                href={withParams(path, {}, { view: view === "attempts" ? view : null })}
                scroll={false}
              >
                Clear
              </LinkButton>
            )}
          </div>
        </form>
      </div>
    </>
  );
}

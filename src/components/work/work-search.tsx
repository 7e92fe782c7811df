import { Button } from "../ui/button";
import { Input, SearchInput, Select } from "../ui/input";
import type { WorkFilter } from "./work-filter";
import { WORK_COMMAND_LABELS } from "./work-words";

/** Name, namespace, registrar and command: a plain form that goes to the URL. */
export function WorkSearch({
  action,
  filter,
  namespaces,
}: {
  action: string;
  filter: WorkFilter;
  namespaces: readonly string[];
}) {
  return (
    <form action={action} className="grid gap-2 sm:grid-cols-2 lg:grid-cols-5">
      {filter.state !== "pending" && <input type="hidden" name="state" value={filter.state} />}
      <SearchInput
        name="query"
        aria-label="Part of the name"
        placeholder="Part of the name"
        defaultValue={filter.query}
      />
      <Select name="namespace" aria-label="Namespace" defaultValue={filter.namespace}>
        <option value="">Every namespace</option>
        {namespaces.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Select>
      <Input
        name="channel"
        aria-label="Registrar channel"
        placeholder="Channel’s handle"
        defaultValue={filter.channel}
        autoComplete="off"
      />
      <Select name="command" aria-label="Command" defaultValue={filter.command ?? ""}>
        <option value="">Every kind of change</option>
        {Object.entries(WORK_COMMAND_LABELS).map(([command, label]) => (
          <option key={command} value={command}>
            {label}
          </option>
        ))}
      </Select>
      <Button type="submit">Show</Button>
    </form>
  );
}

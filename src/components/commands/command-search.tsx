import { Button } from "../ui/button";
import { Input, SearchInput, Select } from "../ui/input";
import { MinuteInput } from "../ui/minute-input";
import { type CommandFilter, LOGGED_COMMANDS } from "./command-filter";

/** Name, key, command, error and times: a plain form that goes to the URL, so that it works before the page is live. */
export function CommandSearch({
  action,
  filter,
  withChannel,
}: {
  action: string;
  filter: CommandFilter;
  withChannel: boolean;
}) {
  const { status, sandbox, period, request, isTail } = filter;
  return (
    <form action={action} className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
      {status && <input type="hidden" name="status" value={status} />}
      {sandbox !== null && <input type="hidden" name="sandbox" value={sandbox ? "yes" : "no"} />}
      {period && <input type="hidden" name="period" value={period} />}
      {request && <input type="hidden" name="request" value={request} />}
      {isTail && <input type="hidden" name="tail" value="1" />}
      <SearchInput
        name="domain"
        aria-label="Whole name"
        placeholder="Whole name"
        defaultValue={filter.domain}
        autoComplete="off"
      />
      <Input
        name="key"
        aria-label="Idempotency key"
        placeholder="Idempotency key"
        defaultValue={filter.key}
        autoComplete="off"
      />
      {withChannel && (
        <Input
          name="channel"
          aria-label="Channel"
          placeholder="Channel’s handle"
          defaultValue={filter.channel}
          autoComplete="off"
        />
      )}
      <Select name="command" aria-label="Command" defaultValue={filter.command ?? ""}>
        <option value="">Every command</option>
        {LOGGED_COMMANDS.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Select>
      <Input
        name="error"
        aria-label="Error code"
        placeholder="Error code"
        defaultValue={filter.error}
        autoComplete="off"
      />
      <MinuteInput name="from" label="From (UTC)" value={filter.from} />
      <MinuteInput name="to" label="To (UTC)" value={filter.to} />
      <Button type="submit">Show</Button>
    </form>
  );
}

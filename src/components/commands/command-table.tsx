import clsx from "clsx";
import type { Output } from "../trpc";
import { Badge, Status } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { durationText, logTime, STATUS_TONES } from "./command-words";
import { OpenCommand } from "./open-command";

export type CommandLine = Output<"console.commands.list">["commands"][number];

/** One line a command; a line opens its story. `fresh` are those that came since the last look. */
export function CommandTable({
  commands,
  showChannel,
  fresh,
}: {
  commands: readonly CommandLine[];
  showChannel: boolean;
  fresh?: ReadonlySet<string>;
}) {
  return (
    <Table label="Commands" stack>
      <thead>
        <tr>
          <Th>Time (UTC)</Th>
          {showChannel && <Th>Channel</Th>}
          <Th>Command</Th>
          <Th>Name</Th>
          <Th>Idempotency key</Th>
          <Th>Status</Th>
          <Th end>Took</Th>
        </tr>
      </thead>
      <tbody>
        {commands.map((command) => (
          <tr
            key={command.id}
            className={clsx("transition-colors duration-700", fresh?.has(command.id) && "bg-accent-soft")}
          >
            <Td head className="whitespace-nowrap font-normal">
              <OpenCommand id={command.id}>
                <time dateTime={command.at} className="font-mono text-sm tabular-nums">
                  {logTime(command.at)}
                </time>
              </OpenCommand>
            </Td>
            {showChannel && (
              <Td label="Channel" className="whitespace-nowrap">
                {command.channel}
              </Td>
            )}
            <Td label="Command" className="whitespace-nowrap">
              <span className="font-mono text-sm">{command.command}</span>
            </Td>
            <Td label="Name" className="max-w-56 truncate max-sm:max-w-none">
              <MaybeText text={command.domain} />
            </Td>
            <Td label="Idempotency key" className="max-w-36 truncate text-ink-2 max-sm:max-w-none">
              <MaybeText text={command.idempotencyKey} />
            </Td>
            <Td label="Status">
              <CommandMarks command={command} />
            </Td>
            <Td label="Took" end className="whitespace-nowrap text-ink-2">
              {durationText(command.durationMicros)}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function MaybeText({ text }: { text: string | null }) {
  if (text === null) return <span className="text-ink-3">none</span>;
  return <span className="font-mono text-sm">{text}</span>;
}

/** What became of it, and how it was asked for. */
export function CommandMarks({
  command: { status, errorCode, sandbox, replayOfId, httpStatus },
}: {
  command: Pick<CommandLine, "status" | "errorCode" | "sandbox" | "replayOfId" | "httpStatus">;
}) {
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Status tone={STATUS_TONES[status] ?? "neutral"}>
        <span className="max-w-44 truncate" title={errorCode ?? undefined}>
          {httpStatus} {errorCode ?? status}
        </span>
      </Status>
      {sandbox && status !== "sandbox" && <Badge tip="Asked for in the sandbox">sandbox</Badge>}
      {replayOfId !== null && <Badge tip="Given the recorded result of an earlier command">replay</Badge>}
    </span>
  );
}

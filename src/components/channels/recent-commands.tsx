import type { RouterOutputs } from "@/api/trpc/root";
import { Status } from "../ui/badge";
import { NameText } from "../ui/name-text";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";

type Command = RouterOutputs["console"]["channels"]["get"]["commands"][number];

const STATES = {
  success: { tone: "ok", text: "Done" },
  sandbox: { tone: "info", text: "Sandbox" },
  failed: { tone: "bad", text: "Failed" },
} as const;

/** The last commands of a channel, the newest first. */
export function RecentCommands({ commands }: { commands: readonly Command[] }) {
  return (
    <Table label="Recent commands" stack>
      <thead>
        <tr>
          <Th>Command</Th>
          <Th>Name</Th>
          <Th>Outcome</Th>
          <Th end>Answer</Th>
          <Th end>When</Th>
        </tr>
      </thead>
      <tbody>
        {commands.map((command) => (
          <tr key={command.id}>
            <Td head className="font-mono text-sm">
              {command.command}
            </Td>
            <Td label="Name">
              {command.domain ? (
                <NameText fqdn={command.domain} className="font-mono text-sm" />
              ) : (
                <span className="text-ink-3">–</span>
              )}
            </Td>
            <Td label="Outcome">
              <Status tone={STATES[command.status].tone}>{STATES[command.status].text}</Status>
            </Td>
            <Td label="Answer" end className="tabular-nums">
              <span className="min-w-0">
                {command.httpStatus}
                {command.errorCode && (
                  <span className="block font-mono text-ink-3 text-xs">{command.errorCode}</span>
                )}
              </span>
            </Td>
            <Td label="When" end>
              <Time at={command.at} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

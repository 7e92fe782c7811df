import type { RouterOutputs } from "@/api/trpc/root";
import { Status } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";

type Capability = RouterOutputs["channels"]["status"]["commands"][number];

/** Which commands work, in the sandbox and in production; why not, and what would change that. As `GET /status` says it. */
export function CapabilityMatrix({ rows }: { rows: readonly Capability[] }) {
  return (
    <Table label="Commands" stack>
      <thead>
        <tr>
          <Th>Command</Th>
          <Th>Scope</Th>
          <Th>Sandbox</Th>
          <Th>Production</Th>
          <Th>What would clear it</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.command}>
            <Td head>
              <span className="min-w-0">
                <code className="font-mono">{row.command}</code>
                <span className="block font-mono font-normal text-ink-3 text-xs">{row.http}</span>
              </span>
            </Td>
            <Td label="Scope">
              <span>
                <Status tone={row.scope_status === "granted" ? "ok" : "warn"}>
                  {row.scope_status === "granted" ? "Granted" : "Missing"}
                </Status>
                <span className="mt-0.5 block font-mono text-ink-3 text-xs">{row.scope}</span>
              </span>
            </Td>
            <Td label="Sandbox">
              <Available is={row.sandbox_available} />
            </Td>
            <Td label="Production">
              {row.command === "reset_fixtures" || row.command === "advance_clock" ? (
                <span className="text-ink-3">Sandbox only</span>
              ) : (
                <Available is={row.production_available} />
              )}
            </Td>
            <Td label="What would clear it" className="text-ink-2">
              {row.disabled_reason !== null && (
                <span className="min-w-0">
                  {row.cleared_by}
                  <a
                    href={`/docs/errors/${row.disabled_reason}`}
                    className="block font-mono text-ink-3 text-xs underline [overflow-wrap:anywhere]"
                  >
                    {row.disabled_reason}
                  </a>
                </span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Available({ is }: { is: boolean }) {
  return is ? <Status tone="ok">Works</Status> : <Status tone="bad">Refused</Status>;
}

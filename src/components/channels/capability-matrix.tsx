import { Status } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";

/** What one command is to a credential, as `GET /status` says it. */
export interface Capability {
  /** `create_domain`. */
  readonly command: string;
  /** `POST /domains`. */
  readonly http: string;
  readonly scopeStatus: "granted" | "missing";
  readonly missingScopes: readonly string[];
  readonly sandboxAvailable: boolean;
  readonly productionAvailable: boolean;
  /** Why production refuses it, in words; null when it does not. */
  readonly disabledReason: string | null;
  /** The step that would clear the reason. */
  readonly clearedBy: string | null;
}

/** Which commands work, in the sandbox and in production; why not, and what would change that. */
export function CapabilityMatrix({ rows }: { rows: readonly Capability[] }) {
  return (
    <Table label="Commands" stack>
      <thead>
        <tr>
          <Th>Command</Th>
          <Th>Scope</Th>
          <Th>Sandbox</Th>
          <Th>Production</Th>
          <Th>Why not, and what to do</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.command}>
            <Td head>
              <code className="font-mono">{row.command}</code>
              <span className="block font-mono font-normal text-ink-3 text-xs">{row.http}</span>
            </Td>
            <Td label="Scope">
              {row.scopeStatus === "granted" ? (
                <Status tone="ok">Granted</Status>
              ) : (
                <Status tone="warn" tip={row.missingScopes.join(", ")}>
                  Missing
                </Status>
              )}
            </Td>
            <Td label="Sandbox">
              <Available is={row.sandboxAvailable} />
            </Td>
            <Td label="Production">
              <Available is={row.productionAvailable} />
            </Td>
            <Td label="Why not" className="text-ink-2">
              {row.disabledReason === null ? (
                <span className="text-ink-3">–</span>
              ) : (
                <>
                  {row.disabledReason}
                  {row.clearedBy && <span className="block text-ink-3 text-sm">{row.clearedBy}</span>}
                </>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Available({ is }: { is: boolean }) {
  return is ? <Status tone="ok">Works</Status> : <Status tone="neutral">Refused</Status>;
}

import type { RouterOutputs } from "@/api/trpc/root";
import { SCOPE_DESCRIPTIONS } from "@/services/access/scopes";
import { Badge, Status } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { KeyAddresses } from "./key-addresses";
import { KeyMenu } from "./key-menu";
import { scopesInWords } from "./scope-groups";

type ListedKey = RouterOutputs["keys"]["list"][number];

const STATE = {
  active: { tone: "ok", text: "Active" },
  expired: { tone: "warn", text: "Expired" },
  revoked: { tone: "neutral", text: "Revoked" },
} as const;

/** What an ACME-only key is for: its first name, and how many more. */
function AcmeNames({ names: [first, ...rest] }: { names: readonly string[] }) {
  if (first === undefined) return null;
  return (
    <span className="block text-ink-3 text-xs" data-tip={rest.length > 0 ? rest.join("\n") : undefined}>
      <span className="font-mono">{first}</span>
      {rest.length > 0 && ` and ${rest.length} more`}
    </span>
  );
}

/** The account's keys. `mayChange` shows the menu of those that still work. */
export function KeyTable({
  keys,
  mayChange,
  label,
}: {
  keys: readonly ListedKey[];
  mayChange: boolean;
  label: string;
}) {
  return (
    <Table label={label} stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>May do</Th>
          <Th>From</Th>
          <Th>Last used</Th>
          <Th>Expires</Th>
          <Th>State</Th>
          <Th width="3rem">
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <Td head>
              <span className="block font-medium">{key.name}</span>
              <span className="block font-mono font-normal text-ink-3 text-xs">{key.hint}</span>
            </Td>
            <Td label="May do">
              <span>
                <Badge tip={key.scopes.map((scope) => SCOPE_DESCRIPTIONS[scope]).join("\n")}>
                  {scopesInWords(key.scopes)}
                </Badge>
                <AcmeNames names={key.acmeNames} />
              </span>
            </Td>
            <Td label="From">
              <KeyAddresses addresses={key.allowedAddresses} />
            </Td>
            <Td label="Last used">
              {key.lastUsedAt ? (
                <span>
                  <Time at={key.lastUsedAt} />
                  {key.lastUsedIp && (
                    <span className="block font-mono text-ink-3 text-xs">{key.lastUsedIp}</span>
                  )}
                </span>
              ) : (
                <span className="text-ink-3">Never</span>
              )}
            </Td>
            <Td label="Expires">
              {key.expiresAt ? (
                <Time at={key.expiresAt} form="date" />
              ) : (
                <span className="text-ink-3">Never</span>
              )}
            </Td>
            <Td label="State">
              <Status tone={STATE[key.state].tone}>{STATE[key.state].text}</Status>
            </Td>
            <Td corner>{mayChange && key.state !== "revoked" && <KeyMenu id={key.id} name={key.name} />}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

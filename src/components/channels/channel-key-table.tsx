import type { RouterOutputs } from "@/api/trpc/root";
import { REGISTRAR_SCOPE_DESCRIPTIONS } from "@/services/access/registrar-scopes";
import { KeyAddresses } from "../keys/key-addresses";
import { Badge, Status } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { ChannelKeyMenu } from "./channel-key-menu";

type ListedKey = RouterOutputs["channels"]["keys"][number];

const STATE = {
  active: { tone: "ok", text: "Active" },
  replaced: { tone: "info", text: "Replaced" },
  expired: { tone: "warn", text: "Expired" },
  revoked: { tone: "neutral", text: "Revoked" },
} as const;

/** A channel's keys. `mayChange` shows the menu of those that still work. */
export function ChannelKeyTable({ keys, mayChange }: { keys: readonly ListedKey[]; mayChange: boolean }) {
  const names = new Map(keys.map((key) => [key.id, key]));
  return (
    <Table label="Keys of the channel" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>May do</Th>
          <Th>From</Th>
          <Th>Last used</Th>
          <Th>Expires</Th>
          <Th>State</Th>
          {mayChange && <Th width="3rem" label="Actions" />}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <Td head>
              <span className="min-w-0">
                <span className="block font-medium">{key.name}</span>
                <span className="block font-mono font-normal text-ink-3 text-xs">{key.hint}</span>
                <Replaces
                  hint={key.rotatedFromId === null ? undefined : names.get(key.rotatedFromId)?.hint}
                />
              </span>
            </Td>
            <Td label="May do">
              <Badge tip={key.scopes.map((scope) => REGISTRAR_SCOPE_DESCRIPTIONS[scope]).join("\n")}>
                {rightsOf(key)}
              </Badge>
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
                <Time at={key.expiresAt} form={key.state === "replaced" ? "relative" : "date"} />
              ) : (
                <span className="text-ink-3">Never</span>
              )}
            </Td>
            <Td label="State">
              <Status tone={STATE[key.state].tone}>{STATE[key.state].text}</Status>
            </Td>
            {mayChange && (
              <Td corner>
                {(key.state === "active" || key.state === "replaced") && (
                  <ChannelKeyMenu id={key.id} name={key.name} isReplaced={key.state === "replaced"} />
                )}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Replaces({ hint }: { hint: string | undefined }) {
  if (hint === undefined) return null;
  return (
    <span className="block font-normal text-ink-3 text-xs">
      replaces <span className="font-mono">{hint}</span>
    </span>
  );
}

function rightsOf({ profile, scopes }: ListedKey): string {
  if (profile !== null) return profile;
  return scopes.length <= 2 ? scopes.join(", ") : `${scopes.length} scopes`;
}

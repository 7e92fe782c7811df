import { Card, CardHeader } from "../ui/card";
import { clientStatusesOf, type NameView } from "./life";
import { SettingSwitch } from "./setting-switch";
import type { Obstacle } from "./why-not-change";

/** Locks beside the transfer lock, each an EPP client status (RFC 5731 §2.3). */
const LOCKS = [
  {
    status: "clientUpdateProhibited",
    label: "Lock changes",
    hint: "Nameservers, contacts and privacy stay as they are until it is off.",
  },
  {
    status: "clientDeleteProhibited",
    label: "Lock deletion",
    hint: "Nobody can delete the name until it is off.",
  },
  {
    status: "clientRenewProhibited",
    label: "Lock renewal",
    hint: "The name is not renewed, and will expire: for names you mean to let go.",
  },
  {
    status: "clientHold",
    label: "Hold",
    hint: "Takes the name out of DNS: websites and mail under it stop until it is off.",
  },
] as const;

type ClientStatus = "clientTransferProhibited" | (typeof LOCKS)[number]["status"];

/** What the holder can switch. `why` bars every one, `whyNotPrivacy` only what the lock of changes bars. */
export function NameSettings({
  name,
  why,
  whyNotPrivacy,
}: {
  name: NameView;
  why: string | null;
  whyNotPrivacy: Obstacle | null;
}) {
  const { fqdn } = name;
  const set = clientStatusesOf(name) as ClientStatus[];
  return (
    <>
      <Card>
        <CardHeader title="Renewal and privacy" />
        <div className="divide-y divide-line *:px-4 *:py-3">
          <SettingSwitch
            fqdn={fqdn}
            label="Auto-renew"
            hint="Renews the name for a year when it expires, paid from the balance."
            value={name.autoRenew}
            on={{ autoRenew: true }}
            off={{ autoRenew: false }}
            why={why}
          />
          <SettingSwitch
            fqdn={fqdn}
            label="Privacy"
            hint="Lookups show the registry’s abuse contact in place of yours."
            value={name.privacy}
            on={{ privacy: true }}
            off={{ privacy: false }}
            why={why ?? whyNotPrivacy?.text ?? null}
          />
        </div>
      </Card>
      <Card>
        <CardHeader title="Locks" text="Against mistakes, and against whoever gets into the account" />
        <div className="divide-y divide-line *:px-4 *:py-3">
          <SettingSwitch
            fqdn={fqdn}
            label="Transfer lock"
            hint={
              <>
                Nobody can move the name to another account, not even with a transfer code. Leave it on unless
                you are moving the name. <Code>clientTransferProhibited</Code>
              </>
            }
            value={set.includes("clientTransferProhibited")}
            on={{ lock: true }}
            off={{ lock: false }}
            why={why}
          />
          {LOCKS.map(({ status, label, hint }) => (
            <SettingSwitch
              key={status}
              fqdn={fqdn}
              label={label}
              hint={
                <>
                  {hint} <Code>{status}</Code>
                </>
              }
              value={set.includes(status)}
              on={{ clientStatuses: [...set, status] }}
              off={{ clientStatuses: set.filter((other) => other !== status) }}
              why={why}
              ask={
                status === "clientHold"
                  ? {
                      title: `Take ${name.unicode} out of DNS?`,
                      text: "Websites and mail under it stop working for everybody until you turn this off again.",
                      confirmLabel: "Take it out of DNS",
                    }
                  : undefined
              }
            />
          ))}
        </div>
      </Card>
    </>
  );
}

function Code({ children }: { children: string }) {
  return <code className="font-mono text-xs [overflow-wrap:anywhere]">{children}</code>;
}

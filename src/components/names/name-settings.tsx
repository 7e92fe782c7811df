import { RegistryLock } from "../locks/registry-lock";
import type { Output } from "../trpc";
import { Card, CardHeader } from "../ui/card";
import { Time } from "../ui/time";
import { clientStatusesOf, type NameView, operatorStatusesOf } from "./life";
import { SettingSwitch } from "./setting-switch";
import { wordsOf } from "./status-words";
import { LOCKED_BY_REGISTRY, type Obstacle } from "./why-not-change";

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

/** What the holder can switch. `why` bars everything, `whyNotPrivacy` only what the lock of changes bars. */
export function NameSettings({
  name,
  lock,
  why: whyNothing,
  whyNotPrivacy,
}: {
  name: NameView;
  lock: Output<"locks.status">;
  why: string | null;
  whyNotPrivacy: Obstacle | null;
}) {
  const { fqdn } = name;
  const set = clientStatusesOf(name) as ClientStatus[];
  const byOperators = operatorStatusesOf(name);
  const why = whyNothing ?? (name.registryLockedAt ? LOCKED_BY_REGISTRY : null);
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
            // Turning it on keeps the name, which is what a registry lock is for.
            why={name.autoRenew ? why : whyNothing}
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
        <CardHeader title="Locks" text="Three kinds, by who can take them off" />
        <div className="divide-y divide-line *:px-4 *:py-3">
          <SettingSwitch
            fqdn={fqdn}
            label="Transfer lock"
            hint={
              <>
                Nobody can move the name to another account, not even with a transfer code. Whoever may change
                the name takes it off here, at once. Leave it on unless you are moving the name.{" "}
                <Code>clientTransferProhibited</Code>
                {name.transferLockEndsAt && (
                  <span className="mt-1 block">
                    Until <Time at={name.transferLockEndsAt} form="datetime" /> the registry allows no
                    transfer even with this off, as of every name in its first days.
                  </span>
                )}
              </>
            }
            value={set.includes("clientTransferProhibited")}
            on={{ lock: true }}
            off={{ lock: false }}
            why={why}
          />
          <RegistryLock name={name} status={lock} why={whyNothing} />
          <div>
            <p className="font-medium">Set by the registry</p>
            {byOperators.length > 0 ? (
              <ul className="text-ink-2 text-sm">
                {byOperators.map((status) => (
                  <li key={status}>
                    {wordsOf(status).title} <Code>{status}</Code>
                  </li>
                ))}
              </ul>
            ) : (
              <p className="text-ink-3 text-sm">Nothing now.</p>
            )}
            <p className="text-ink-3 text-sm">
              Holds and locks of the registry’s operators, for example after a complaint. Only they take them
              off: ask the registry’s support.
            </p>
          </div>
        </div>
      </Card>
      <Card>
        <CardHeader title="More locks of your own" text="Against mistakes; taken off here, at once" />
        <div className="divide-y divide-line *:px-4 *:py-3">
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

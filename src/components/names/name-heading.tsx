import { PageHeader } from "../shell/page-header";
import { Badge } from "../ui/badge";
import { CopyButton } from "../ui/copy-button";
import { NameText } from "../ui/name-text";
import { Tabs } from "../ui/tabs";
import type { NameView } from "./life";
import { NAMES_PATH, namePath } from "./paths";
import { StateBadge } from "./state-badge";

/** The head of every page of a name: what it is called, how it stands, and its tabs. */
export function NameHeading({ name }: { name: NameView }) {
  return (
    <>
      <PageHeader
        trail={[{ label: "Names", href: NAMES_PATH }, { label: name.unicode }]}
        title={<NameText fqdn={name.fqdn} unicode={name.unicode} both />}
        beside={
          <span className="flex flex-wrap items-center gap-1.5">
            <CopyButton text={name.fqdn} label="Copy name" />
            <StateBadge state={name.state} />
            {name.premium && (
              <Badge tone="accent" icon="crown" tip="A premium name: its price is its own, every year">
                Premium
              </Badge>
            )}
            {name.isInTransfer ? (
              <Badge tone="warn" icon="arrow-up-right" tip="Another account has asked for it">
                In transfer
              </Badge>
            ) : name.registryLockedAt ? (
              <Badge
                icon="shield-check"
                tip="Nothing of it changes until the lock is taken off with a second factor"
              >
                Registry lock
              </Badge>
            ) : name.locked || name.transferLockEndsAt ? (
              <Badge icon="lock" tip="Nobody can move it to another account">
                Transfer lock
              </Badge>
            ) : (
              <Badge icon="lock-open" tip="With its transfer code it can be moved to another account">
                Can be transferred
              </Badge>
            )}
            <Badge icon="refresh-cw">{name.autoRenew ? "Auto-renew on" : "Auto-renew off"}</Badge>
          </span>
        }
      />
      <div className="mb-6">
        <Tabs
          label={`Pages of ${name.unicode}`}
          items={[
            { label: "Overview", href: namePath(name.fqdn) },
            { label: "DNS", href: namePath(name.fqdn, "dns") },
            { label: "Nameservers", href: namePath(name.fqdn, "nameservers") },
            { label: "Contacts", href: namePath(name.fqdn, "contacts") },
            { label: "Settings", href: namePath(name.fqdn, "settings") },
            { label: "Danger zone", href: namePath(name.fqdn, "danger") },
          ]}
        />
      </div>
    </>
  );
}

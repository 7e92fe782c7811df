import type { Name, PendingWork } from "@/db/generated/client";
import { isoSeconds } from "@/lib/time";
import { readFacts } from "./facts";

/** As much of a name as tells whether work can still be done to it. */
export type Subject = Pick<
  Name,
  "accountId" | "expiresAt" | "clientStatuses" | "lastTransferAt" | "deletedAt" | "releasedAt"
> & { readonly nameservers: readonly { readonly host: string; readonly addresses: readonly string[] }[] };

/** `gone`: there is nothing left to do it to; `changed`: the name is not any more as it was when it was asked for. */
export interface Standing {
  readonly is: "unchanged" | "changed" | "gone";
  /** In words, a clause; empty when unchanged. */
  readonly why: string;
}

const UNCHANGED: Standing = { is: "unchanged", why: "" };

/** What has become, since, of the name that work is about. `name` is null when there is none. */
export function standingOf(work: PendingWork, name: Subject | null): Standing {
  const facts = readFacts(work);
  const comesIn = facts.command === "transfer_domain" && facts.desired.direction === "in";
  if (!name || name.releasedAt) return { is: "gone", why: `${work.fqdn} was released` };
  const isOwn = name.accountId === work.accountId;
  if (comesIn && isOwn) return { is: "gone", why: `${work.fqdn} is this registrar's already` };
  if (!comesIn && !isOwn) {
    return { is: "gone", why: `${work.fqdn} is not under this registrar's sponsorship any more` };
  }
  if (facts.command === "delete_domain" && name.deletedAt) {
    return { is: "gone", why: `${work.fqdn} was deleted already` };
  }
  const differences = differencesOf(work, name);
  return differences.length === 0 ? UNCHANGED : { is: "changed", why: differences.join("; ") };
}

function differencesOf(work: PendingWork, name: Subject): string[] {
  const facts = readFacts(work);
  const expires = (before: string | undefined) => {
    const now = isoSeconds(name.expiresAt);
    return before === undefined ? [] : differs("its end of term", [before], [now]);
  };
  switch (facts.command) {
    case "update_nameservers":
      return differs("its nameservers", serverTexts(facts.before.nameservers), serverTexts(name.nameservers));
    case "delete_domain":
      return [
        ...expires(facts.before.expires_at),
        ...differs("its statuses", facts.before.statuses.toSorted(), name.clientStatuses.toSorted()),
      ];
    case "transfer_domain": {
      const moved = name.lastTransferAt !== null && name.lastTransferAt > work.createdAt;
      return [
        ...expires(facts.before.expires_at),
        ...(moved ? ["it was transferred to somebody else after this was asked for"] : []),
      ];
    }
  }
}

function differs(what: string, before: readonly string[], now: readonly string[]): string[] {
  const [was, is] = [before.join(", ") || "none", now.join(", ") || "none"];
  return was === is ? [] : [`${what}: ${was} when it was asked for, ${is} now`];
}

/** `ns1.a.example`, with glue `ns1.a.example (192.0.2.1)`; in the name's own order. */
export function serverTexts(servers: Subject["nameservers"]): string[] {
  return servers.map(({ host, addresses }) =>
    addresses.length === 0 ? host : `${host} (${addresses.join(", ")})`,
  );
}

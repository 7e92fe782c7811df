import { isAtOrBelow, parentOf } from "@/lib/dns/name";
import { absoluteOwner } from "./owner";
import type { Fault } from "./parse-record";
import type { RecordRow } from "./rows";
import { MAX_RECORDS } from "./schema";

/** A record of the zone as it would be, with the entry of the batch that put it there. */
export interface Placed<Origin> extends RecordRow {
  readonly origin: Origin | null;
}

/** A fault of the zone as a whole, and the records that make it; the first with an origin is to blame. */
export interface ZoneFault<Origin> {
  readonly fault: Fault;
  readonly rows: readonly Placed<Origin>[];
}

const TYPES_BESIDE_NS: ReadonlySet<string> = new Set(["NS", "DS"]);
const GLUE: ReadonlySet<string> = new Set(["A", "AAAA"]);

/** Room that the RRset of one owner and type has in a DNS message of 65,535 octets. */
const MAX_RRSET_OCTETS = 65_100;

/** Everything that the records break together. `apex`: no final dot. */
export function checkZone<Origin>(rows: readonly Placed<Origin>[], apex: string): ZoneFault<Origin>[] {
  const faults: ZoneFault<Origin>[] = [];
  const report = (
    field: string,
    code: string,
    message: string,
    fix: string,
    culprits: readonly Placed<Origin>[],
  ) => faults.push({ fault: { field, code, message, fix }, rows: culprits });
  if (rows.length > MAX_RECORDS) {
    const added = rows.filter((row) => row.origin !== null);
    report(
      "name",
      "too_many_records",
      `A zone holds at most ${MAX_RECORDS} records; this makes ${rows.length}`,
      "Remove records first",
      added.slice(0, 1),
    );
  }
  const byOwner = Map.groupBy(rows, (row) => row.owner);
  const cuts = new Set(
    [...byOwner]
      .filter(([owner, here]) => owner !== "@" && here.some((row) => row.type === "NS"))
      .map(([cut]) => cut),
  );
  for (const [owner, here] of byOwner) {
    checkOwner(owner, here, apex, report);
    if (owner.startsWith("*") && here.some((row) => row.type === "NS" || row.type === "DS")) {
      const culprits = here.filter((row) => row.type === "NS" || row.type === "DS");
      report(
        "name",
        "wildcard_delegation",
        "A wildcard cannot be delegated (RFC 4592 §4.2)",
        "Delegate each name by itself",
        culprits,
      );
    }
  }
  const beneath = cuts.size === 0 ? [] : Map.groupBy(rows, (row) => highestCut(row.owner, cuts));
  for (const [cut, below] of beneath) if (cut !== null) checkCut(cut, below, apex, report);
  checkTargets(rows, byOwner, apex, report);
  return faults;
}

type Report<Origin> = (
  field: string,
  code: string,
  message: string,
  fix: string,
  culprits: readonly Placed<Origin>[],
) => void;

function checkOwner<Origin>(
  owner: string,
  here: readonly Placed<Origin>[],
  apex: string,
  report: Report<Origin>,
): void {
  const shown = absoluteOwner(owner, apex).slice(0, -1);
  const aliases = here.filter((row) => row.type === "CNAME");
  const apexNs = owner === "@" ? here.filter((row) => row.type === "NS") : [];
  if (apexNs.length > 0) {
    report(
      "type",
      "apex_ns",
      `The NS records of ${apex} itself are made by the registry`,
      "To use other nameservers, change the name's nameservers",
      apexNs,
    );
  }
  const lostDs = here.filter((row) => row.type === "DS");
  if (lostDs.length > 0 && (owner === "@" || !here.some((row) => row.type === "NS"))) {
    const fix =
      owner === "@"
        ? "Set the name's DS data with its nameservers"
        : `Add NS records for ${shown} in the same change`;
    report(
      "type",
      "ds_without_delegation",
      `DS records stand beside the NS records of a delegated name; ${shown} has none`,
      fix,
      lostDs,
    );
  }
  if (aliases.length > 0 && owner === "@") {
    report(
      "type",
      "cname_at_apex",
      `${apex} itself cannot be a CNAME: its SOA and NS records are there (RFC 1034 §3.6.2)`,
      "Use A and AAAA records here, or put the CNAME at www",
      aliases,
    );
  } else if (aliases.length > 1) {
    report(
      "name",
      "two_cnames",
      `${shown} can have one CNAME only (RFC 2181 §10.1)`,
      "Change the CNAME that is there",
      aliases,
    );
  }
  const others = here.filter((row) => row.type !== "CNAME");
  if (aliases.length > 0 && others.length > 0 && owner !== "@") {
    const types = [...new Set(others.map((row) => row.type))].join(", ");
    report(
      "name",
      "cname_beside_data",
      `A CNAME stands alone, and ${shown} would also have ${types} (RFC 1034 §3.6.2)`,
      "Remove one or the other, or use another name",
      [...aliases, ...others],
    );
  }
  for (const [type, set] of Map.groupBy(here, (row) => row.type)) {
    // The text is never shorter than the wire form, 12 octets of head aside: only the rare long set is measured closely.
    const octets = set.reduce((sum, row) => sum + row.rdata.length + 12, 0);
    if (octets > MAX_RRSET_OCTETS && wireOctets(set) > MAX_RRSET_OCTETS) {
      report(
        "value",
        "rrset_too_large",
        `The ${type} records of ${shown} together are more than one DNS answer can hold (64 kB)`,
        "Use fewer or shorter records",
        set,
      );
    }
  }
}

/** Octets that the set takes in a message: text without escapes and quotes is an upper bound for every type. */
function wireOctets(set: readonly RecordRow[]): number {
  return set.reduce(
    (sum, row) => sum + 12 + row.rdata.replace(/\\([0-9]{3}|.)/g, "x").replaceAll('" "', "x").length,
    0,
  );
}

/** The highest delegation at or above an owner: one beneath another is data that nobody reaches. */
function highestCut(owner: string, cuts: ReadonlySet<string>): string | null {
  let highest: string | null = null;
  for (let name = owner; name !== ""; name = parentOf(name)) if (cuts.has(name)) highest = name;
  return highest;
}

/** `beneath`: the records at the cut and below it. */
function checkCut<Origin>(
  cut: string,
  beneath: readonly Placed<Origin>[],
  apex: string,
  report: Report<Origin>,
): void {
  const shown = `${cut}.${apex}`;
  const servers = beneath.filter((row) => row.owner === cut && row.type === "NS");
  const targets = new Set(servers.map((row) => row.rdata));
  const addressed = new Set(
    beneath.filter((row) => GLUE.has(row.type)).map((row) => absoluteOwner(row.owner, apex)),
  );
  for (const row of beneath) {
    if (row.owner === cut && TYPES_BESIDE_NS.has(row.type)) continue;
    if (GLUE.has(row.type) && targets.has(absoluteOwner(row.owner, apex))) continue;
    report(
      "name",
      "beneath_delegation",
      `${shown} is delegated to other nameservers: ${row.owner}.${apex} ${row.type} would never be answered from here`,
      "Put the record on those nameservers, or remove the NS records; only addresses of the nameservers themselves may stay",
      [row, ...servers],
    );
  }
  for (const server of servers) {
    if (!isAtOrBelow(server.rdata, `${shown}.`)) continue;
    if (addressed.has(server.rdata)) continue;
    report(
      "value",
      "glue_missing",
      `${server.rdata} lies inside ${shown}, so nobody can find it without its address`,
      `Add an A or AAAA record for ${server.rdata} first, or in the same change`,
      [server],
    );
  }
}

/** MX, NS and SRV point at hosts, never at aliases (RFC 2181 §10.3). */
function checkTargets<Origin>(
  rows: readonly Placed<Origin>[],
  byOwner: ReadonlyMap<string, readonly Placed<Origin>[]>,
  apex: string,
  report: Report<Origin>,
): void {
  for (const row of rows) {
    if (row.type !== "MX" && row.type !== "NS" && row.type !== "SRV") continue;
    const target = row.rdata.slice(row.rdata.lastIndexOf(" ") + 1);
    if (!isAtOrBelow(target, `${apex}.`)) continue;
    const owner = target === `${apex}.` ? "@" : target.slice(0, -apex.length - 2);
    const aliases = byOwner.get(owner)?.filter((other) => other.type === "CNAME") ?? [];
    if (aliases.length === 0) continue;
    report(
      "value",
      "target_is_alias",
      `${row.type} must point at a host with addresses, and ${target} is a CNAME (RFC 2181 §10.3)`,
      `Point at ${aliases[0]?.rdata ?? "its target"} instead`,
      [row, ...aliases],
    );
  }
}

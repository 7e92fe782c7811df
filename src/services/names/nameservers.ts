import { isIP } from "node:net";
import type { z } from "zod";
import { toALabel } from "@/lib/idna";
import { type FieldFault, RegistryError } from "../errors";
import type { dsInput, nameserverInput } from "./schema";

/** A nameserver of the registrant's, canonical: lower case A-labels, no final dot; glue only inside the name. */
export interface OwnNameserver {
  readonly host: string;
  readonly addresses: string[];
}

const FEWEST = 2;

/**
 * Checks the registrant's own nameservers (RFC 5732, RFC 1123 §2.1). An empty list means "hosted here".
 * @throws RegistryError invalid_nameservers, naming every fault
 */
export function parseNameservers(
  fqdn: string,
  input: readonly z.output<typeof nameserverInput>[],
): OwnNameserver[] {
  const faults: FieldFault[] = [];
  if (input.length > 0 && input.length < FEWEST) {
    faults.push({
      path: "nameservers",
      message: `give at least ${FEWEST} nameservers, or none to host the name here`,
    });
  }
  const seen = new Set<string>();
  const parsed = input.map((server, index): OwnNameserver => {
    const path = `nameservers.${index}`;
    const host = canonicalHost(server.host);
    if (host === null) {
      const why = isIP(server.host.trim())
        ? `is an address: give the nameserver's name and its address as glue`
        : "is not a host name such as ns1.example.net";
      faults.push({ path: `${path}.host`, message: `'${server.host}' ${why}` });
      return { host: server.host, addresses: [] };
    }
    if (seen.has(host)) faults.push({ path: `${path}.host`, message: `${host} is there twice` });
    seen.add(host);
    return { host, addresses: parseGlue(fqdn, host, server.addresses, path, faults) };
  });
  if (faults.length > 0) throw withFaults("invalid_nameservers", faults);
  return parsed;
}

function parseGlue(
  fqdn: string,
  host: string,
  addresses: readonly string[],
  path: string,
  faults: FieldFault[],
): string[] {
  const inside = host === fqdn || host.endsWith(`.${fqdn}`);
  if (inside && addresses.length === 0) {
    faults.push({
      path: `${path}.addresses`,
      message: `${host} is inside ${fqdn}: give its addresses as glue`,
    });
  }
  if (!inside && addresses.length > 0) {
    faults.push({ path: `${path}.addresses`, message: `${host} is outside ${fqdn}: it takes no glue` });
  }
  const canonical = new Set<string>();
  for (const [index, address] of addresses.entries()) {
    const text = canonicalAddress(address.trim());
    if (text === null) {
      faults.push({
        path: `${path}.addresses.${index}`,
        message: `'${address}' is not an IPv4 or IPv6 address`,
      });
    } else canonical.add(text);
  }
  return [...canonical];
}

/** RFC 5952 text of an address, or null. */
function canonicalAddress(text: string): string | null {
  const family = isIP(text);
  if (family === 4) return text;
  if (family !== 6 || text.includes("%")) return null;
  return new URL(`http://[${text}]`).hostname.slice(1, -1);
}

/** A host name of at least two labels, letters, digits and hyphens; null for anything else, addresses included. */
export function canonicalHost(input: string): string | null {
  const text = input.trim().replace(/\.$/, "");
  if (isIP(text)) return null;
  const labels = text.split(".").map((label) => (label === "" ? null : toALabel(label)));
  const host = labels.join(".");
  if (labels.length < 2 || labels.includes(null) || host.length > 253) return null;
  if (labels.some((label) => label === null || label.length > 63 || !/^[a-z0-9-]+$/.test(label))) return null;
  return /^[0-9]+$/.test(labels.at(-1) ?? "") ? null : host;
}

/** Hex digits of a digest by its type: RFC 4034, 4509, 6605. */
const DIGEST_LENGTH: Record<number, number> = { 1: 40, 2: 64, 4: 96 };

/** Checks DS data (RFC 5910): only for names with nameservers of their own. @throws RegistryError invalid_nameservers */
export function parseDs(input: readonly z.output<typeof dsInput>[], hasOwnNameservers: boolean) {
  const faults: FieldFault[] = [];
  if (input.length > 0 && !hasOwnNameservers) {
    faults.push({ path: "ds", message: "DS data belongs to a name with its own nameservers" });
  }
  const parsed = input.map((ds, index) => {
    const digest = ds.digest.replace(/\s/g, "").toUpperCase();
    const length = DIGEST_LENGTH[ds.digestType];
    if (length === undefined) {
      faults.push({
        path: `ds.${index}.digestType`,
        message: "must be 1 (SHA-1), 2 (SHA-256) or 4 (SHA-384)",
      });
    } else if (digest.length !== length || !/^[0-9A-F]*$/.test(digest)) {
      faults.push({
        path: `ds.${index}.digest`,
        message: `must be ${length} hexadecimal digits for this type`,
      });
    }
    return { ...ds, digest };
  });
  const unique = new Set(parsed.map((ds) => JSON.stringify(ds)));
  if (unique.size < parsed.length) faults.push({ path: "ds", message: "has the same entry twice" });
  if (faults.length > 0) throw withFaults("invalid_nameservers", faults);
  return parsed;
}

function withFaults(code: "invalid_nameservers", faults: readonly FieldFault[]): RegistryError {
  return new RegistryError(code, {
    message: faults.map((fault) => fault.message).join("; "),
    details: { errors: faults.map(({ path, message }) => ({ field: path, message })) },
    fields: faults,
  });
}

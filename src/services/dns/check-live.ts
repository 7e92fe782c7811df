import type { z } from "zod";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { assertChallenges } from "./acme-only";
import { loadZone } from "./load-zone";
import { absoluteOwner, parseOwner } from "./owner";
import { requireDns } from "./require-dns";
import type { checkLiveInput } from "./schema";

/** What a nameserver said just now. */
export interface LiveAnswer {
  /** The server asked, as `address#port`. */
  readonly server: string;
  /** RFC mnemonic, such as NOERROR or NXDOMAIN; null when it did not answer. */
  readonly rcode: string | null;
  /** Canonical RDATA of the type asked for, and its TTL. */
  readonly values: readonly string[];
  readonly ttl: number | null;
  /** Why there is no answer. */
  readonly error: string | null;
  readonly milliseconds: number;
}

/** Asks real nameservers over the network. Never rejects. */
export interface LiveDns {
  ask(owner: string, type: string): Promise<readonly LiveAnswer[]>;
}

export interface LiveCheck {
  /** With final dot. */
  readonly owner: string;
  readonly type: string;
  /** What is stored, canonical RDATA. */
  readonly stored: readonly string[];
  readonly answers: readonly LiveAnswer[];
  /** Whether every server answered exactly what is stored. */
  readonly isLive: boolean;
}

/** Compares an RRset as stored with what the nameservers answer. @throws RegistryError not_found | invalid_record | acme_only */
export async function checkLive(
  ctx: Context,
  input: z.output<typeof checkLiveInput>,
  live: LiveDns,
): Promise<LiveCheck> {
  const tenant = requireDns(ctx, "read");
  const zone = await loadZone(ctx, tenant, input.name);
  const parsed = parseOwner(input.owner, zone.apex);
  if (!parsed.ok) {
    const { message } = parsed;
    throw new RegistryError("invalid_record", { message, fields: [{ path: "owner", message }] });
  }
  assertChallenges(tenant, [{ owner: parsed.owner, type: input.type }]);
  const owner = absoluteOwner(parsed.owner, zone.apex);
  const stored = zone.records
    .filter((row) => row.owner === parsed.owner && row.type === input.type)
    .map((row) => row.rdata)
    .sort();
  const answers = await live.ask(owner, input.type);
  const isLive =
    answers.length > 0 &&
    answers.every(({ error, values }) => error === null && sameValues([...values].sort(), stored));
  return { owner, type: input.type, stored, answers, isLive };
}

function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

import type { Database } from "@/db/client";
import { memoryLimiter } from "@/services/rate-limits/limiter";
import { NOW } from "./builders";
import type { BuiltChannel } from "./channels";
import { openRegistrar, type SendCommand } from "./registrar";

/** The names that a run was given. */
interface RunNames {
  readonly create: string;
  readonly twoYears: string | null;
  readonly idn: string | null;
  readonly premium: { readonly domain: string; readonly amount: number } | null;
}

const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

const DIGEST = "D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A";

/** Data that must never leave the registry: sent with commands, looked for in what is exported. */
export const SECRETS = {
  authCode: "s3cret-auth-code",
  contact: { name: "Erika Mustermann", email: "erika@private.example" },
} as const;

/** A registrar that does everything a run asks for, and well; but for the steps in `skips`. */
export async function passRun(
  db: Database,
  channel: BuiltChannel,
  tld: string,
  names: RunNames,
  skips: readonly string[] = [],
): Promise<SendCommand> {
  const send = await openRegistrar(db, channel);
  const full = (label: string) => `${label}.${tld}`;
  const does = (step: string) => !skips.includes(step);
  const keyed = (key: string, sent?: unknown) => ({ sandbox: true, key, sent });
  const create = { name: names.create, years: 1 };
  const createSent = { domain: names.create, years: 1 };

  await send("preflight");
  await send("reset_fixtures", { tld, idempotencyKey: "ote-reset-001" }, keyed("ote-reset-001", { tld }));
  await send("check_domain", { names: [full("ote-available")], isList: false });
  await send("create_domain", create, keyed("ote-create-001", createSent));
  if (does("create-again")) await send("create_domain", create, keyed("ote-create-001", createSent));
  if (names.twoYears) {
    await send("create_domain", { name: names.twoYears, years: 2 }, keyed("ote-create-002", { years: 2 }));
  }
  if (names.idn) await send("create_domain", { name: names.idn }, keyed("ote-create-003", { years: 1 }));
  if (names.premium) {
    const { domain, amount } = names.premium;
    const sent = { domain, premium_price: (amount / 100).toFixed(2) };
    await send(
      "create_domain",
      { name: domain, acceptedPremiumDecimal: amount / 100 },
      keyed("ote-create-004", sent),
    );
  }
  await send("create_domain", { name: full("ote-claim") }, keyed("ote-claim-001", {}));
  const claim = { noticeId: "OTE-CLAIM-1", acceptedAt: NOW.toISOString() };
  await send("create_domain", { name: full("ote-claim"), claim }, keyed("ote-claim-002", { claim: {} }));

  await send("info_domain", { name: names.create });
  for (const label of ["ote-renew", "ote-update", "ote-transfer", "ote-ns", "ote-delete"]) {
    await send("info_domain", { name: full(label) });
  }
  const renew = { name: full("ote-renew"), years: 1 };
  await send("renew_domain", renew, keyed("ote-renew-001", { years: 1 }));
  await send("renew_domain", renew, keyed("ote-renew-001", { years: 1 }));
  await send("renew_domain", { ...renew, years: 5 }, keyed("ote-renew-002", { years: 5 }));

  const registrant = { ...SECRETS.contact };
  await send(
    "update_domain",
    { name: full("ote-update"), autoRenew: true, contacts: { registrant } },
    keyed("ote-update-001", { auto_renew: true, contacts: { registrant } }),
  );
  const ds = { keyTag: 60_485, algorithm: 13, digestType: 2, digest: DIGEST };
  await send(
    "update_domain",
    { name: full("ote-update"), ds: [ds] },
    keyed("ote-dnssec-001", { ds: [{ key_tag: 60_485, algorithm: 13, digest_type: 2, digest: DIGEST }] }),
  );
  const transfer = { name: full("ote-transfer"), gainingRegistrar: "ote-gaining" };
  const transferSent = { gaining_registrar: "ote-gaining" };
  await send("transfer_domain", transfer, keyed("ote-transfer-001", transferSent));
  await send("transfer_domain", transfer, keyed("ote-transfer-001", transferSent));

  const inside = (address: string) => [
    { host: `ns1.${full("ote-ns")}`, addresses: [address] },
    { host: "ns2.example.net", addresses: [] },
  ];
  const outside = ["ns1.example.net", "ns2.example.net"].map((host) => ({ host, addresses: [] }));
  for (const [index, nameservers] of [outside, inside("192.0.2.1"), inside("192.0.2.2"), outside].entries()) {
    await send(
      "update_nameservers",
      { name: full("ote-ns"), nameservers },
      keyed(`ote-ns-00${index}`, { nameservers }),
    );
  }
  for (const _ of ["once", "again"]) {
    await send("delete_domain", { name: full("ote-delete") }, keyed("ote-delete-001", {}));
  }
  await send("create_domain", { ...create, years: 3 }, keyed("ote-create-001", { ...createSent, years: 3 }));
  await send("check_domain", { names: [`-no-.${tld}`], isList: false });
  await send("info_domain", { name: full("ote-nobody") });
  await send(
    "transfer_domain",
    { name: full("ote-nobody"), authCode: SECRETS.authCode },
    keyed("ote-error-001", { auth_code: SECRETS.authCode }),
  );
  await send(
    "transfer_domain",
    { name: full("ote-transfer"), gainingRegistrar: channel.slug },
    keyed("ote-error-002", { gaining_registrar: channel.slug }),
  );
  if (does("rate-limit")) await respectLimit(db, channel);
  if (does("poll")) await send("poll", { limit: 200 }, { at: at(10) });
  return send;
}

/** Meets a limit of one request in a window of a second, waits, and goes on. */
export async function respectLimit(db: Database, channel: BuiltChannel, from = 1): Promise<void> {
  const send = await openRegistrar(db, channel, { limit: 1, limiter: memoryLimiter(1, 1) });
  await send("preflight", {}, { at: at(from) });
  await send("preflight", {}, { at: at(from) });
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  await send("preflight", {}, { at: at(from + 3) });
}

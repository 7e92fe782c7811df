import type { JudgedCommand } from "../command-row";
import type { RunFacts } from "../run-facts";

const START = Date.parse("2026-11-21T09:00:00Z");

/** A run of the channel `c-1` under `defiwallet` with every feature, code k7f3. */
export const RUN: RunFacts = {
  id: "run-1",
  channelId: "c-1",
  slug: "acme",
  code: "k7f3",
  namespace: "defiwallet",
  plan: {
    version: 1,
    steps: [],
    names: {
      create: "ote-create-k7f3.defiwallet",
      twoYears: "ote-two-k7f3.defiwallet",
      idn: null,
      premium: { domain: "vault.defiwallet", amount: 200_000, currency: "USD" },
    },
    fixtures: { "ote-renew.defiwallet": "2026-12-21T00:00:00Z" },
    autoApply: [],
  },
  otherCodes: new Set(["p2qx"]),
};

let lastId = 100;

/** A recorded command, one second after the one before: by default a keyed sandbox command that succeeded. */
export function row(command: string, about: Partial<JudgedCommand> = {}): JudgedCommand {
  lastId += 1;
  const isFailed = about.errorCode !== undefined && about.errorCode !== null;
  return {
    id: lastId,
    at: new Date(START + lastId * 1000),
    channelId: RUN.channelId,
    keyId: "key-1",
    command,
    domain: null,
    idempotencyKey: `key-of-${lastId}`,
    status: isFailed ? "failed" : "sandbox",
    sandbox: true,
    replayOfId: null,
    httpStatus: isFailed ? 409 : 202,
    errorCode: null,
    request: {},
    response: {},
    durationMicros: 900,
    ...about,
  };
}

/** The same command again, answered with the recorded result. */
export function replayOf(original: JudgedCommand): JudgedCommand {
  const { id: _id, at: _at, ...rest } = original;
  return row(original.command, { ...rest, replayOfId: original.id });
}

/** A create of `domain` for a year as the sandbox answers it. */
export function created(domain: string, about: Partial<JudgedCommand> = {}): JudgedCommand {
  return row("create_domain", {
    domain,
    request: { domain, years: 1 },
    response: { domain, years: 1, registered_at: "2026-11-21T09:00:00Z", expires_at: "2027-11-21T09:00:00Z" },
    ...about,
  });
}

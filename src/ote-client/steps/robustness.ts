import { setTimeout as sleep } from "node:timers/promises";
import { assertRefused, assertStatus } from "../expect";
import { Fault, NotAsked } from "../fault";
import { createdName, fixture, keyOf, type Session, sandboxed } from "../session";
import type { ClientStep } from "../step";
import { type Answer, brief, factsOf, retryAfter, type WireRequest } from "../wire";

/** The key of the create, with another body. */
function conflicting(session: Session): WireRequest {
  const body = { domain: createdName(session), years: 3 };
  return {
    method: "POST",
    path: "/domains",
    body: sandboxed(keyOf(session, "create", "ote-create-001"), body),
  };
}

const keyConflict: ClientStep = {
  id: "key-conflict",
  title: "Meet a key conflict",
  needs: ["create"],
  async run(session) {
    const answer = await session.api.send(conflicting(session));
    return `refused: ${assertRefused(answer, [409], /idempotency/)}`;
  },
};

/** An endpoint that no other step needs at the same time. */
const COUNTED: WireRequest = { method: "GET", path: "/backend/pending?limit=1" };

/** Where the server does not say its limit. */
const USUAL_LIMIT = 120;

/** A limit that a test can reach within its minute. */
const MOST_SENT = 3000;

const rateLimit: ClientStep = {
  id: "rate-limit",
  title: "Respect the rate limit",
  needs: ["status"],
  async run(session) {
    const limit = Number(factsOf(session.status.rate_limit).limit_per_minute ?? USUAL_LIMIT) || USUAL_LIMIT;
    const { answer, sent } = await exceed(session, Math.min(limit * 2 + 10, MOST_SENT));
    const seconds = retryAfter(answer);
    if (seconds === null) throw new Fault("was answered 429 without Retry-After");
    if (seconds > 3600) throw new Fault(`was answered 429 with Retry-After ${seconds}: more than an hour`);
    const code = assertRefused(answer, [429]);
    for (const header of ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]) {
      if (!answer.headers.has(header)) throw new Fault(`was answered 429 without ${header}`);
    }
    // The header counts whole seconds.
    await sleep(seconds * 1000 + 250);
    const next = await session.api.sendOnce(COUNTED);
    if (next.status === 429)
      throw new Fault(`was answered 429 again after the ${seconds} s that it asked to wait`);
    assertStatus(next, [200]);
    return `429 ${code} at request ${sent}; after ${seconds} s it was answered ${next.status}`;
  },
};

/** One after the other, as fast as they are answered: a limit counts, it does not race. */
async function exceed(session: Session, most: number): Promise<{ answer: Answer; sent: number }> {
  const startedAt = Date.now();
  for (let sent = 1; sent <= most; sent++) {
    const answer = await session.api.sendOnce(COUNTED);
    if (answer.status === 429) return { answer, sent };
    if (answer.status !== 200) throw new Fault(`was answered ${brief(answer)} at request ${sent}`);
  }
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  throw new Fault(`${most} requests in ${seconds} s were all answered: no limit was met`);
}

/** A request that is sure to be refused, and how. */
function refusal(
  id: string,
  title: string,
  statuses: readonly number[],
  request: (session: Session) => WireRequest,
): ClientStep {
  return {
    id,
    title,
    needs: ["status"],
    async run(session) {
      const answer = await session.api.send(request(session));
      const code = assertRefused(answer, statuses);
      const { retryable } = factsOf(answer.body.error);
      if (retryable === true) throw new Fault(`says that ${code} is retryable, which it is not`);
      return `${answer.status} ${code}`;
    },
  };
}

const nobody = (session: Session) => fixture(session, `ote-nobody-${session.code}`);

/** Seen by an earlier step already. */
function seenIn(id: string, title: string, step: string): ClientStep {
  return { id, title, needs: [step], run: async () => `seen in ${step}` };
}

export const ROBUSTNESS: readonly ClientStep[] = [
  keyConflict,
  rateLimit,
  refusal("error-validation", "Meet a validation error", [400, 422], ({ tld }) => ({
    method: "POST",
    path: "/domains/check",
    body: { domain: `-not-a-name-.${tld}` },
  })),
  refusal("error-not-found", "Meet “not found”", [404], (session) => ({
    method: "GET",
    path: `/domains/${nobody(session)}`,
  })),
  refusal("error-authorization", "Meet a refused authorization", [401, 403, 422], (session) => ({
    method: "POST",
    path: `/domains/${nobody(session)}/transfer`,
    body: sandboxed(`ote-error-001${session.keySuffix}`, { auth_code: "wrong" }),
  })),
  refusal("error-state", "Meet a state that prohibits", [409, 422], (session) => {
    if (session.slug === null) throw new NotAsked("the status does not tell the channel's slug");
    return {
      method: "POST",
      path: `/domains/${fixture(session, "ote-transfer")}/transfer`,
      body: sandboxed(`ote-error-002${session.keySuffix}`, { gaining_registrar: session.slug }),
    };
  }),
  seenIn("error-conflict", "Meet a conflict", "key-conflict"),
  seenIn("error-rate-limit", "Meet the rate limit", "rate-limit"),
];

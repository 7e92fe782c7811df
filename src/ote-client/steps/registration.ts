import { assertExpiry, assertFresh, assertRefused, assertReplay, instant, sandboxResult } from "../expect";
import { Fault, NotAsked } from "../fault";
import { askedStep, createdName, domainOf, fixture, keyOf, type Session, sandboxed } from "../session";
import type { ClientStep } from "../step";
import { type Answer, errorCode, factsOf, firstText, resultOf, type WireRequest } from "../wire";

const create = (body: object): WireRequest => ({ method: "POST", path: "/domains", body: { ...body } });

/** Asserts that the answer is about `domain`, in whatever form, for `years`. */
function assertCreated(answer: Answer, domain: string, years: number): string {
  const result = sandboxResult(answer);
  assertFresh(answer);
  const name = firstText(result.domain) ?? domain;
  const isSame = [name, result.unicode].some((text) => text === domain);
  if (!isSame) throw new Fault(`is about ${name} instead of ${domain}`);
  const from = result.registered_at ?? result.created_at;
  const registeredAt = instant({ registered_at: from }, "registered_at");
  return `${domain} until ${assertExpiry(result, registeredAt, years)}`;
}

function firstCreate(session: Session): WireRequest {
  return create(
    sandboxed(keyOf(session, "create", "ote-create-001"), { domain: createdName(session), years: 1 }),
  );
}

const first: ClientStep = {
  id: "create",
  title: "Register a name",
  needs: ["reset"],
  async run(session) {
    const answer = await session.api.send(firstCreate(session));
    const seen = assertCreated(answer, createdName(session), 1);
    session.answers.set("create", answer);
    return seen;
  },
};

const again: ClientStep = {
  id: "create-again",
  title: "Send the same create again",
  needs: ["create"],
  async run(session) {
    const retry = await session.api.send(firstCreate(session));
    const before = session.answers.get("create");
    if (before) assertReplay(before, retry);
    return "the recorded result, registered once";
  },
};

const twoYears: ClientStep = {
  id: "create-two-years",
  title: "Register a name for two years",
  needs: ["reset"],
  async run(session) {
    if (session.sequence) askedStep(session, "create-two-years");
    const domain = domainOf(session, "create-two-years", fixture(session, `ote-two-${session.code}`));
    const key = keyOf(session, "create-two-years", "ote-create-002");
    const answer = await session.api.send(create(sandboxed(key, { domain, years: 2 })));
    if (errorCode(answer) === "period_out_of_range")
      throw new NotAsked("names are registered for a year only");
    return assertCreated(answer, domain, 2);
  },
};

const idn: ClientStep = {
  id: "create-idn",
  title: "Register an internationalised name",
  needs: ["reset"],
  async run(session) {
    const domain = firstText(askedStep(session, "create-idn").domain) ?? "";
    const key = keyOf(session, "create-idn", "ote-create-003");
    const answer = await session.api.send(create(sandboxed(key, { domain, years: 1 })));
    return assertCreated(answer, domain, 1);
  },
};

const premium: ClientStep = {
  id: "create-premium",
  title: "Register a premium name",
  needs: ["reset"],
  async run(session) {
    const domain = firstText(askedStep(session, "create-premium").domain) ?? "";
    const checked = resultOf(
      await session.api.send({ method: "POST", path: "/domains/check", body: { domain, sandbox: true } }),
    );
    const price = factsOf(factsOf(checked.price).create);
    const amount = firstText(price.amount);
    if (checked.premium !== true || amount === null)
      throw new Fault(`check tells no premium price of ${domain}`);
    const key = keyOf(session, "create-premium", "ote-create-004");
    const body = sandboxed(key, { domain, years: 1, premium_price: amount });
    const answer = await session.api.send(create(body));
    const seen = assertCreated(answer, domain, 1);
    const charged = firstText(factsOf(resultOf(answer).charged).amount);
    if (charged !== null && Number(charged) !== Number(amount)) {
      throw new Fault(`charged ${charged} instead of the accepted ${amount}`);
    }
    return `${seen} for ${amount} ${firstText(price.currency) ?? ""}`.trim();
  },
};

const claim: ClientStep = {
  id: "claim",
  title: "Register a name that needs a claim",
  needs: ["reset"],
  async run(session) {
    const domain = fixture(session, "ote-claim");
    const body = { domain, years: 1 };
    const key = keyOf(session, "claim", "ote-claim-001");
    const refused = await session.api.send(create(sandboxed(key, body)));
    assertRefused(refused, [400, 403, 409, 422], /claim/);
    const { details } = factsOf(refused.body.error);
    const noticeId = firstText(
      factsOf(factsOf(details).claim).notice_id,
      factsOf(details).notice_id,
      factsOf(await checkedClaim(session, domain)).notice_id,
    );
    if (noticeId === null) throw new Fault("neither the refusal nor a check tells the notice_id");
    const claimed = { ...body, claim: { notice_id: noticeId, accepted_at: acceptedAt(refused) } };
    const answer = await session.api.send(create(sandboxed(secondKey(key), claimed)));
    sandboxResult(answer);
    return `${errorCode(refused) ?? "refused"} without a claim, registered with ${noticeId}`;
  },
};

/** The server's clock counts: a claim cannot be accepted in its future. */
function acceptedAt({ headers }: Answer): string {
  const ms = Date.parse(headers.get("date") ?? "");
  return new Date(Number.isNaN(ms) ? Date.now() : ms).toISOString();
}

/** `ote-claim-001` → `ote-claim-002`. */
function secondKey(key: string): string {
  return key.includes("001") ? key.replace("001", "002") : `${key}-2`;
}

async function checkedClaim(session: Session, domain: string): Promise<unknown> {
  const answer = await session.api.send({
    method: "POST",
    path: "/domains/check",
    body: { domain, sandbox: true },
  });
  return resultOf(answer).claim;
}

export const REGISTRATION: readonly ClientStep[] = [first, again, twoYears, idn, premium, claim];

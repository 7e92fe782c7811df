import { assertExpiry, assertFresh, assertReplay, assertStatus, instant, sandboxResult } from "../expect";
import { Fault } from "../fault";
import { askedStep, createdName, fixture, keyOf, type Session, sandboxed } from "../session";
import type { ClientStep } from "../step";
import { type Answer, type Facts, factsOf, firstText, listOf, resultOf, type WireRequest } from "../wire";

async function readName(session: Session, domain: string): Promise<Facts> {
  const answer = await session.api.send({ method: "GET", path: `/domains/${domain}` });
  assertStatus(answer, [200]);
  const result = resultOf(answer);
  if (firstText(result.domain) !== domain)
    throw new Fault(`is about ${String(result.domain)} instead of ${domain}`);
  return result;
}

const infoCreated: ClientStep = {
  id: "info-created",
  title: "Read the name just registered",
  needs: ["create"],
  async run(session) {
    const { expires_at } = await readName(session, createdName(session));
    const told = resultOf(session.answers.get("create") as Answer).expires_at;
    if (expires_at !== told)
      throw new Fault(`expires at ${String(expires_at)}; the create said ${String(told)}`);
    return `${createdName(session)} as the create said`;
  },
};

const REGISTERED = ["ote-renew", "ote-update", "ote-transfer", "ote-ns", "ote-delete"];

const infoFixtures: ClientStep = {
  id: "info-fixtures",
  title: "Read each fixture",
  needs: ["reset"],
  async run(session) {
    for (const label of REGISTERED) await readName(session, fixture(session, label));
    return `${REGISTERED.length} fixtures`;
  },
};

function renewal(session: Session, step: string, years: number, usualKey: string): WireRequest {
  return {
    method: "POST",
    path: `/domains/${fixture(session, "ote-renew")}/renew`,
    body: sandboxed(keyOf(session, step, usualKey), { years }),
  };
}

async function renew(session: Session, step: string, years: number, usualKey: string): Promise<string> {
  const before = instant(await readName(session, fixture(session, "ote-renew")), "expires_at");
  const answer = await session.api.send(renewal(session, step, years, usualKey));
  const result = sandboxResult(answer);
  assertFresh(answer);
  session.answers.set(step, answer);
  return `${years === 1 ? "1 year" : `${years} years`}, until ${assertExpiry(result, before, years)}`;
}

const renewOnce: ClientStep = {
  id: "renew",
  title: "Renew a name",
  needs: ["reset"],
  run: (session) => renew(session, "renew", 1, "ote-renew-001"),
};

const renewAgain: ClientStep = {
  id: "renew-again",
  title: "Send the same renewal again",
  needs: ["renew"],
  async run(session) {
    const retry = await session.api.send(renewal(session, "renew", 1, "ote-renew-001"));
    assertReplay(session.answers.get("renew") as Answer, retry);
    return "the recorded result, charged once";
  },
};

const renewFive: ClientStep = {
  id: "renew-five-years",
  title: "Renew for five years",
  needs: ["reset"],
  async run(session) {
    if (session.sequence) askedStep(session, "renew-five-years");
    return renew(session, "renew-five-years", 5, "ote-renew-002");
  },
};

const update: ClientStep = {
  id: "update",
  title: "Change a name's data",
  needs: ["reset"],
  async run(session) {
    const domain = fixture(session, "ote-update");
    const answer = await session.api.send({
      method: "PATCH",
      path: `/domains/${domain}`,
      body: sandboxed(keyOf(session, "update", "ote-update-001"), { auto_renew: true }),
    });
    const { auto_renew } = sandboxResult(answer);
    if (auto_renew !== undefined && auto_renew !== true) throw new Fault("is answered with auto_renew false");
    return "auto_renew is on";
  },
};

/** RFC 4509 §2.3: an example of a digest of type 2. */
const DS = {
  key_tag: 60485,
  algorithm: 13,
  digest_type: 2,
  digest: "D4B7D520E7BB5F0F67674A0CCEB1E3E0614B93C4F9E99B8383F6A1E4469DA50A",
};

const dnssec: ClientStep = {
  id: "dnssec",
  title: "Secure a delegation",
  needs: ["reset"],
  async run(session) {
    const answer = await session.api.send({
      method: "PATCH",
      path: `/domains/${fixture(session, "ote-update")}`,
      body: sandboxed(keyOf(session, "dnssec", "ote-dnssec-001"), { ds: [DS] }),
    });
    const { ds } = sandboxResult(answer);
    const [shown] = listOf(ds).map(factsOf);
    if (ds !== undefined && Number(shown?.key_tag) !== DS.key_tag)
      throw new Fault("is answered with other DS data");
    return `DS ${DS.key_tag}`;
  },
};

export const CHANGES: readonly ClientStep[] = [
  infoCreated,
  infoFixtures,
  renewOnce,
  renewAgain,
  renewFive,
  update,
  dnssec,
];

import { assertStatus, sandboxResult } from "../expect";
import { Fault } from "../fault";
import { fixture, keyOf, readSequence, type Session, sandboxed } from "../session";
import type { ClientStep } from "../step";
import { factsOf, firstText, listOf, resultOf } from "../wire";

const status: ClientStep = {
  id: "status",
  title: "Ask for the status and archive it",
  needs: [],
  async run(session) {
    const answer = await session.api.send({ method: "GET", path: "/status" });
    assertStatus(answer, [200]);
    const result = resultOf(answer);
    const channel = factsOf(result.registrar_channel);
    const channelId = firstText(
      factsOf(result.audit_provenance).registrar_channel_id,
      result.registrar_channel_id,
      channel.id,
    );
    if (channelId === null) throw new Fault("tells no registrar_channel_id");
    const slug = firstText(channel.slug, factsOf(result.audit_provenance).channel_slug);
    const date = Date.parse(answer.headers.get("date") ?? "");
    const startedAt = Number.isNaN(date) ? Date.now() : date;
    const sequence = readSequence(result, session.tld);
    const keySuffix = sequence === null && session.isCodeGiven ? `-${session.code}` : "";
    Object.assign(session, { status: result, channelId, slug, startedAt, sequence, keySuffix });
    const file = session.archive?.(JSON.stringify(answer.body, null, 2));
    const names = sequence?.isOfRun ? "; names and keys are those of the running OT&E run" : "";
    return `channel ${slug ?? channelId}${file ? `, archived in ${file}` : ""}${names}`;
  },
};

/** A key that no earlier test has used. */
function freshKey(): string {
  return `ote-reset-${Date.now().toString(36)}`;
}

const resetWith = (session: Session, key: string) =>
  session.api.send({
    method: "POST",
    path: "/sandbox/reset",
    body: sandboxed(key, { tld: session.tld }),
  });

const reset: ClientStep = {
  id: "reset",
  title: "Reset the sandbox",
  needs: ["status"],
  async run(session) {
    let answer = await resetWith(session, keyOf(session, "reset", "ote-reset-001"));
    // A second test in the same sandbox: its key stands for the first reset.
    if (resultOf(answer).idempotent === true) answer = await resetWith(session, freshKey());
    const result = sandboxResult(answer);
    const made = listOf(result.fixtures).map((item) => firstText(item, factsOf(item).domain));
    const wanted = fixture(session, "ote-renew");
    if (made.length > 0 && !made.includes(wanted)) throw new Fault(`made no ${wanted}`);
    return made.length > 0 ? `${made.length} fixtures of ${session.tld}` : `the fixtures of ${session.tld}`;
  },
};

const check: ClientStep = {
  id: "check-available",
  title: "Check a free name",
  needs: ["status"],
  async run(session) {
    const domain = fixture(session, "ote-available");
    const answer = await session.api.send({ method: "POST", path: "/domains/check", body: { domain } });
    assertStatus(answer, [200]);
    const { available } = resultOf(answer);
    if (available !== true) throw new Fault(`says available ${String(available)} of ${domain}`);
    return `${domain} is available`;
  },
};

export const PREPARATION: readonly ClientStep[] = [status, reset, check];

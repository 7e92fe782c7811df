import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { buildAccount, userContext } from "@/testing/builders";
import { buildChannel } from "@/testing/channels";
import { codeOf } from "@/testing/code-of";
import { openRegistrar } from "@/testing/registrar";
import { openTestRegistry } from "@/testing/registry";
import { addNote } from "./add-note";
import { ownRunRevision } from "./own-revision";
import { retryStep } from "./retry-step";
import { startRun } from "./start-run";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

test("a registrar's page reads again after a command and a retry, not after what operators note", async () => {
  const certifier = await userContext(db, null, { operatorRole: "certifier" });
  const channel = await buildChannel(db, { listings: ["defiwallet"] });
  const { number } = await startRun(certifier, {
    slug: channel.slug,
    namespace: "defiwallet",
    name: "First certification",
    requiresSecondOperator: false,
  });
  const owner = await userContext(db, channel.account);
  const look = async () => (await ownRunRevision(owner, { number })).revision;

  const first = await look();
  expect(await look()).toBe(first);
  await addNote(certifier, { number, step: null, text: "Nothing yet" });
  expect(await look()).toBe(first);
  const send = await openRegistrar(db, channel);
  await send("check_domain", { names: ["ote-available.defiwallet"], isList: false });
  const second = await look();
  expect(second).not.toBe(first);
  await retryStep(certifier, { number, step: "check-available", reason: "Once more" });
  expect(await look()).not.toBe(second);

  const stranger = await userContext(db, await buildAccount(db));
  expect(await codeOf(ownRunRevision(stranger, { number }))).toBe("not_found");
  expect(await codeOf(ownRunRevision(certifier, { number }))).toBe("no_account");
});

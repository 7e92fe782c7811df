import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { buildAccount, buildUser, userContext } from "@/testing/builders";
import { type BuiltChannel, buildChannel } from "@/testing/channels";
import { codeOf } from "@/testing/code-of";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { listChannels } from "./list";
import { decideListing, requestListing, withdrawRequest } from "./listings";
import { listChannelsInput } from "./schema";

let db: Database;
const ADMIN = "admin@registry.example";
const namespace = "com.store";

beforeAll(async () => {
  db = await openTestRegistry();
  await buildUser(db, { operatorRole: "admin", email: ADMIN });
  await db.prisma.namespace.update({
    where: { name: namespace },
    data: { listedFor: ["dashboard", "registrar_v1"] },
  });
});
afterAll(() => db.close());

const certifier = () => userContext(db, null, { operatorRole: "certifier" });

async function listingOf(channel: BuiltChannel) {
  const found = await db.prisma.channelListing.findFirst({
    where: { channelId: channel.id, namespace: { name: namespace } },
    select: { state: true, reason: true, decidedBy: true },
  });
  return found;
}

async function actionsOf(channel: BuiltChannel): Promise<string[]> {
  const audits = await db.prisma.auditEntry.findMany({
    where: { subjectId: channel.id },
    orderBy: { id: "asc" },
  });
  return audits.map(({ action }) => action);
}

test("a registrar asks for one more namespace, and operators approve it", async () => {
  const channel = await buildChannel(db);
  await requestListing(await userContext(db, channel.account), { namespace });
  expect(await listingOf(channel)).toMatchObject({ state: "requested" });
  expect((await mailsTo(db, ADMIN))[0]?.text).toContain(namespace);
  const ctx = await certifier();
  const queue = await listChannels(ctx, listChannelsInput.parse({ view: "queue", search: channel.slug }));
  expect(queue.channels).toMatchObject([{ waitsFor: "listing", requested: [namespace] }]);

  await decideListing(ctx, { slug: channel.slug, namespace, decision: "approve" });
  expect(await listingOf(channel)).toMatchObject({
    state: "approved",
    decidedBy: ctx.actor.kind === "user" ? ctx.actor.email : "",
  });
  expect(await actionsOf(channel)).toEqual(["channels.request_listing", "channels.approve_listing"]);
  const events = await db.prisma.event.findMany({
    where: { subject: channel.slug },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ type }) => type)).toEqual(["channel.listing_requested", "channel.listing_approved"]);
  expect((await mailsTo(db, `support@${channel.slug}.example`))[0]?.subject).toContain(namespace);
});

test("a refused listing has a reason, and may be asked for again", async () => {
  const channel = await buildChannel(db);
  const owner = await userContext(db, channel.account);
  await requestListing(owner, { namespace });
  await decideListing(await certifier(), {
    slug: channel.slug,
    namespace,
    decision: "refuse",
    reason: "Not yet",
  });
  expect(await listingOf(channel)).toMatchObject({ state: "refused", reason: "Not yet" });
  await requestListing(owner, { namespace });
  expect(await listingOf(channel)).toMatchObject({ state: "requested", reason: null, decidedBy: null });
});

test("an approved listing is withdrawn with a reason, and approved again", async () => {
  const channel = await buildChannel(db, { listings: [namespace] });
  const ctx = await certifier();
  const { slug } = channel;
  await decideListing(ctx, { slug, namespace, decision: "withdraw", reason: "Contract ended" });
  expect(await listingOf(channel)).toMatchObject({ state: "refused", reason: "Contract ended" });
  expect((await mailsTo(db, `technical@${slug}.example`))[0]?.text).toContain("Contract ended");
  await decideListing(ctx, { slug, namespace, decision: "approve" });
  expect(await listingOf(channel)).toMatchObject({ state: "approved", reason: null });
});

test("a request is taken back while nobody has decided on it", async () => {
  const channel = await buildChannel(db, { listings: ["defiwallet"] });
  const owner = await userContext(db, channel.account);
  await requestListing(owner, { namespace });
  await withdrawRequest(owner, { namespace });
  expect(await listingOf(channel)).toBeNull();
  expect(await codeOf(withdrawRequest(owner, { namespace }))).toBe("wrong_state");
  expect(await codeOf(withdrawRequest(owner, { namespace: "defiwallet" }))).toBe("wrong_state");
});

test("what is listed or asked for is not asked for again, and what was decided not decided again", async () => {
  const channel = await buildChannel(db);
  const owner = await userContext(db, channel.account);
  const ctx = await certifier();
  const { slug } = channel;
  expect(await codeOf(requestListing(owner, { namespace: "defiwallet" }))).toBe("wrong_state");
  expect(await codeOf(requestListing(owner, { namespace: "nowhere" }))).toBe("unknown_namespace");
  await requestListing(owner, { namespace });
  expect(await codeOf(requestListing(owner, { namespace }))).toBe("wrong_state");
  const codes = await Promise.all(
    [1, 2, 3, 4].map((n) =>
      codeOf(
        n % 2
          ? decideListing(ctx, { slug, namespace, decision: "refuse", reason: "No" })
          : withdrawRequest(owner, { namespace }),
      ),
    ),
  );
  expect(codes.filter((code) => code === null)).toHaveLength(1);
});

test("listings of an application are decided with it", async () => {
  const channel = await buildChannel(db, { state: "applied" });
  expect(
    await codeOf(
      decideListing(await certifier(), {
        slug: channel.slug,
        namespace: "defiwallet",
        decision: "withdraw",
        reason: "No",
      }),
    ),
  ).toBe("wrong_state");
});

test("a stranger, a technical member and a support operator change no listing", async () => {
  const channel = await buildChannel(db);
  const stranger = await userContext(db, await buildAccount(db));
  expect(await codeOf(requestListing(stranger, { namespace }))).toBe("not_found");
  const technical = await userContext(db, channel.account, { role: "technical" });
  expect(await codeOf(requestListing(technical, { namespace }))).toBe("missing_scope");
  const support = await userContext(db, null, { operatorRole: "support" });
  expect(await codeOf(decideListing(support, { slug: channel.slug, namespace, decision: "approve" }))).toBe(
    "missing_scope",
  );
  expect(await actionsOf(channel)).toEqual([]);
});

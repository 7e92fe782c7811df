import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/lib/id";
import { addDays } from "@/lib/time";
import { anonymousContext, buildAccount, NOW, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { addContact } from "../contacts/add";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { updateName } from "../names/update";
import { cleanUp } from "./clean-up";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

it("deliveries that ended go after 30 days with their attempts; what waits stays", async () => {
  const { id: accountId } = await buildAccount(db);
  const endpointId = newId();
  const times = { createdAt: NOW, updatedAt: NOW };
  await db.prisma.webhookEndpoint.create({
    data: { id: endpointId, accountId, url: "https://example.com/", secret: "sealed", ...times },
  });
  const deliver = async (createdAt: Date, state: "pending" | "delivered") => {
    const about = { endpointId, type: "webhook.test", subject: "shop.com.store" };
    const id = newId();
    await db.prisma.webhookDelivery.create({
      data: { id, ...about, eventId: newId(), state, dueAt: createdAt, createdAt },
    });
    await db.prisma.webhookAttempt.create({
      data: {
        id: newId(),
        deliveryId: id,
        endpointId,
        at: createdAt,
        durationMillis: 5,
        requestHeaders: {},
        requestBody: "",
        responseHeaders: {},
        responseBody: "",
      },
    });
    return id;
  };
  const [old, recent, waiting] = [addDays(NOW, -31), addDays(NOW, -29), addDays(NOW, -31)];
  await deliver(old, "delivered");
  const kept = [await deliver(recent, "delivered"), await deliver(waiting, "pending")];
  await cleanUp(anonymousContext(db));
  const left = await db.prisma.webhookDelivery.findMany({ orderBy: { id: "asc" } });
  expect(left.map(({ id }) => id)).toEqual(kept);
  const attempts = await db.prisma.webhookAttempt.findMany();
  expect(attempts.map(({ deliveryId }) => deliveryId)).toEqual([kept[0]]);
});

it("requests about names go a year after their end, with their steps; what is open stays", async () => {
  const { id: accountId } = await buildAccount(db);
  const write = async (completedAt: Date | null, fqdn: string) => {
    const { id } = await db.prisma.workflow.create({
      data: {
        id: newId(),
        accountId,
        kind: "registration",
        fqdn,
        step: "publish",
        input: {},
        actor: {},
        door: "trpc",
        requestId: "req_test",
        createdAt: NOW,
        updatedAt: NOW,
        completedAt,
        steps: { create: { step: "publish", outcome: "done", at: NOW } },
      },
    });
    return id;
  };
  await write(NOW, "old.com.store");
  const kept = [await write(addDays(NOW, 40), "newer.com.store"), await write(null, "open.com.store")];
  await cleanUp({ ...anonymousContext(db), now: addDays(NOW, 400) });
  const left = await db.prisma.workflow.findMany({ orderBy: { id: "asc" } });
  expect(left.map(({ id }) => id)).toEqual(kept);
  expect(await db.prisma.workflowStep.count()).toBe(2);
});

it("contacts that no name has any more go, and addresses where nobody answered; the address book stays", async () => {
  const account = await buildAccount(db, { balance: 100_00 });
  const ctx = await userContext(db, account);
  await addContact(ctx, { name: "Ida", email: "ida@example.net" });
  const name = "compass.com.store";
  await registerName(ctx, registerInput.parse({ name }));
  for (const person of ["Old", "New"]) {
    const registrant = { name: person, email: `${person}@example.net`.toLowerCase() };
    await updateName(ctx, { name, contacts: { registrant } });
  }
  const asked = { accountId: account.id, sentAt: NOW, expiresAt: addDays(NOW, -31) };
  await db.prisma.contactEmail.createMany({
    data: [
      { ...asked, email: "silent@example.net" },
      { ...asked, email: "waits@example.net", expiresAt: NOW },
      { ...asked, email: "verified@example.net", verifiedAt: NOW },
    ],
  });
  await cleanUp({ ...ctx, now: addDays(NOW, 2) });
  const contacts = await db.prisma.contact.findMany({ orderBy: { name: "asc" } });
  expect(contacts.map((contact) => contact.name)).toEqual(["Ida", "New"]);
  const emails = await db.prisma.contactEmail.findMany({ orderBy: { email: "asc" } });
  expect(emails.map(({ email }) => email)).toEqual(["verified@example.net", "waits@example.net"]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { type BuiltAccount, buildAccount, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { nameInfo } from "../names/info";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { addContact } from "./add";
import { copyToNames, listCopies } from "./copy-to-names";
import { listContacts } from "./list";
import { findDefaultContact, loadContact } from "./load";
import { removeContact } from "./remove";
import { addContactInput, copyToNamesInput, MOST_CONTACTS } from "./schema";
import { setDefaultContact } from "./set-default";
import { updateContact } from "./update";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const ida = {
  name: "Ida Rhumb",
  organization: "Rhumb Lines",
  email: "ida@rhumb.example",
  phone: "+45.33123456",
  fax: "+45.33123457",
  street: "Nyhavn 1",
  city: "Copenhagen",
  region: null,
  postalCode: "1051",
  country: "DK",
};
const omar = { name: "Omar Azimuth", email: "omar@azimuth.example" };

async function openBook(balance?: number): Promise<{ account: BuiltAccount; ctx: Context }> {
  const account = await buildAccount(db, { balance });
  return { account, ctx: await userContext(db, account) };
}

const auditsOf = (accountId: string) =>
  db.prisma.auditEntry.findMany({
    where: { accountId, action: { startsWith: "contacts." } },
    orderBy: { id: "asc" },
  });

test("the first entry is the default; another takes its place, and only one is", async () => {
  const { account, ctx } = await openBook();
  expect(await findDefaultContact(db, account.id)).toBeNull();
  const first = await addContact(ctx, ida);
  const second = await addContact(ctx, omar);
  expect([first.isDefault, second.isDefault]).toEqual([true, false]);
  expect(await findDefaultContact(db, account.id)).toEqual(ida);

  await setDefaultContact(ctx, { contactId: second.id });
  await setDefaultContact(ctx, { contactId: second.id });
  const { items, total } = await listContacts(ctx, {});
  expect(total).toBe(2);
  expect(items.map(({ name, isDefault }) => [name, isDefault])).toEqual([
    ["Omar Azimuth", true],
    ["Ida Rhumb", false],
  ]);
  const third = await addContact(ctx, { ...omar, name: "Una", isDefault: true });
  expect((await loadContact(ctx, { contactId: second.id })).isDefault).toBe(false);
  await setDefaultContact(ctx, { contactId: null });
  expect(await findDefaultContact(db, account.id)).toBeNull();
  expect((await auditsOf(account.id)).map(({ action, after }) => [action, after])).toEqual([
    ["contacts.add", { isDefault: true }],
    ["contacts.add", { isDefault: false }],
    ["contacts.set_default", { defaultId: second.id }],
    ["contacts.add", { isDefault: true }],
    ["contacts.set_default", { defaultId: null }],
  ]);
  expect(third.verification).toEqual({ state: "unverified" });
});

test("with the default goes the default, unless another entry is chosen for it", async () => {
  const { account, ctx } = await openBook();
  const [a, b, c] = [await addContact(ctx, ida), await addContact(ctx, omar), await addContact(ctx, omar)];
  const missing = removeContact(ctx, { contactId: a.id, nextDefaultId: account.id });
  expect(await codeOf(missing)).toBe("not_found");
  expect((await listContacts(ctx, {})).total).toBe(3);

  await removeContact(ctx, { contactId: a.id, nextDefaultId: b.id });
  expect((await loadContact(ctx, { contactId: b.id })).isDefault).toBe(true);
  await removeContact(ctx, { contactId: c.id, nextDefaultId: c.id });
  await removeContact(ctx, { contactId: b.id });
  expect(await findDefaultContact(db, account.id)).toBeNull();
  expect(await codeOf(removeContact(ctx, { contactId: b.id }))).toBe("not_found");
});

test("of many first entries and many choices at once, one is the default", async () => {
  const { account, ctx } = await openBook();
  const entries = await Promise.all(Array.from({ length: 6 }, () => addContact(ctx, ida)));
  const defaults = () => db.prisma.contact.count({ where: { accountId: account.id, isDefault: true } });
  expect(await defaults()).toBe(1);
  await Promise.all(entries.map(({ id }) => setDefaultContact(ctx, { contactId: id })));
  expect(await defaults()).toBe(1);
});

test("a change tells the audit which fields, and nothing of the person", async () => {
  const { account, ctx } = await openBook();
  const { id } = await addContact(ctx, ida);
  const later = { ...ctx, now: new Date(NOW.getTime() + 1000) };
  const changed = await updateContact(later, { contactId: id, city: "Aarhus", fax: null, phone: undefined });
  expect(changed).toMatchObject({ ...ida, city: "Aarhus", fax: null, updatedAt: later.now });
  await updateContact(ctx, { contactId: id, city: "Aarhus" });
  await removeContact(ctx, { contactId: id });

  const audits = await auditsOf(account.id);
  expect(audits.map(({ action, before, after }) => [action, before, after])).toEqual([
    ["contacts.add", null, { isDefault: true }],
    ["contacts.update", null, { changedFields: ["fax", "city"] }],
    ["contacts.remove", { isDefault: true }, { defaultId: null }],
  ]);
  const told = JSON.stringify(
    [audits, await db.prisma.event.findMany({ where: { accountId: account.id } })],
    (_, v) => (typeof v === "bigint" ? String(v) : v),
  );
  for (const personal of [...Object.values(ida), "Aarhus"]) {
    if (personal && personal !== ida.country) expect(told).not.toContain(personal);
  }
});

test("the book is searched by name, organization and address, and paged", async () => {
  const { ctx } = await openBook();
  await addContact(ctx, ida);
  await addContact(ctx, omar);
  for (const query of ["rhumb", "IDA@", "lines"]) {
    const { items } = await listContacts(ctx, { query });
    expect(items.map(({ name }) => name)).toEqual(["Ida Rhumb"]);
  }
  expect((await listContacts(ctx, { query: "%" })).total).toBe(0);
  const page = await listContacts(ctx, { page: 2, limit: 1 });
  expect([page.total, page.items.map(({ name }) => name)]).toEqual([2, ["Omar Azimuth"]]);
});

test("names keep copies: they say something else once an entry is copied to them", async () => {
  const { ctx } = await openBook(10_000_00);
  const names = ["compass", "sextant"].map((label) => `${label}.com.store`);
  for (const name of names) await registerName(ctx, registerInput.parse({ name }));
  const { id } = await addContact(ctx, ida);
  const all = names.map((name) => ({ name, roles: ["registrant" as const, "admin" as const] }));
  const first = await copyToNames(ctx, { contactId: id, to: all });
  expect(first.map(({ error }) => error)).toEqual([null, null]);
  expect(await listCopies(ctx, { contactId: id })).toEqual({
    names: all.map(({ name, roles }) => ({ fqdn: name, unicode: name, roles })),
    total: 2,
  });

  await updateContact(ctx, { contactId: id, phone: "+45.1" });
  expect((await listCopies(ctx, { contactId: id })).total).toBe(0);
  expect((await nameInfo(ctx, { name: "compass.com.store" })).contacts.registrant).toEqual(ida);
  const chosen = copyToNamesInput.parse({
    contactId: id,
    to: [{ name: "compass.com.store" }, { name: "nobodys.com.store" }],
  });
  const second = await copyToNames(ctx, chosen);
  expect(second.map(({ error }) => error?.code ?? "done")).toEqual(["done", "not_found"]);
  const { contacts } = await nameInfo(ctx, { name: "compass.com.store" });
  expect([contacts.registrant?.phone, contacts.admin?.phone]).toEqual(["+45.1", ida.phone]);

  await removeContact(ctx, { contactId: id });
  expect((await nameInfo(ctx, { name: "compass.com.store" })).contacts.registrant?.phone).toBe("+45.1");
});

test("to another account an entry does not exist; who may only look changes nothing", async () => {
  const { account, ctx } = await openBook();
  const { id: contactId } = await addContact(ctx, ida);
  const { ctx: stranger, account: other } = await openBook();
  const names = [{ name: "a.com.store", roles: ["registrant" as const] }];
  const tries = (who: Context) => [
    updateContact(who, { contactId, city: "X" }),
    removeContact(who, { contactId }),
    setDefaultContact(who, { contactId }),
    copyToNames(who, { contactId, to: names }),
  ];
  const foreign = [
    ...tries(stranger),
    loadContact(stranger, { contactId }),
    listCopies(stranger, { contactId }),
  ];
  expect(new Set(await Promise.all(foreign.map(codeOf)))).toEqual(new Set(["not_found"]));
  expect((await listContacts(stranger, {})).total).toBe(0);
  const reader = await userContext(db, account, { role: "read_only" });
  const refused = [...tries(reader), addContact(reader, omar)];
  expect(new Set(await Promise.all(refused.map(codeOf)))).toEqual(new Set(["missing_scope"]));
  expect((await listContacts(reader, {})).items[0]).toMatchObject(ida);
  expect(await auditsOf(other.id)).toEqual([]);
});

test("a book that is full takes no more", async () => {
  const { account, ctx } = await openBook();
  const row = { accountId: account.id, ...omar, inBook: true, updatedAt: NOW };
  await db.prisma.contact.createMany({ data: Array.from({ length: MOST_CONTACTS }, () => row) });
  expect(await codeOf(addContact(ctx, ida))).toBe("limit_reached");
});

test("a contact with faults is refused at its fields", () => {
  const faultsOf = (contact: object) =>
    addContactInput.safeParse(contact).error?.issues.map(({ path, message }) => [path.join("."), message]);
  expect(
    faultsOf({
      name: " ",
      phone: "555 1234",
      fax: "1",
      country: "XX",
      city: "a\u0000b",
      postalCode: "1".repeat(17),
    }),
  ).toEqual([
    ["name", "Enter a name"],
    ["email", "Enter an email address, such as ann@example.net"],
    ["phone", "Write the phone number as +1.5551234567"],
    ["fax", "Write the fax number as +1.5551234567"],
    ["city", "Remove control characters and broken Unicode"],
    ["postalCode", "Use at most 16 characters"],
    ["country", "Write the country as two capital letters of ISO 3166, such as US"],
  ]);
  expect(faultsOf({ ...omar, country: "Denmark" })).toHaveLength(1);
  expect(faultsOf({ ...omar, inBook: true })).toHaveLength(1);
});

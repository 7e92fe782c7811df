import { randomBytes } from "node:crypto";
import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { hashPassword } from "@/lib/password";
import { issueKey } from "@/services/access/issue-key";
import { WIDE_SCOPES } from "@/services/access/scopes";
import { createAccount, createUser } from "@/services/accounts/create-account";
import { credit } from "@/services/billing/ledger";
import { type Context, systemContext } from "@/services/context";
import { forgetPolicies } from "@/services/namespaces/policy";
import { NAMESPACES, type NamespaceSeed } from "./seed-namespaces";
import { type DemoRegistrar, seedRegistrar } from "./seed-registrar";

/** Sign-ins of the demonstration, shown once at the end of the first start. */
export interface Demo {
  readonly registrant: { email: string; password: string; api_key: string; account_id: string };
  readonly operator: { email: string; password: string };
  readonly registrar: DemoRegistrar;
}

const LOCK = statement("seed_lock", "SELECT pg_advisory_xact_lock(hashtext('portolan seed'))");

/** What the demonstration's registrant starts with, minor units. */
const DEMO_BALANCE = 100_000;

/** Programs and agents register names with the default of the address book, unless they say another registrant. */
const DEMO_CONTACT = {
  name: "Robin Registrant",
  organization: "Demo Harbour Ltd",
  email: "registrant@demo.test",
  phone: "+1.5555550100",
  street: "1 Harbour Street",
  city: "Austin",
  region: "TX",
  postalCode: "78701",
  country: "US",
  inBook: true,
  isDefault: true,
};

/** Creates the namespaces that are not there yet. Safe to run at every start, also by two processes at once. */
export async function seedNamespaces(db: Database, nameservers: readonly string[], now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.sql(LOCK, []);
    for (const seed of NAMESPACES) {
      if (await tx.prisma.namespace.findUnique({ where: { name: seed.name } })) continue;
      await tx.prisma.namespace.create({ data: namespaceRow(seed, nameservers, now) });
    }
  });
  forgetPolicies(db);
}

function namespaceRow(seed: NamespaceSeed, nameservers: readonly string[], now: Date) {
  const { prices, premium, reserved, ...policy } = seed;
  return {
    id: newId(),
    ...policy,
    hostmaster: `hostmaster.${seed.name}`,
    nameservers: [...nameservers],
    createdAt: now,
    zone: {
      create: {
        id: newId(),
        apex: seed.name,
        serial: 1n,
        publishedSerial: 1n,
        publishedAt: now,
        createdAt: now,
        updatedAt: now,
      },
    },
    prices: {
      create: Object.entries(prices).map(([operation, amount]) => ({
        id: newId(),
        operation: operation as keyof typeof prices,
        amount,
        validFrom: new Date(0),
      })),
    },
    premiums: {
      create: premium.map(([label, registerAmount, renewAmount]) => ({ label, registerAmount, renewAmount })),
    },
    reserved: { create: reserved.map(([label, reason]) => ({ label, reason })) },
  };
}

/** Creates the demonstration's registrant, registrar and operator with random passwords; null when there are users already. */
export async function seedDemo(db: Database, now: Date, publicUrl: string): Promise<Demo | null> {
  // Asked again inside the transaction; this spares later starts the hashing of passwords.
  if ((await db.prisma.user.count()) > 0) return null;
  const ctx = systemContext(db, "seed", now, "seed", publicUrl);
  const passwords = [newPassword(), newPassword(), newPassword()] as const;
  const [registrantHash, operatorHash, registrarHash] = await Promise.all(
    passwords.map((p) => hashPassword(p)),
  );
  if (!registrantHash || !operatorHash || !registrarHash) return null;
  return inTransaction(db, async (tx) => {
    await tx.sql(LOCK, []);
    if ((await tx.prisma.user.count()) > 0) return null;
    const registrant = await createUser(tx, ctx, {
      email: "registrant@demo.test",
      name: "Robin Registrant",
      passwordHash: registrantHash,
      emailVerifiedAt: now,
    });
    const operator = await createUser(tx, ctx, {
      email: "operator@demo.test",
      name: "Olga Operator",
      passwordHash: operatorHash,
      emailVerifiedAt: now,
    });
    await tx.prisma.user.update({ where: { id: operator.id }, data: { operatorRole: "admin" } });
    const account = await createAccount(tx, ctx, {
      organization: "Demo Harbour Ltd",
      contactName: "Robin Registrant",
      email: "registrant@demo.test",
      ownerId: registrant.id,
    });
    const { key } = await issueKey(
      tx,
      ctx,
      { accountId: account.id, userId: registrant.id },
      { name: "Demo key", scopes: WIDE_SCOPES, expiresAt: null, allowedAddresses: [] },
    );
    await giveDemoBalance(ctx, tx, account.id);
    await tx.prisma.contact.create({
      data: { ...DEMO_CONTACT, accountId: account.id, createdAt: now, updatedAt: now },
    });
    return {
      registrant: {
        email: "registrant@demo.test",
        password: passwords[0],
        api_key: key,
        account_id: account.id.replaceAll("-", ""),
      },
      operator: { email: "operator@demo.test", password: passwords[1] },
      registrar: await seedRegistrar(tx, ctx, { text: passwords[2], hash: registrarHash }),
    };
  });
}

async function giveDemoBalance(
  ctx: Context,
  tx: Parameters<typeof credit>[0],
  accountId: string,
): Promise<void> {
  await credit(tx, ctx, {
    accountId,
    currency: "USD",
    amount: DEMO_BALANCE,
    kind: "adjustment",
    description: "Starting balance of the demonstration",
  });
}

function newPassword(): string {
  return randomBytes(12).toString("base64url");
}

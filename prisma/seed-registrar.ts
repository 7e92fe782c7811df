import type { Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { issueKey } from "@/services/access/issue-key";
import { REGISTRAR_PROFILE } from "@/services/access/registrar-scopes";
import { createAccount, createUser } from "@/services/accounts/create-account";
import { credit } from "@/services/billing/ledger";
import { recordChange } from "@/services/channels/change";
import type { Context } from "@/services/context";

/** How the demonstration's registrar signs in, and the key of its channel. */
export interface DemoRegistrar {
  readonly channel: string;
  readonly email: string;
  readonly password: string;
  readonly api_key: string;
}

const EMAIL = "registrar@demo.test";
const SLUG = "demo-registrar";
const COMPANY = "Demo Registrar Inc.";

/** What it may spend, minor units: a whole OT&E run and thousands of names after it. */
const BALANCE = 5_000_000;

/** A registrar whose channel is approved for OT&E under `defiwallet`, with a key. No mail is sent about it. */
export async function seedRegistrar(
  tx: Tx,
  ctx: Context,
  password: { text: string; hash: string },
): Promise<DemoRegistrar> {
  const { now } = ctx;
  const user = await createUser(tx, ctx, {
    email: EMAIL,
    name: "Rita Registrar",
    passwordHash: password.hash,
    emailVerifiedAt: now,
  });
  const account = await createAccount(tx, ctx, {
    organization: COMPANY,
    contactName: "Rita Registrar",
    email: EMAIL,
    ownerId: user.id,
  });
  await credit(tx, ctx, {
    accountId: account.id,
    currency: "USD",
    amount: BALANCE,
    kind: "adjustment",
    description: "Starting balance of the demonstration",
  });
  const namespace = await tx.prisma.namespace.findUniqueOrThrow({ where: { name: "defiwallet" } });
  const channel = { id: newId(), slug: SLUG, accountId: account.id };
  await tx.prisma.channel.create({
    data: {
      ...channel,
      state: "ote",
      company: COMPANY,
      website: "https://registrar.demo.test",
      technicalName: "Rita Registrar",
      technicalEmail: EMAIL,
      supportName: "Help desk",
      supportEmail: "support@demo.test",
      clientName: "demo-client",
      clientVersion: "1.0",
      appliedAt: now,
      approvedAt: now,
      updatedAt: now,
      listings: {
        create: {
          namespaceId: namespace.id,
          state: "approved",
          requestedAt: now,
          decidedAt: now,
          decidedBy: "seed",
        },
      },
    },
  });
  await recordChange(tx, ctx, channel, {
    action: "channels.approve",
    event: "channel.approved",
    after: { state: "ote" },
  });
  const { key } = await issueKey(
    tx,
    ctx,
    { accountId: account.id, userId: user.id },
    {
      name: "Demo registrar key",
      channelId: channel.id,
      profile: REGISTRAR_PROFILE,
      scopes: [],
      expiresAt: null,
      allowedAddresses: [],
    },
  );
  return { channel: SLUG, email: EMAIL, password: password.text, api_key: key };
}

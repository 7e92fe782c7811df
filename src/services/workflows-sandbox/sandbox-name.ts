import type { Prisma } from "@/db/generated/client";
import { statement } from "@/db/sql";
import type { SqlTx, Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import type { LineRow } from "../names/list";
import { SLOW_SECONDS } from "./simulated";

const addSeconds = (date: Date, seconds: number) => new Date(date.getTime() + seconds * 1000);

/** A registration of the sandbox: what a row of `name` has of it. */
export type SandboxName = LineRow & { readonly releasesAt: Date | null };

/** What the workflow that made it, or changed it last, keeps of it as JSON. Null: it was deleted for good. */
export type KeptName = Record<string, unknown> | null;

const DATES = [
  "registeredAt",
  "expiresAt",
  "lastRenewedAt",
  "lastTransferAt",
  "autoRenewedAt",
  "registryLockedAt",
  "deletedAt",
  "redemptionEndsAt",
  "releasesAt",
] as const satisfies readonly (keyof SandboxName)[];

function fromKept(kept: NonNullable<KeptName>): SandboxName {
  const dates = DATES.map((field) => {
    const value = kept[field];
    return [field, typeof value === "string" ? new Date(value) : null];
  });
  return { ...kept, ...Object.fromEntries(dates) } as SandboxName;
}

/** What is slow has succeeded when its seconds are over, whether or not its row says so. */
const HELD = `account_id = $1::uuid AND sandbox AND context ? 'registration'
  AND (state = 'succeeded' OR (state = 'in_progress' AND created_at <= $2::timestamptz))`;

const FIND = statement(
  "sandbox_registration_find",
  `SELECT context->'registration' AS registration FROM workflow WHERE ${HELD} AND fqdn = $3
   ORDER BY created_at DESC, id DESC LIMIT 1`,
);

const LIST = statement(
  "sandbox_registration_list",
  `SELECT registration FROM (
     SELECT DISTINCT ON (fqdn) fqdn, context->'registration' AS registration FROM workflow WHERE ${HELD}
     ORDER BY fqdn, created_at DESC, id DESC
   ) AS newest WHERE registration <> 'null'::jsonb`,
);

interface KeptRow {
  readonly registration: KeptName;
}

/** Who looks, and when. */
export interface Look {
  readonly accountId: string;
  readonly now: Date;
}

const values = ({ accountId, now }: Look) => [accountId, addSeconds(now, -SLOW_SECONDS)];

/** The account's name in the sandbox, as its newest workflow left it. */
export async function findSandboxName(on: SqlTx, look: Look, fqdn: string): Promise<SandboxName | null> {
  const [row] = await on.sql<KeptRow>(FIND, [...values(look), fqdn]);
  const name = row?.registration ? fromKept(row.registration) : null;
  return name && !isReleased(name, look.now) ? name : null;
}

/** All that the account has there; `MOST_KEPT` bounds them. */
export async function listSandboxNames(on: SqlTx, look: Look): Promise<SandboxName[]> {
  const rows = await on.sql<KeptRow>(LIST, values(look));
  return rows
    .flatMap(({ registration }) => (registration ? [fromKept(registration)] : []))
    .filter((name) => !isReleased(name, look.now));
}

function isReleased({ releasesAt }: SandboxName, now: Date): boolean {
  return releasesAt !== null && releasesAt <= now;
}

/** Makes it a row, with a zone, for as long as a transaction that is undone. */
export async function standSandboxName(
  tx: Tx,
  name: SandboxName,
  holder: { accountId: string; now: Date; authInfoHash?: string },
): Promise<void> {
  const { authInfoHash, now, accountId } = holder;
  const data: Prisma.NameUncheckedCreateInput = {
    ...name,
    clientStatuses: [...name.clientStatuses],
    serverStatuses: [...name.serverStatuses],
    // The transfer it waits for was undone with its workflow.
    pendingTransferId: null,
    accountId,
    updatedAt: now,
    ...(authInfoHash && { authInfoHash, authInfoExpiresAt: addSeconds(now, 60) }),
    zone: { create: { id: newId(), apex: name.fqdn, serial: 1, updatedAt: now } },
  };
  await tx.prisma.name.create({ data });
}

/** What the account's row of the name says, inside of that transaction; null when it has none. */
export async function readStanding(tx: Tx, { accountId }: Look, fqdn: string): Promise<SandboxName | null> {
  return tx.prisma.name.findFirst({ where: { fqdn, accountId, releasedAt: null }, select: FIELDS });
}

const FIELDS = {
  id: true,
  namespaceId: true,
  label: true,
  labelUnicode: true,
  fqdn: true,
  registeredAt: true,
  expiresAt: true,
  autoRenew: true,
  privacy: true,
  premium: true,
  clientStatuses: true,
  serverStatuses: true,
  lastRenewedAt: true,
  lastTransferAt: true,
  autoRenewedAt: true,
  stage: true,
  registryLockedAt: true,
  pendingTransferId: true,
  deletedAt: true,
  redemptionEndsAt: true,
  releasesAt: true,
} satisfies Record<keyof SandboxName, true>;

import type { Role } from "@/db/generated/enums";
import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import { isScope } from "../access/scopes";
import { type Actor, type Context, type Door, within } from "../context";
import { RegistryError } from "../errors";
import type { WorkflowRow } from "./row";

/**
 * The context in which a workflow goes on: that of whoever asked for it, at their door and under their request's id, with what
 * they may do today. `ctx` is of the process that carries it on.
 * @throws RegistryError account_suspended | key_revoked | missing_scope (no member any more)
 */
export async function actingContext(tx: Tx, ctx: Context, row: WorkflowRow): Promise<Context> {
  const actor = row.actor.kind === "user" ? await userOf(tx, row) : await keyOf(tx, row);
  const { requestId, ip, sandbox } = row;
  return { ...within(ctx, tx), actor, door: row.door as Door, requestId, ip, sandbox };
}

const USER = statement(
  "workflow_user",
  `SELECT u.email, u.name, m.role, a.suspended_at AS "suspendedAt"
   FROM account a
   JOIN app_user u ON u.id = $2::uuid AND u.disabled_at IS NULL
   LEFT JOIN member m ON m.account_id = a.id AND m.user_id = u.id
   WHERE a.id = $1::uuid`,
);

interface UserFacts {
  readonly email: string;
  readonly name: string;
  readonly role: Role | null;
  readonly suspendedAt: Date | null;
}

async function userOf(tx: Tx, { accountId, actor }: WorkflowRow): Promise<Actor> {
  if (actor.kind !== "user") throw new Error("A workflow of nobody");
  const { userId, sessionId } = actor;
  const [found] = await tx.sql<UserFacts>(USER, [accountId, userId]);
  if (found?.suspendedAt) throw new RegistryError("account_suspended");
  if (!found?.role) {
    throw new RegistryError("missing_scope", {
      message: "Whoever asked for this is not a member of the account any more",
    });
  }
  const { email, name, role } = found;
  return { kind: "user", userId, sessionId, email, name, accountId, role, operatorRole: null };
}

const KEY = statement(
  "workflow_key",
  `SELECT k.name AS label, k.scopes, k.acme_names AS "acmeNames", k.revoked_at AS "revokedAt",
     a.suspended_at AS "suspendedAt"
   FROM api_key k JOIN account a ON a.id = k.account_id WHERE k.id = $2::uuid AND a.id = $1::uuid`,
);

interface KeyFacts {
  readonly label: string;
  readonly scopes: readonly string[];
  readonly acmeNames: readonly string[];
  readonly revokedAt: Date | null;
  readonly suspendedAt: Date | null;
}

/** One that has expired meanwhile was good when it asked. */
async function keyOf(tx: Tx, { accountId, actor }: WorkflowRow): Promise<Actor> {
  if (actor.kind !== "apiKey") throw new Error("A workflow of nobody");
  const [found] = await tx.sql<KeyFacts>(KEY, [accountId, actor.keyId]);
  if (found?.suspendedAt) throw new RegistryError("account_suspended");
  if (!found || found.revokedAt) throw new RegistryError("key_revoked");
  const { label, scopes, acmeNames } = found;
  return { kind: "apiKey", keyId: actor.keyId, accountId, label, scopes: scopes.filter(isScope), acmeNames };
}

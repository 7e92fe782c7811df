import { createHash, randomInt } from "node:crypto";
import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { addDays } from "@/lib/time";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { assertTransferable } from "../transfers/transferable";
import { lockName } from "./load";
import type { nameRef } from "./schema";

const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
const LENGTH = 24;
const VALID_DAYS = 14;

/** SHA-256 of a transfer code, hex. The code has 139 bits: no slow hash is needed. */
export function hashAuthCode(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}

/**
 * Makes a new transfer code (authInfo, RFC 5731 §3.2.1) for a name and forgets the one before; it is shown only here.
 * @throws RegistryError not_found | status_prohibits when the name cannot be transferred now
 */
export async function createAuthCode(
  ctx: Context,
  input: z.output<typeof nameRef>,
): Promise<{ fqdn: string; authCode: string; expiresAt: Date }> {
  const tenant = requireScope(ctx, "names:write");
  return inTransaction(ctx.db, async (tx) => {
    const loaded = await lockName(tx, ctx, tenant, input.name);
    assertTransferable(loaded, ctx.now);
    const { row } = loaded;
    const authCode = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
    const expiresAt = addDays(ctx.now, VALID_DAYS);
    await tx.prisma.name.update({
      where: { id: row.id },
      data: { authInfoHash: hashAuthCode(authCode), authInfoExpiresAt: expiresAt, updatedAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "names.createAuthCode",
      accountId: tenant.accountId,
      subject: { kind: "name", id: row.id, name: row.fqdn },
      after: { authCodeExpiresAt: expiresAt },
    });
    return { fqdn: row.fqdn, authCode, expiresAt };
  });
}

import type { Context } from "../context";
import { RegistryError } from "../errors";

/** The API key that a request came with. */
export interface KeyInUse {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** Who made it; null once they are no user any more. */
  readonly createdBy: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly hasSecondFactor: boolean;
  } | null;
}

/** The key that asks, whatever it may do. @throws RegistryError unauthenticated when nobody asks by key */
export async function loadKeyInUse(ctx: Context): Promise<KeyInUse> {
  if (ctx.actor.kind !== "apiKey") throw new RegistryError("unauthenticated");
  const { id, createdAt, expiresAt, createdById } = await ctx.db.prisma.apiKey.findUniqueOrThrow({
    where: { id: ctx.actor.keyId },
  });
  const user =
    createdById === null
      ? null
      : await ctx.db.prisma.user.findUnique({
          where: { id: createdById },
          select: { id: true, email: true, name: true, totpEnabledAt: true },
        });
  return {
    id,
    createdAt,
    expiresAt,
    createdBy: user && {
      id: user.id,
      email: user.email,
      name: user.name,
      hasSecondFactor: user.totpEnabledAt !== null,
    },
  };
}

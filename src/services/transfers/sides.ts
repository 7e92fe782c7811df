import type { Tx } from "@/db/transaction";

/** One of the two accounts of a transfer. */
export interface Side {
  readonly id: string;
  readonly number: number;
  readonly email: string;
  /** The channel's handle, where the account is a registrar's. */
  readonly registrar: string | null;
}

export interface Sides {
  readonly losing: Side;
  readonly gaining: Side;
}

/** What the other side may know of an account: a registrar's handle, else a number. */
export function sideName({ registrar, number }: Pick<Side, "registrar" | "number">): string {
  return registrar === null ? `account ${number}` : `the registrar ${registrar}`;
}

/** Both accounts of a transfer. */
export async function loadSides(
  tx: Tx,
  about: { readonly losingAccountId: string; readonly gainingAccountId: string },
): Promise<Sides> {
  const of = async (id: string): Promise<Side> => {
    const { channel, ...account } = await tx.prisma.account.findUniqueOrThrow({
      where: { id },
      select: { id: true, number: true, email: true, channel: { select: { slug: true } } },
    });
    return { ...account, registrar: channel?.slug ?? null };
  };
  return { losing: await of(about.losingAccountId), gaining: await of(about.gainingAccountId) };
}

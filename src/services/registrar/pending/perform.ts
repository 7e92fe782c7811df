import type { PendingWork } from "@/db/generated/client";
import type { Tx } from "@/db/transaction";
import { type Actor, type Context, within } from "../../context";
import { RegistryError } from "../../errors";
import { deleteName } from "../../names/delete";
import type { LoadedName } from "../../names/load";
import { updateName } from "../../names/update";
import { startTransfer } from "../../transfers/start";
import { readFacts } from "./facts";

const HANDED_OVER = { years: 0, isPaid: false, byHolder: true } as const;

type Operator = Extract<Actor, { kind: "user" }>;

/**
 * Does what work asks for, by the verb that the registrar would have used. The name is locked.
 * @returns whether the name left its account: other work on it has lost its object
 * @throws RegistryError as the verb
 */
export async function performWork(
  tx: Tx,
  ctx: Context & { readonly actor: Operator },
  work: PendingWork,
  loaded: LoadedName,
): Promise<{ hasLeft: boolean }> {
  const facts = readFacts(work);
  const { fqdn, accountId } = work;
  // The operator acts for the registrar's account: the verbs ask for its rights as ever, the audit names the operator.
  const actor: Operator = { ...ctx.actor, accountId, role: "owner", isSuspended: false };
  const inner: Context = { ...within(ctx, tx), actor };
  switch (facts.command) {
    case "update_nameservers":
      await updateName(inner, { name: fqdn, nameservers: facts.desired.nameservers });
      return { hasLeft: false };
    case "delete_domain": {
      const { released } = await deleteName(inner, { name: fqdn, confirm: fqdn });
      return { hasLeft: released };
    }
    case "transfer_domain": {
      const isIn = facts.desired.direction === "in";
      const wish = isIn
        ? { accountId, years: 1, isPaid: true }
        : { ...(await loadGaining(tx, work, facts.desired.gaining_registrar)), ...HANDED_OVER };
      const { transfer } = await startTransfer(tx, inner, loaded, wish);
      return { hasLeft: transfer.state === "approved" };
    }
  }
}

async function loadGaining(tx: Tx, work: PendingWork, slug: string): Promise<{ accountId: string }> {
  const { namespaceId } = work;
  const gaining = await tx.prisma.channel.findFirst({
    where: {
      slug,
      state: "production_approved",
      listings: { some: { namespaceId, state: "approved" } },
    },
    select: { accountId: true },
  });
  if (gaining) return gaining;
  throw new RegistryError("wrong_state", {
    message: `The gaining registrar ${slug} is not approved for this namespace any more`,
    details: { gaining_registrar: slug },
  });
}

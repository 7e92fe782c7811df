import { listOffers } from "@/services/namespaces/pricing";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const namespacesRouter = router({
  /** The rules of what is offered: labels, years, records. */
  list: procedure.query(async ({ ctx }) => plain(await listOffers(ctx, "dashboard"))),
  /** What each operation costs, minor units. */
  pricing: procedure.query(async ({ ctx }) =>
    (await listOffers(ctx, "dashboard")).map(
      ({ name, isDefault, currency, registerAmount, renewAmount, transferAmount, restoreAmount }) => ({
        name,
        isDefault,
        currency,
        registerAmount,
        renewAmount,
        transferAmount,
        restoreAmount,
      }),
    ),
  ),
});

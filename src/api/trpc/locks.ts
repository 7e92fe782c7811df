import { registryLockStatus } from "@/services/locks/list";
import { setRegistryLock } from "@/services/locks/lock";
import { registryLockInput, unlockInput } from "@/services/locks/schema";
import { unlockName } from "@/services/locks/unlock";
import { withdrawUnlock } from "@/services/locks/withdraw";
import { procedure, router } from "./base";
import { plain } from "./plain";

/** Registry locks of one's own names. The transfer lock is a setting: names.update. */
export const locksRouter = router({
  status: procedure
    .input(registryLockInput)
    .query(async ({ ctx, input }) => plain(await registryLockStatus(ctx, input))),
  lock: procedure
    .input(registryLockInput)
    .mutation(async ({ ctx, input }) => plain(await setRegistryLock(ctx, input))),
  unlock: procedure.input(unlockInput).mutation(({ ctx, input }) => unlockName(ctx, input)),
  withdraw: procedure.input(registryLockInput).mutation(({ ctx, input }) => withdrawUnlock(ctx, input)),
});

import { createKey, listKeys, revokeKey, updateKey } from "@/services/access/keys";
import { createKeyInput, keyInput, updateKeyInput } from "@/services/access/schema";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const keysRouter = router({
  list: procedure.query(async ({ ctx }) => plain(await listKeys(ctx))),
  create: procedure.input(createKeyInput).mutation(({ ctx, input }) => createKey(ctx, input)),
  update: procedure.input(updateKeyInput).mutation(({ ctx, input }) => updateKey(ctx, input)),
  revoke: procedure.input(keyInput).mutation(({ ctx, input }) => revokeKey(ctx, input)),
});

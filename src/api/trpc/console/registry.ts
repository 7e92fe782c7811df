import { loadRegistryOverview } from "@/services/registry/overview";
import { procedure, router } from "../base";
import { plain } from "../plain";

export const registryRouter = router({
  overview: procedure.query(async ({ ctx }) => plain(await loadRegistryOverview(ctx))),
});

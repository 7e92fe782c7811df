import { loadOverview } from "@/services/home/overview";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const homeRouter = router({
  overview: procedure.query(async ({ ctx }) => plain(await loadOverview(ctx))),
});

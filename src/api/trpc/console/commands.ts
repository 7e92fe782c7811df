import { exportCommands, listCommands } from "@/services/commands/list";
import { commandInput, commandsInput } from "@/services/commands/schema";
import { loadCommand } from "@/services/commands/story";
import { procedure, router } from "../base";
import { plain } from "../plain";

export const consoleCommandsRouter = router({
  list: procedure.input(commandsInput).query(async ({ ctx, input }) => plain(await listCommands(ctx, input))),
  get: procedure.input(commandInput).query(async ({ ctx, input }) => plain(await loadCommand(ctx, input))),
  /** A page of an export: with requests and responses. */
  exportPage: procedure
    .input(commandsInput)
    .query(async ({ ctx, input }) => plain(await exportCommands(ctx, input))),
});

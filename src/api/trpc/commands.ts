import { exportOwnCommands, listOwnCommands } from "@/services/commands/list";
import { commandInput, ownCommandsInput } from "@/services/commands/schema";
import { loadOwnCommand } from "@/services/commands/story";
import { procedure, router } from "./base";
import { plain } from "./plain";

/** The command log of the account's own registrar channel. */
export const commandsRouter = router({
  list: procedure
    .input(ownCommandsInput)
    .query(async ({ ctx, input }) => plain(await listOwnCommands(ctx, input))),
  get: procedure.input(commandInput).query(async ({ ctx, input }) => plain(await loadOwnCommand(ctx, input))),
  /** A page of an export: with requests and responses. */
  exportPage: procedure
    .input(ownCommandsInput)
    .query(async ({ ctx, input }) => plain(await exportOwnCommands(ctx, input))),
});

import { listMail, loadMail } from "@/services/mail/mailbox";
import { listMailInput, mailInput } from "@/services/mail/schema";
import { procedure, router } from "../base";
import { plain } from "../plain";

export const mailRouter = router({
  list: procedure.input(listMailInput).query(async ({ ctx, input }) => plain(await listMail(ctx, input))),
  get: procedure.input(mailInput).query(async ({ ctx, input }) => plain(await loadMail(ctx, input))),
});

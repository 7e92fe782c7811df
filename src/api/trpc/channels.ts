import { applyForChannel } from "@/services/channels/apply";
import {
  createChannelKey,
  revokeChannelKey,
  rotateChannelKey,
  updateChannelKey,
} from "@/services/channels/keys";
import { listChannelKeys } from "@/services/channels/list-keys";
import { requestListing, withdrawRequest } from "@/services/channels/listings";
import { answerOperators } from "@/services/channels/messages";
import { viewOwnChannel } from "@/services/channels/own";
import {
  answerInput,
  channelKeyInput,
  createChannelKeyInput,
  namespaceInput,
  rotateChannelKeyInput,
  setLowBalanceInput,
  statusInput,
  submitApplicationInput,
  updateChannelInput,
  updateChannelKeyInput,
} from "@/services/channels/schema";
import { setLowBalance, updateChannel } from "@/services/channels/update";
import { channelStatus } from "@/services/registrar/channel-status";
import { advanceOwnSandbox, viewOwnSandbox } from "@/services/registrar/sandbox-desk";
import { advanceSandboxInput } from "@/services/registrar/sandbox-schema";
import { procedure, router } from "./base";
import { plain } from "./plain";

/** A registrar's own channel. */
export const channelsRouter = router({
  own: procedure.query(async ({ ctx }) => plain(await viewOwnChannel(ctx))),
  status: procedure
    .input(statusInput)
    .query(async ({ ctx, input }) => plain(await channelStatus(ctx, input))),
  submit: procedure.input(submitApplicationInput).mutation(({ ctx, input }) => applyForChannel(ctx, input)),
  update: procedure.input(updateChannelInput).mutation(({ ctx, input }) => updateChannel(ctx, input)),
  answer: procedure.input(answerInput).mutation(({ ctx, input }) => answerOperators(ctx, input)),
  requestListing: procedure.input(namespaceInput).mutation(({ ctx, input }) => requestListing(ctx, input)),
  withdrawRequest: procedure.input(namespaceInput).mutation(({ ctx, input }) => withdrawRequest(ctx, input)),
  setLowBalance: procedure.input(setLowBalanceInput).mutation(({ ctx, input }) => setLowBalance(ctx, input)),
  sandbox: procedure.query(async ({ ctx }) => plain(await viewOwnSandbox(ctx))),
  advanceSandbox: procedure
    .input(advanceSandboxInput)
    .mutation(async ({ ctx, input }) => plain(await advanceOwnSandbox(ctx, input))),
  keys: procedure.query(async ({ ctx }) => plain(await listChannelKeys(ctx))),
  createKey: procedure
    .input(createChannelKeyInput)
    .mutation(({ ctx, input }) => createChannelKey(ctx, input)),
  updateKey: procedure
    .input(updateChannelKeyInput)
    .mutation(({ ctx, input }) => updateChannelKey(ctx, input)),
  rotateKey: procedure
    .input(rotateChannelKeyInput)
    .mutation(async ({ ctx, input }) => plain(await rotateChannelKey(ctx, input))),
  revokeKey: procedure.input(channelKeyInput).mutation(({ ctx, input }) => revokeChannelKey(ctx, input)),
});

import { approveForProduction } from "@/services/channels/approve-for-production";
import { loadAnyChannel } from "@/services/channels/console";
import { approveChannel, refuseChannel } from "@/services/channels/decide";
import {
  creditChannel,
  setChannelLowBalance,
  setChannelRateLimit,
  setCreditLimit,
} from "@/services/channels/limits";
import { countWaitingChannels, listChannels } from "@/services/channels/list";
import { decideListing } from "@/services/channels/listings";
import { askRegistrar } from "@/services/channels/messages";
import {
  approveForProductionInput,
  approveInput,
  askInput,
  channelInput,
  creditChannelInput,
  decideListingInput,
  listChannelsInput,
  reasonInput,
  setChannelLowBalanceInput,
  setChannelRateLimitInput,
  setCreditLimitInput,
} from "@/services/channels/schema";
import { resumeChannel, suspendChannel } from "@/services/channels/suspend";
import { advanceAnySandbox, viewAnySandbox } from "@/services/registrar/sandbox-desk";
import { advanceAnySandboxInput } from "@/services/registrar/sandbox-schema";
import { procedure, router } from "../base";
import { plain } from "../plain";

/** Operators' side of registrar channels. */
export const consoleChannelsRouter = router({
  list: procedure
    .input(listChannelsInput)
    .query(async ({ ctx, input }) => plain(await listChannels(ctx, input))),
  waiting: procedure.query(({ ctx }) => countWaitingChannels(ctx)),
  get: procedure.input(channelInput).query(async ({ ctx, input }) => plain(await loadAnyChannel(ctx, input))),
  sandbox: procedure
    .input(channelInput)
    .query(async ({ ctx, input }) => plain(await viewAnySandbox(ctx, input))),
  advanceSandbox: procedure
    .input(advanceAnySandboxInput)
    .mutation(async ({ ctx, input }) => plain(await advanceAnySandbox(ctx, input))),
  ask: procedure.input(askInput).mutation(({ ctx, input }) => askRegistrar(ctx, input)),
  approve: procedure.input(approveInput).mutation(({ ctx, input }) => approveChannel(ctx, input)),
  refuse: procedure.input(reasonInput).mutation(({ ctx, input }) => refuseChannel(ctx, input)),
  approveForProduction: procedure
    .input(approveForProductionInput)
    .mutation(({ ctx, input }) => approveForProduction(ctx, input)),
  suspend: procedure.input(reasonInput).mutation(({ ctx, input }) => suspendChannel(ctx, input)),
  resume: procedure.input(channelInput).mutation(({ ctx, input }) => resumeChannel(ctx, input)),
  decideListing: procedure.input(decideListingInput).mutation(({ ctx, input }) => decideListing(ctx, input)),
  setRateLimit: procedure
    .input(setChannelRateLimitInput)
    .mutation(({ ctx, input }) => setChannelRateLimit(ctx, input)),
  setCreditLimit: procedure
    .input(setCreditLimitInput)
    .mutation(({ ctx, input }) => setCreditLimit(ctx, input)),
  setLowBalance: procedure
    .input(setChannelLowBalanceInput)
    .mutation(({ ctx, input }) => setChannelLowBalance(ctx, input)),
  credit: procedure
    .input(creditChannelInput)
    .mutation(async ({ ctx, input }) => plain(await creditChannel(ctx, input))),
});

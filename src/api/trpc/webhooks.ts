import { EVENTS } from "@/services/events/catalogue";
import { groupOf, isForRegistrars } from "@/services/events/groups";
import { listAttempts } from "@/services/webhooks/attempts";
import { getDelivery, listDeliveries } from "@/services/webhooks/deliveries";
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  updateEndpoint,
} from "@/services/webhooks/endpoints";
import { countMissed } from "@/services/webhooks/missed";
import { replayDelivery, replaySince, sendTest } from "@/services/webhooks/replay";
import { rotateSecret } from "@/services/webhooks/rotate-secret";
import {
  CHOOSABLE_EVENTS,
  createEndpointInput,
  deliveryInput,
  endpointInput,
  listAttemptsInput,
  listDeliveriesInput,
  replaySinceInput,
  rotateSecretInput,
  statisticsInput,
  updateEndpointInput,
} from "@/services/webhooks/schema";
import { pauseEndpoint, resumeEndpoint } from "@/services/webhooks/states";
import { listSummaries, loadStatistics } from "@/services/webhooks/statistics";
import { verificationExamples } from "../docs/webhook-guide";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const webhooksRouter = router({
  /** What an endpoint can choose, with words. */
  eventTypes: procedure.query(() =>
    CHOOSABLE_EVENTS.map((type) => {
      const { title, description } = EVENTS[type];
      return { type, title, description, group: groupOf(type), isForRegistrars: isForRegistrars(type) };
    }),
  ),
  /** Programs that verify a delivery, by language. */
  verification: procedure.query(() => verificationExamples()),
  list: procedure.query(async ({ ctx }) => plain(await listEndpoints(ctx))),
  get: procedure.input(endpointInput).query(async ({ ctx, input }) => plain(await getEndpoint(ctx, input))),
  statistics: procedure
    .input(statisticsInput)
    .query(async ({ ctx, input }) => plain(await loadStatistics(ctx, input))),
  summaries: procedure.query(async ({ ctx }) => plain(await listSummaries(ctx))),
  deliveries: procedure
    .input(listDeliveriesInput)
    .query(async ({ ctx, input }) => plain(await listDeliveries(ctx, input))),
  attempts: procedure
    .input(listAttemptsInput)
    .query(async ({ ctx, input }) => plain(await listAttempts(ctx, input))),
  delivery: procedure
    .input(deliveryInput)
    .query(async ({ ctx, input }) => plain(await getDelivery(ctx, input))),
  countMissed: procedure.input(replaySinceInput).query(({ ctx, input }) => countMissed(ctx, input)),
  create: procedure
    .input(createEndpointInput)
    .mutation(async ({ ctx, input }) => plain(await createEndpoint(ctx, input))),
  update: procedure
    .input(updateEndpointInput)
    .mutation(async ({ ctx, input }) => plain(await updateEndpoint(ctx, input))),
  pause: procedure
    .input(endpointInput)
    .mutation(async ({ ctx, input }) => plain(await pauseEndpoint(ctx, input))),
  resume: procedure
    .input(endpointInput)
    .mutation(async ({ ctx, input }) => plain(await resumeEndpoint(ctx, input))),
  delete: procedure
    .input(endpointInput)
    .mutation(async ({ ctx, input }) => plain(await deleteEndpoint(ctx, input))),
  rotateSecret: procedure
    .input(rotateSecretInput)
    .mutation(async ({ ctx, input }) => plain(await rotateSecret(ctx, input))),
  sendTest: procedure.input(endpointInput).mutation(({ ctx, input }) => sendTest(ctx, input)),
  replay: procedure.input(deliveryInput).mutation(({ ctx, input }) => replayDelivery(ctx, input)),
  replaySince: procedure.input(replaySinceInput).mutation(({ ctx, input }) => replaySince(ctx, input)),
});

import { failureMessage } from "@/services/payments/failures";
import { cancelWorkflow } from "@/services/workflows/cancel";
import { giveConsent } from "@/services/workflows/consent";
import { listWorkflows, loadWorkflow } from "@/services/workflows/look-up";
import {
  consentInput,
  listWorkflowsInput,
  startRegistrationInput,
  startRenewalInput,
  startTransferInInput,
  workflowRef,
} from "@/services/workflows/schema";
import { startRegistration } from "@/services/workflows/start-registration";
import { startRenewal } from "@/services/workflows/start-renewal";
import { startTransferIn } from "@/services/workflows/start-transfer-in";
import type { WorkflowView } from "@/services/workflows/view";
import { startAndWait } from "@/services/workflows/wait";
import { procedure, router } from "./base";
import { plain } from "./plain";

/** A renewal is shown where it was asked for when it is done so soon; else on a page of its own. */
const RENEWAL_WAIT_MS = 3_000;

/** What may outlast its request: people call it a request. */
export const workflowsRouter = router({
  list: procedure
    .input(listWorkflowsInput)
    .query(async ({ ctx, input }) => toPage(await listWorkflows(ctx, input))),
  get: procedure
    .input(workflowRef)
    .query(async ({ ctx, input }) => toRequest(await loadWorkflow(ctx, input))),
  register: procedure
    .input(startRegistrationInput)
    .mutation(async ({ ctx, input }) => toRequest(await startRegistration(ctx, input))),
  renew: procedure
    .input(startRenewalInput)
    .mutation(async ({ ctx, input }) =>
      toRequest(await startAndWait(ctx, (begun) => startRenewal(begun, input), RENEWAL_WAIT_MS)),
    ),
  transferIn: procedure
    .input(startTransferInInput)
    .mutation(async ({ ctx, input }) => toRequest(await startTransferIn(ctx, input))),
  consent: procedure
    .input(consentInput)
    .mutation(async ({ ctx, input }) => toRequest(await giveConsent(ctx, input))),
  cancel: procedure
    .input(workflowRef)
    .mutation(async ({ ctx, input }) => toRequest(await cancelWorkflow(ctx, input))),
});

/** As a page shows it: why a card did not pay in words. */
function toRequest(view: WorkflowView) {
  const { action } = view;
  if (action?.type !== "payment_method" || action.failure === null) return plain(view);
  return plain<WorkflowView>({ ...view, action: { ...action, failure: failureMessage(action.failure) } });
}

function toPage({ items, ...page }: Awaited<ReturnType<typeof listWorkflows>>) {
  return { ...page, items: items.map(toRequest) };
}

import * as z from "zod";
import { isoSeconds } from "@/lib/time";
import { findWorkflow, loadWorkflow, noSuchWorkflow } from "@/services/workflows/look-up";
import { workflowKinds, workflowStates } from "@/services/workflows/schema";
import type { WorkflowAction, WorkflowView } from "@/services/workflows/view";
import { findId, wireId } from "../../rest/cloudflare-v4/ids";
import { toAmount } from "../../rest/cloudflare-v4/wire/amounts";
import { READS, tool } from "../tool";
import { currencyCode, money, nameInput, time } from "../wire";

/** A request of the account, as agents see it. */
export const requestShown = z.object({
  request_id: z.string(),
  kind: z.enum(workflowKinds),
  name: z.string(),
  state: z.enum(workflowStates),
  completed: z.boolean().describe("Whether it has ended: succeeded or failed"),
  step: z.string(),
  action_required: z
    .object({
      type: z.string(),
      what_to_do: z.string().describe("By a person: an agent stops here"),
      amount: money.nullable(),
      currency: currencyCode.nullable(),
      url: z.string().nullable(),
    })
    .nullable(),
  waits_for: z.string().nullable().describe("While blocked: who"),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  created_at: time,
  updated_at: time,
});

export function toRequest(view: WorkflowView, publicUrl: string): z.output<typeof requestShown> {
  return {
    request_id: wireId(view.id),
    kind: view.kind,
    name: view.fqdn,
    state: view.state,
    completed: view.completed,
    step: view.step,
    action_required: view.action && toAction(view.action, publicUrl),
    waits_for: view.waitsFor,
    error: view.error && { code: view.error.code, message: view.error.message },
    created_at: isoSeconds(view.createdAt),
    updated_at: isoSeconds(view.updatedAt),
  };
}

function toAction(action: WorkflowAction, publicUrl: string) {
  const none = { type: action.type, amount: null, currency: null, url: null };
  if (action.type === "contact_verification") {
    const whatToDo = "The registrant follows the link in the mail that was sent to them.";
    return { ...none, what_to_do: whatToDo };
  }
  const { amount, currency } = action;
  const priced = { ...none, amount: toAmount(amount, currency), currency };
  if (action.type === "premium_consent") {
    return { ...priced, what_to_do: "Somebody accepts the price of this premium name in the portal." };
  }
  if (action.type === "payment_confirmation") {
    return {
      ...priced,
      url: action.url,
      what_to_do: "The cardholder confirms the payment on their bank's page.",
    };
  }
  return {
    ...priced,
    amount: toAmount(action.missingAmount, currency),
    url: `${publicUrl}/dashboard/billing`,
    what_to_do: "Somebody adds money to the balance, or saves a card that works.",
  };
}

export const getRequestTool = tool({
  name: "get_request",
  title: "Look at a request",
  description:
    "Where a registration, renewal, change or transfer stands: by its request_id, or the newest of a kind about a name. " +
    "In the state action_required a person has to do something: say what, and stop.",
  scopes: ["names:read"],
  annotations: READS,
  input: z
    .strictObject({
      request_id: z.string().max(64).optional(),
      name: nameInput.optional(),
      kind: z.enum(workflowKinds).default("registration"),
    })
    .refine(({ request_id: id, name }) => (id === undefined) !== (name === undefined), {
      path: ["request_id"],
      error: "Give the request_id or the name, and not both",
    }),
  output: requestShown,
  subject: ({ name }) => name,
  async run(ctx, { request_id: id, name, kind }) {
    if (name !== undefined) return toRequest(await findWorkflow(ctx, { name, kind }), ctx.publicUrl);
    const workflowId = findId(id ?? "");
    if (workflowId === null) throw noSuchWorkflow();
    return toRequest(await loadWorkflow(ctx, { workflowId }), ctx.publicUrl);
  },
});

import { z } from "zod";
import { isoSeconds } from "@/lib/time";
import { workflowStates } from "@/services/workflows/schema";
import type { WorkflowAction, WorkflowView } from "@/services/workflows/view";
import { wireId } from "../ids";
import { toAmount } from "./amounts";
import { answerSchema, timestamp } from "./components";
import { domainName, registrationAnswer, type toRegistration } from "./registration";

/** The last part of the path of each kind's status. */
export const STATUS_PATHS = {
  registration: "registration-status",
  update: "update-status",
  transfer_in: "transfer-in-status",
  renewal: "renewal-status",
} as const satisfies Record<WorkflowView["kind"], string>;

const context = answerSchema(
  "WorkflowContext",
  z.object({
    domain_name: domainName.optional(),
    registration: registrationAnswer.optional().meta({ description: "Once it has succeeded" }),
    action: z
      .enum(["premium_consent", "contact_verification", "payment_method", "payment_confirmation"])
      .optional()
      .meta({ description: "While `action_required`: what the user has to do" }),
    message: z
      .string()
      .optional()
      .meta({ description: "The same for a person to read; while `blocked`, who is waited for" }),
    confirmation_sent_to: z.string().optional(),
    url: z.string().optional().meta({ description: "Where the user does it" }),
    amount: z.string().optional(),
    missing_amount: z.string().optional(),
    currency: z.string().optional(),
    years: z.int().optional(),
  }),
);

export const workflowAnswer = answerSchema(
  "WorkflowStatus",
  z.object({
    domain_name: domainName,
    state: z.enum(workflowStates),
    completed: z.boolean().meta({ description: "Whether it has succeeded or failed" }),
    created_at: timestamp,
    updated_at: timestamp,
    context: context.optional(),
    error: z.object({ code: z.string(), message: z.string() }).optional(),
    links: z.object({
      self: z.string().meta({ description: "Its status, below the base URL" }),
      resource: z.string().meta({ description: "The registration, below the base URL" }),
    }),
  }),
);

interface About {
  /** `/accounts/{account_id}/registrar`, or that of the sandbox. */
  readonly tree: string;
  readonly accountId: string;
  readonly publicUrl: string;
  readonly registration: ReturnType<typeof toRegistration> | null;
}

export function toWorkflow(view: WorkflowView, { tree, accountId, publicUrl, registration }: About) {
  const resource = `${tree.replace("{account_id}", wireId(accountId))}/registrations/${view.fqdn}`;
  const page = `${publicUrl}/dashboard/requests/${view.id}`;
  return {
    domain_name: view.fqdn,
    state: view.state,
    completed: view.completed,
    created_at: isoSeconds(view.createdAt),
    updated_at: isoSeconds(view.updatedAt),
    context: contextOf(view, registration, page),
    error: view.error ?? undefined,
    links: { self: `${resource}/${STATUS_PATHS[view.kind]}`, resource },
  };
}

function contextOf(view: WorkflowView, registration: About["registration"], page: string) {
  if (registration) return { registration };
  const of = { domain_name: view.fqdn };
  if (view.action) return { ...of, ...toAction(view.action, page) };
  return view.waitsFor === null ? undefined : { ...of, message: view.waitsFor };
}

function toAction(action: WorkflowAction, url: string) {
  switch (action.type) {
    case "contact_verification":
      return {
        action: action.type,
        message: `Somebody at ${action.email} has to follow the link in the mail that was sent there`,
        confirmation_sent_to: action.email,
        url,
      };
    case "premium_consent":
      return {
        action: action.type,
        message: "A premium name: accept its price, for all years together",
        ...priceOf(action),
        years: action.years,
        url,
      };
    case "payment_method":
      return {
        action: action.type,
        message: "The balance does not cover it: add money, or save a card that can be charged",
        ...priceOf(action),
        missing_amount: toAmount(action.missingAmount, action.currency),
        url,
      };
    case "payment_confirmation":
      return {
        action: action.type,
        message: "The cardholder has to confirm the payment on their bank's page",
        ...priceOf(action),
        url: action.url,
      };
  }
}

function priceOf({ amount, currency }: { amount: number; currency: string }) {
  return { amount: toAmount(amount, currency), currency };
}

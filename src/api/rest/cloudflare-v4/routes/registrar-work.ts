import { requireScope } from "@/services/access/require";
import type { WorkflowView } from "@/services/workflows/view";
import { registrarRefusal } from "../registrar-faults";
import type { RegistrarTree } from "../registrar-tree";
import { type Route, route } from "../route";
import { fromTransferInBody, renewBody, transferInBody } from "../wire/registrar-bodies";
import { STATUS_PATHS, workflowAnswer } from "../wire/workflow";
import { answerWork, workflowResult } from "../workflow-answer";
import { WORKFLOW_FIELDS } from "./registrations";

type WorkflowKind = WorkflowView["kind"];

const WORDS: Record<WorkflowKind, { id: string; what: string }> = {
  registration: { id: "Registration", what: "registration" },
  update: { id: "Update", what: "change" },
  transfer_in: { id: "TransferIn", what: "transfer in" },
  renewal: { id: "Renewal", what: "renewal" },
};

/** How work on a name stands. */
export function statusRoutes(
  tree: RegistrarTree<`/accounts/{account_id}/${string}`>,
  kinds: readonly WorkflowKind[],
): Route[] {
  return kinds.map((kind) =>
    route({
      method: "GET",
      path: `${tree.path}/registrations/{domain_name}/${STATUS_PATHS[kind]}`,
      id: tree.id(`get${WORDS[kind].id}Status`),
      tag: tree.tag,
      summary: `See how the newest ${WORDS[kind].what} of a name stands`,
      description:
        "Ask again until it is `completed`, and stop at `action_required`: `context` says what the user has to do. It goes on by itself after that.",
      access: "names:read",
      statuses: [200],
      result: workflowAnswer,
      errors: ["not_found"],
      refusal: registrarRefusal,
      async run(ctx, { params }) {
        const view = await tree.verbs.findWorkflow(ctx, { name: params.domain_name, kind });
        return { result: await workflowResult(tree, ctx, view) };
      },
    }),
  );
}

/** What work can be given up. */
export function cancelRoutes(
  tree: RegistrarTree<`/accounts/{account_id}/${string}`>,
  kinds: readonly WorkflowKind[],
): Route[] {
  return kinds.map((kind) =>
    route({
      method: "DELETE",
      path: `${tree.path}/registrations/{domain_name}/${STATUS_PATHS[kind]}`,
      id: tree.id(`cancel${WORDS[kind].id}`),
      tag: tree.tag,
      summary: `Give up a ${WORDS[kind].what} that waits for the user`,
      description: "This portal's own. It ends as `failed`, with the code `cancelled`.",
      access: "names:register",
      statuses: [200],
      result: workflowAnswer,
      errors: ["not_found", "wrong_state"],
      refusal: registrarRefusal,
      async run(ctx, { params }) {
        // Whether there is one is told only to whom may give it up.
        requireScope(ctx, "names:register");
        const { id } = await tree.verbs.findWorkflow(ctx, { name: params.domain_name, kind });
        const view = await tree.verbs.cancelWorkflow(ctx, { workflowId: id });
        return { result: await workflowResult(tree, ctx, view) };
      },
    }),
  );
}

/** Transfers in, and renewals. */
export function workRoutes(tree: RegistrarTree<`/accounts/{account_id}/${string}`>): Route[] {
  return [
    route({
      method: "POST",
      path: `${tree.path}/registrations/{domain_name}/transfer-in`,
      id: tree.id("createTransferIn"),
      tag: tree.tag,
      summary: "Take a name over from another account",
      description:
        "With the transfer code of its holder, base64-encoded. The holder may approve or reject it; after some days it is approved.",
      access: "names:register",
      body: transferInBody,
      bodyExample: { auth_code: "bml4b3M+Pj5hcmNoLWxpbnV4" },
      prefer: true,
      statuses: [202],
      result: workflowAnswer,
      errors: [
        "not_found",
        "auth_code_invalid",
        "transfer_to_self",
        "transfer_pending",
        "status_prohibits",
        "too_many_attempts",
        "contact_required",
        "workflow_conflict",
        "domain_limit_reached",
        "spend_limit_exceeded",
      ],
      fields: WORKFLOW_FIELDS,
      refusal: registrarRefusal,
      async run(ctx, { params, body, headers, waitMillis }) {
        const answer = await answerWork(tree, ctx, {
          headers,
          waitMillis,
          succeeded: 200,
          start: (started) =>
            tree.verbs.startTransferIn(started, fromTransferInBody(params.domain_name, body)),
        });
        return { ...answer, status: 202 };
      },
    }),
    route({
      method: "POST",
      path: `${tree.path}/registrations/{domain_name}/renew`,
      id: tree.id("renewRegistration"),
      tag: tree.tag,
      summary: "Renew a name",
      description:
        "This portal's own. Each request renews: send `current_expires_at`, so that one that is repeated does it once.",
      access: "names:register",
      body: renewBody,
      bodyOptional: true,
      bodyExample: { years: 1, current_expires_at: "2027-11-21T09:00:00Z" },
      prefer: true,
      statuses: [200, 202],
      result: workflowAnswer,
      errors: [
        "not_found",
        "status_prohibits",
        "period_out_of_range",
        "workflow_conflict",
        "spend_limit_exceeded",
      ],
      fields: WORKFLOW_FIELDS,
      refusal: registrarRefusal,
      run: (ctx, { params, body, headers, waitMillis }) =>
        answerWork(tree, ctx, {
          headers,
          waitMillis,
          succeeded: 200,
          start: (started) =>
            tree.verbs.startRenewal(started, {
              name: params.domain_name,
              years: body.years,
              currentExpiresAt: body.current_expires_at,
            }),
        }),
    }),
  ];
}

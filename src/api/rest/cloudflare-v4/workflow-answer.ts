import { scopesOf } from "@/services/access/require";
import type { Context } from "@/services/context";
import { RegistryError } from "@/services/errors";
import type { WorkflowView } from "@/services/workflows/view";
import type { RegistrarTree } from "./registrar-tree";
import type { Answer } from "./route";
import { toRegistration } from "./wire/registration";
import { toWorkflow } from "./wire/workflow";

/** Starts a workflow and answers when it has ended or the time is over; at once with `Prefer: respond-async`. */
export async function answerWork(
  tree: RegistrarTree,
  ctx: Context,
  about: {
    headers: Headers;
    waitMillis: number;
    /** The status once it has succeeded. Until then, and when it has failed, it is 202: its state tells. */
    succeeded: 200 | 201;
    start: (ctx: Context) => Promise<WorkflowView>;
  },
): Promise<Answer> {
  const isAsync = prefersAsync(about.headers);
  const view = isAsync
    ? await about.start(ctx)
    : await tree.verbs.startAndWait(ctx, about.start, about.waitMillis);
  return {
    result: await workflowResult(tree, ctx, view),
    status: view.state === "succeeded" && !isAsync ? about.succeeded : 202,
    headers: isAsync ? { "preference-applied": "respond-async" } : undefined,
  };
}

/** RFC 7240 §4.1; several preferences may stand in one header. */
function prefersAsync(headers: Headers): boolean {
  const preferences = (headers.get("prefer") ?? "").split(",");
  return preferences.some((one) => /^\s*respond-async\s*(?:;|$)/i.test(one));
}

/** A workflow as it is shown, with the registration that it led to. */
export async function workflowResult(tree: RegistrarTree, ctx: Context, view: WorkflowView) {
  const { actor, publicUrl } = ctx;
  const accountId = actor.kind === "apiKey" ? actor.accountId : "";
  const registration = view.state === "succeeded" ? await findRegistration(tree, ctx, view.fqdn) : null;
  return toWorkflow(view, { tree: tree.path, accountId, publicUrl, registration });
}

/** Null when the name has left the account since, or the token may not see names. */
async function findRegistration({ verbs }: RegistrarTree, ctx: Context, fqdn: string) {
  if (!scopesOf(ctx.actor).includes("names:read")) return null;
  try {
    return toRegistration(await verbs.nameLine(ctx, { name: fqdn }));
  } catch (error) {
    if (error instanceof RegistryError && error.code === "not_found") return null;
    throw error;
  }
}

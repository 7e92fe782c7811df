import type { WorkflowKind } from "@/db/generated/enums";
import { canonicalJson } from "@/lib/canonical-json";
import { newId } from "@/lib/id";
import { sha256 } from "@/lib/secret";
import type { Actor, Context } from "../context";
import { PLANS } from "./plan";
import type { StoredActor, WorkflowFacts, WorkflowRow } from "./row";

/** What a workflow is to do. */
interface Wish {
  readonly accountId: string;
  readonly kind: WorkflowKind;
  /** Canonical, A-labels. */
  readonly fqdn: string;
  readonly input: object;
  readonly context: WorkflowFacts;
}

/** A workflow that has not begun, asked for by whom the context names. */
export function newRow(ctx: Context, { accountId, kind, fqdn, input, context }: Wish): WorkflowRow {
  return {
    id: newId(),
    accountId,
    kind,
    fqdn,
    state: "pending",
    step: PLANS[kind][0],
    input,
    context,
    action: null,
    errorCode: null,
    errorMessage: null,
    actor: storedActor(ctx.actor),
    door: ctx.door,
    requestId: ctx.requestId,
    ip: ctx.ip,
    sandbox: ctx.sandbox ?? false,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    completedAt: null,
  };
}

function storedActor(actor: Actor): StoredActor {
  if (actor.kind === "user") {
    const { kind, userId, sessionId } = actor;
    return { kind, userId, sessionId };
  }
  if (actor.kind === "apiKey" || actor.kind === "channel") return { kind: actor.kind, keyId: actor.keyId };
  throw new Error(`A workflow is asked for by somebody, not by ${actor.kind}`);
}

/** The same for inputs that say the same. Null and undefined fields say nothing. */
export function inputHashOf(input: object): string {
  return sha256(canonicalJson(withoutNull(input)));
}

function withoutNull(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value ?? undefined;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutNull(inner)]));
}

import type { Actor, Context } from "../context";
import { RegistryError } from "../errors";
import { OPERATOR_RIGHTS, type OperatorRight, rolesWith } from "./operator-rights";
import { scopesOpenedBy } from "./registrar-scopes";
import { ROLE_SCOPES, type Scope } from "./scopes";

/** The account that a scoped actor works in. */
export interface Tenant {
  readonly accountId: string;
}

/** The scopes that `actor` holds in the account in view. */
export function scopesOf(actor: Actor): readonly Scope[] {
  if (actor.kind === "apiKey") return actor.scopes;
  if (actor.kind === "channel") return scopesOpenedBy(actor.scopes);
  if (actor.kind === "user") return actor.role ? ROLE_SCOPES[actor.role] : [];
  return [];
}

/**
 * Asserts that the actor holds `scope` in an account and returns that account: the one way for a verb to learn its
 * tenant, so that it cannot forget to ask.
 * @throws RegistryError unauthenticated | no_account | account_suspended | missing_scope
 */
export function requireScope(ctx: Context, scope: Scope): Tenant {
  const { actor } = ctx;
  if (actor.kind === "anonymous" || actor.kind === "system") throw new RegistryError("unauthenticated");
  if (actor.accountId === null) throw new RegistryError("no_account");
  if (!scopesOf(actor).includes(scope)) {
    if (actor.kind === "user" && actor.isSuspended) throw new RegistryError("account_suspended");
    throw new RegistryError("missing_scope", {
      message:
        actor.kind !== "user"
          ? `This API key lacks the scope ${scope}`
          : `Your role in this account does not include ${scope}`,
      details: { required_scope: scope },
    });
  }
  return { accountId: actor.accountId };
}

/** Asserts a signed-in user. @throws RegistryError unauthenticated */
export function requireUser(ctx: Context): Extract<Actor, { kind: "user" }> {
  if (ctx.actor.kind !== "user") throw new RegistryError("unauthenticated");
  return ctx.actor;
}

/**
 * Asserts an operator whose role has `right`: what each verb of the console that changes something begins with.
 * @throws RegistryError unauthenticated | not_found (no operator) | missing_scope
 */
export function requireRight(ctx: Context, right: OperatorRight): Extract<Actor, { kind: "user" }> {
  const operator = requireOperator(ctx);
  if (operator.operatorRole && OPERATOR_RIGHTS[operator.operatorRole].includes(right)) return operator;
  throw new RegistryError("missing_scope", {
    message: `Only operators with the role ${rolesWith(right).join(" or ")} may do this`,
    details: { required_right: right },
  });
}

/** Asserts an operator. To everybody else the console does not exist. @throws RegistryError unauthenticated | not_found */
export function requireOperator(ctx: Context): Extract<Actor, { kind: "user" }> {
  const user = requireUser(ctx);
  if (user.operatorRole === null) throw new RegistryError("not_found");
  return user;
}

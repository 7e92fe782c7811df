import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { ClockParts } from "./parts";

/**
 * Asserts an operator of a demonstration: everywhere else there is no clock.
 * @throws RegistryError unauthenticated | not_found
 */
export function requireClock(ctx: Context): ClockParts {
  requireOperator(ctx);
  if (!ctx.clock) {
    throw new RegistryError("not_found", { message: "Clocks are moved in demonstrations only" });
  }
  return ctx.clock;
}

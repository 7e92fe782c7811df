import { initTRPC, TRPCError } from "@trpc/server";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { Context } from "@/services/context";
import { RegistryError } from "@/services/errors";
import { assertCleanText } from "../clean-text";
import { errorData, registryErrorOf, trpcError } from "./errors";

const t = initTRPC.context<Context>().create({
  errorFormatter({ shape, error, ctx }) {
    const own = registryErrorOf(error);
    return {
      code: TRPC_ERROR_CODES_BY_KEY[trpcError(own).code] ?? shape.code,
      message: own.message,
      data: errorData(own, ctx?.requestId ?? null),
    };
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/**
 * The procedure that every router builds on. Who may do what is decided in the verb, not here; this refuses text that
 * the database would, and gives verbs' errors the HTTP status of the catalogue.
 */
export const procedure = t.procedure.use(async ({ next, getRawInput }) => {
  try {
    // What cannot be read is reported where it is needed: signing out, say, takes no input.
    assertCleanText(await getRawInput().catch(() => undefined));
  } catch (error) {
    if (error instanceof RegistryError) throw trpcError(error);
    throw error;
  }
  const result = await next();
  if (result.ok || result.error instanceof TRPCError === false) return result;
  throw trpcError(registryErrorOf(result.error));
});

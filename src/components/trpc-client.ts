import { httpLink, TRPCClientError, TRPCUntypedClient } from "@trpc/client";
import type { AppRouter } from "@/api/trpc/root";
import { FaultError } from "./fault";

/*
 * Loaded when the first procedure is called: tRPC's client is 5 kB gzipped, and a first load has no room for it.
 */

const client = new TRPCUntypedClient<AppRouter>({ links: [httpLink({ url: "/api/trpc" })] });

/** Calls a procedure. @throws FaultError, or the AbortError of `signal` */
export async function call(
  kind: "query" | "mutation",
  procedure: string,
  input: unknown,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  try {
    return await client[kind](procedure, input, { signal });
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw toFault(error);
  }
}

function toFault(error: unknown): FaultError {
  const answer = error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>) : null;
  if (!answer?.data) {
    return new FaultError({
      code: "network",
      message: "No answer from the server: check your connection, then try again",
      fields: [],
      details: {},
    });
  }
  const { code, fields, details, requestId } = answer.data;
  return new FaultError({
    code,
    message: answer.message,
    fields,
    details,
    requestId: requestId ?? undefined,
  });
}

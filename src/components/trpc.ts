import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/api/trpc/root";
import { type Fault, FaultError } from "./fault";

/*
 * The browser's side of tRPC's HTTP protocol in 60 lines (https://trpc.io/docs/rpc), typed by the router. React and Next
 * take 138 of the 150 kB that a first load may cost; @trpc/client with TanStack Query would take another 19. Pages get
 * their data on the server and call `router.refresh()` after a change, so there is no cache to keep here.
 */

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

/** `names.check`, `dns.apply`, … */
export type Procedure = {
  [Noun in keyof Inputs & string]: `${Noun}.${keyof Inputs[Noun] & string}`;
}[keyof Inputs & string];

type At<Tree, Path extends string> = Path extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Tree
    ? At<Tree[Head], Rest>
    : never
  : Path extends keyof Tree
    ? Tree[Path]
    : never;

/** What a procedure takes. */
export type Input<P extends Procedure> = At<Inputs, P>;
/** What a procedure answers, as JSON brings it: dates are ISO strings. */
export type Output<P extends Procedure> = At<Outputs, P>;

type Arguments<P extends Procedure> =
  undefined extends Input<P>
    ? [input?: Input<P>, signal?: AbortSignal]
    : [input: Input<P>, signal?: AbortSignal];

/** Asks a query. @throws FaultError, or the AbortError of `signal` */
export function ask<P extends Procedure>(procedure: P, ...[input, signal]: Arguments<P>): Promise<Output<P>> {
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return send<Output<P>>(`/api/trpc/${procedure}${query}`, { signal });
}

/** Sends a mutation. @throws FaultError */
export function tell<P extends Procedure>(
  procedure: P,
  ...[input, signal]: Arguments<P>
): Promise<Output<P>> {
  return send<Output<P>>(`/api/trpc/${procedure}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input ?? {}),
    signal,
  });
}

interface Answer {
  result?: { data?: unknown };
  error?: { message: string; data?: Partial<Fault> & { code?: string } };
}

async function send<T>(url: string, init: RequestInit): Promise<T> {
  let answer: Answer;
  try {
    const response = await fetch(url, init);
    answer = (await response.json()) as Answer;
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new FaultError({
      code: "network",
      message: "No answer from the server: check your connection, then try again",
      fields: [],
      details: {},
    });
  }
  const { error, result } = answer;
  if (!error) return result?.data as T;
  throw new FaultError({
    code: error.data?.code ?? "internal",
    message: error.message,
    fields: error.data?.fields ?? [],
    details: error.data?.details ?? {},
    requestId: error.data?.requestId,
  });
}

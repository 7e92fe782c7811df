import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/api/trpc/root";

/*
 * The browser's calls to tRPC, typed by the router. Pages get their data on the server and call `router.refresh()` after
 * a change, so there is no cache to keep here.
 */

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;

type ProceduresOf<Nouns> = {
  [Noun in keyof Nouns & string]: `${Noun}.${keyof Nouns[Noun] & string}`;
}[keyof Nouns & string];

/** `names.check`, `dns.applyChanges`, `console.accounts.suspend`, … */
export type Procedure = ProceduresOf<Omit<Inputs, "console">> | `console.${ProceduresOf<Inputs["console"]>}`;

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
export async function ask<P extends Procedure>(
  procedure: P,
  ...[input, signal]: Arguments<P>
): Promise<Output<P>> {
  const { call } = await import("./trpc-client");
  return (await call("query", procedure, input, signal)) as Output<P>;
}

/** Sends a mutation. @throws FaultError */
export async function tell<P extends Procedure>(
  procedure: P,
  ...[input, signal]: Arguments<P>
): Promise<Output<P>> {
  const { call } = await import("./trpc-client");
  return (await call("mutation", procedure, input ?? {}, signal)) as Output<P>;
}

import type { Context } from "@/services/context";
import type { Tag } from "./route";

/** Where the registrar's routes hang: the tree itself, or its sandbox. */
export interface RegistrarTree<Path extends string = string> {
  readonly path: Path;
  readonly tag: Tag;
  /** The id of an operation of the tree, from its id in the real one. */
  id(operation: string): string;
  /** Runs the verbs of a route. */
  within<Result>(ctx: Context, work: (ctx: Context) => Promise<Result>): Promise<Result>;
}

export const REGISTRAR: RegistrarTree<"/accounts/{account_id}/registrar"> = {
  path: "/accounts/{account_id}/registrar",
  tag: "Registrar",
  id: (operation) => operation,
  within: (ctx, work) => work(ctx),
};

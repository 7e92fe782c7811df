import type { Session } from "./session";

/** One thing that the client does and checks. Its id is that of the same step of a run. */
export interface ClientStep {
  readonly id: string;
  readonly title: string;
  /** Steps that have to have passed before. */
  readonly needs: readonly string[];
  /**
   * Says what was seen.
   * @throws Fault when the server does not keep to the contract | NotAsked
   */
  run(session: Session): Promise<string>;
}

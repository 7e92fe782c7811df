/**
 * What moving a namespace's clock on may cost: part of a Context in demonstrations only. Wherever names are real it is
 * absent, and the clock is not there.
 */
export interface ClockParts {
  /** Living names of a namespace whose clock still moves. */
  readonly mostNames: number;
}

/** Making 50,000 names older took 7 to 9 s on two cores that had twenty processes to run. */
export const DEMO_CLOCK: ClockParts = { mostNames: 50_000 };

/**
 * What moving a namespace's clock on may cost: part of a Context in demonstrations only. Wherever names are real it is
 * absent, and the clock is not there.
 */
export interface ClockParts {
  /** Living names of a namespace whose clock still moves. */
  readonly mostNames: number;
}

/** Moving 100,000 names took 5.5 s on two busy cores, each due moment on the way. */
export const DEMO_CLOCK: ClockParts = { mostNames: 100_000 };

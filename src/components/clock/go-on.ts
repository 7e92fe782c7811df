import { type Input, type Output, tell } from "../trpc";

type Target = Input<"console.clock.advance">["target"];
type Advanced = Output<"console.clock.advance">;

/** How far a move has come. */
export interface Going {
  readonly advancedSeconds: number;
  readonly secondsLeft: number;
  readonly moments: Advanced["moments"];
  readonly stoppedBy: Advanced["stoppedBy"];
}

/** How often a card that is being charged is waited for, and how long each time, milliseconds. */
const MOST_WAITS = 8;
const WAIT_MS = 750;

/**
 * Moves a clock until it is there, call by call. `look` is told after each.
 * @throws FaultError
 */
export async function goOn(namespace: string, target: Target, look: (going: Going) => void): Promise<Going> {
  let going: Going = { advancedSeconds: 0, secondsLeft: 0, moments: [], stoppedBy: "moments" };
  let next = target;
  for (let waits = 0; going.stoppedBy === "moments" || going.stoppedBy === "payments"; ) {
    const waitForPayments = waits < MOST_WAITS;
    const step = await tell("console.clock.advance", { namespace, target: next, waitForPayments });
    const before = going.advancedSeconds;
    going = {
      advancedSeconds: before + step.advancedSeconds,
      secondsLeft: step.secondsLeft,
      stoppedBy: step.stoppedBy,
      moments: [
        ...going.moments,
        ...step.moments.map((moment) => ({ ...moment, afterSeconds: before + moment.afterSeconds })),
      ],
    };
    look(going);
    if (step.secondsLeft === 0) return going;
    // A name is asked for again: what it comes to may have moved. Everything else is so many seconds from here.
    if (next.kind !== "name") next = { kind: "by", seconds: step.secondsLeft };
    if (step.stoppedBy === "payments") {
      waits++;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }
  return going;
}

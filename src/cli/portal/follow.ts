import { setTimeout as sleep } from "node:timers/promises";
import { textOf, type Wire, wireOf } from "./api";
import { type Run, sayResult, shown } from "./command";
import { EXIT, Stop } from "./exit";
import { styled } from "./terminal";

/** How often it is looked, at first and at last. */
const FIRST_PAUSE_MS = 250;
const LAST_PAUSE_MS = 4_000;

/**
 * Waits until a request about a name ends, or somebody has to do something, and says so.
 * @param done the line for its success
 * @returns the exit code. @throws Stop when it failed
 */
export async function follow(run: Run, begun: Wire, done: (workflow: Wire) => string): Promise<number> {
  const { api, terminal, call } = run;
  let workflow = begun;
  for (let pause = FIRST_PAUSE_MS; isGoingOn(workflow); pause = Math.min(2 * pause, LAST_PAUSE_MS)) {
    terminal.progress(`${shown(workflow.domain_name)}: ${stateText(workflow)} …`);
    await sleep(pause, undefined, { signal: terminal.interrupted }).catch(() => {
      const again = `npx portolan status ${shown(workflow.domain_name)}`;
      throw new Stop(EXIT.interrupted, `Interrupted. The portal goes on with it: ${again}`);
    });
    workflow = wireOf((await api.send("GET", selfOf(workflow))).result);
  }
  const { error, context } = { error: wireOf(workflow.error), context: wireOf(workflow.context) };
  if (workflow.state === "failed") {
    if (call.values.json) terminal.say(JSON.stringify(workflow, null, 2));
    throw new Stop(EXIT.refused, `It failed: ${shown(error.message)} (${shown(error.code)})`);
  }
  const isDone = workflow.state === "succeeded";
  sayResult(run, workflow, () =>
    isDone ? [styled(terminal, "green", done(workflow))] : waiting(run, workflow, context),
  );
  return isDone ? EXIT.done : EXIT.waiting;
}

function isGoingOn({ state }: Wire): boolean {
  return state === "pending" || state === "in_progress";
}

function selfOf({ links }: Wire): string {
  const self = textOf(wireOf(links).self);
  if (!self.startsWith("/"))
    throw new Stop(EXIT.unreachable, "The portal does not say where its request is.");
  return self;
}

export function stateText({ state }: Wire): string {
  return shown(state).replaceAll("_", " ");
}

function waiting(
  { terminal }: Run,
  workflow: Wire,
  { message, url, missing_amount: missing, currency }: Wire,
) {
  const isBlocked = workflow.state === "blocked";
  const lines = [
    styled(terminal, "yellow", isBlocked ? "It waits for somebody else." : "Something has to be done first."),
    ...(message ? [shown(message)] : []),
    ...(missing ? [`Missing: ${shown(missing)} ${shown(currency)}`] : []),
    ...(url ? [shown(url)] : []),
  ];
  return [...lines, `It goes on by itself after that: npx portolan status ${shown(workflow.domain_name)}`];
}

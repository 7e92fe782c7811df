import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApi } from "./api";
import { UsageError } from "./fault";
import { HELP, type Options, readOptions } from "./options";
import { runSteps, type StepReport } from "./run";
import type { Session } from "./session";
import { CLIENT_STEPS, selectSteps } from "./steps/all";

/** Where the client speaks to its caller. */
export interface Terminal {
  readonly env: Record<string, string | undefined>;
  say(line: string): void;
  /** Of what is not the result: waits, mistakes of the call. */
  note(line: string): void;
}

/** Runs the client. @returns the exit code: 0 all passed, 1 a step failed, 2 called wrongly */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const options = readOptions(args, terminal.env);
    if (options) return await runAll(options, terminal);
    terminal.say(HELP);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.note(`${error.message}\nSee: npm run ote -- --help`);
    return 2;
  }
}

async function runAll(options: Options, terminal: Terminal): Promise<number> {
  const { base, token, tld, pace, json } = options;
  const safe = (text: string) => text.replaceAll(token, "[key]");
  const steps = options.only === null ? CLIENT_STEPS : selectSteps(options.only);
  const api = openApi({ base, token, pace, onWait: (about) => terminal.note(safe(`  waiting: ${about}`)) });
  const session = newSession(options, api, safe);
  if (!json) terminal.say(`OT&E of .${tld} at ${safe(base)}`);
  const reports = await runSteps(session, steps, (report) => {
    if (!json) terminal.say(safe(lineOf(report)));
  });
  const count = (state: StepReport["state"]) => reports.filter((report) => report.state === state).length;
  const [passed, failed, notAsked] = [count("passed"), count("failed"), count("not_asked")];
  if (json) {
    const { channelId, slug } = session;
    const about = { base, tld, registrar_channel_id: channelId, channel: slug };
    const all = reports.map(({ tookMs, ...report }) => ({ ...report, took_ms: tookMs }));
    terminal.say(
      safe(JSON.stringify({ ...about, passed, failed, not_asked: notAsked, steps: all }, null, 2)),
    );
  } else {
    const rest = notAsked > 0 ? ` (${notAsked} not asked for)` : "";
    terminal.say(`${passed} passed, ${failed} failed${rest}`);
  }
  return failed > 0 ? 1 : 0;
}

function newSession(options: Options, api: Session["api"], safe: (text: string) => string): Session {
  const { tld, run, archive } = options;
  return {
    api,
    tld,
    code: run ?? "demo",
    isCodeGiven: run !== null,
    archive: (body) => keep(archive, safe(body)),
    status: {},
    channelId: null,
    slug: null,
    startedAt: Date.now(),
    sequence: null,
    keySuffix: "",
    answers: new Map(),
  };
}

/** Keeps an answer in a file of its own, readable by its owner alone, and says which. */
function keep(folder: string, body: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `status-${new Date().toISOString().replaceAll(":", "")}.json`);
  writeFileSync(file, `${body}\n`, { mode: 0o600 });
  return file;
}

const SIGNS = { passed: "✓ passed", failed: "✗ failed", not_asked: "– not asked" } as const;

function lineOf({ id, state, words, tookMs }: StepReport): string {
  return `${SIGNS[state].padEnd(12)} ${id.padEnd(20)} ${words}${state === "passed" ? ` (${tookMs} ms)` : ""}`;
}

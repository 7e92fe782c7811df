import { createInterface } from "node:readline/promises";
import { text } from "node:stream/consumers";

/** The terminal that a command of src/cli/portal is given. */
export function openTerminal() {
  const { stdin, stdout, stderr, env } = process;
  const interruption = new AbortController();
  process.once("SIGINT", () => interruption.abort());
  // Who reads no further (`| head`) has what it wanted.
  stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 1));
  let isProgressShown = false;
  const clearProgress = () => {
    if (isProgressShown) stderr.write("\r\x1b[2K");
    isProgressShown = false;
  };
  return {
    env,
    isInteractive: Boolean(stdin.isTTY && stderr.isTTY),
    hasColours: Boolean(stdout.isTTY && stderr.isTTY) && !env.NO_COLOR && env.TERM !== "dumb",
    interrupted: interruption.signal,
    say(line) {
      clearProgress();
      stdout.write(`${line}\n`);
    },
    note(line) {
      clearProgress();
      stderr.write(`${line}\n`);
    },
    progress(line) {
      if (!stderr.isTTY) return;
      stderr.write(`\r\x1b[2K${line}`);
      isProgressShown = true;
    },
    async ask(question) {
      clearProgress();
      const lines = createInterface({ input: stdin, output: stderr });
      // While it asks, the terminal hands Ctrl-C over as a key.
      lines.on("SIGINT", () => interruption.abort());
      try {
        return await lines.question(question, { signal: interruption.signal });
      } catch {
        // Ctrl-C and the end of the input are no consent.
        return "";
      } finally {
        lines.close();
      }
    },
    readInput: () => text(stdin),
  };
}

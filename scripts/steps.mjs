const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/**
 * Shows steps with their elapsed time: a moving line on a terminal, plain lines elsewhere. A step whose function
 * resolves to false had nothing to do.
 */
export function showSteps(out = process.stdout) {
  return async function step(title, run) {
    const start = performance.now();
    const elapsed = () => `${((performance.now() - start) / 1000).toFixed(1)} s`;
    const isTerminal = out.isTTY && !process.env.CI;
    let frame = 0;
    const draw = () => out.write(`\r\x1b[2K${FRAMES[frame++ % FRAMES.length]} ${title} · ${elapsed()}`);
    const timer = isTerminal ? setInterval(draw, 100) : undefined;
    // Without a terminal, a long step says that it goes on.
    const reminder = isTerminal
      ? undefined
      : setInterval(() => out.write(`  ${title} · ${elapsed()} so far\n`), 15_000);
    const finish = (mark, note) => {
      clearInterval(timer);
      clearInterval(reminder);
      out.write(`${isTerminal ? "\r\x1b[2K" : ""}${mark} ${title} · ${note}\n`);
    };
    try {
      const result = await run();
      finish("✓", result === false ? "up to date" : elapsed());
      return result;
    } catch (error) {
      finish("✗", `failed after ${elapsed()}`);
      throw error;
    }
  };
}

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";

/** What a program has said, and whether it was content. */
export interface ProgramEnd {
  readonly code: number;
  /** What it wrote to both outputs. */
  readonly output: string;
}

/**
 * Runs a program of Debian to its end, with `env` in place of ours.
 * @param name as its package installs it: `certbot`
 * @throws Error that names the package when it is not there: such a test never skips itself
 */
export function runProgram(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<ProgramEnd> {
  const file = programPath(name);
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { env: programEnv(env), timeout: 60_000, maxBuffer: 8_388_608 },
      (error, stdout, stderr) => {
        const code = typeof error?.code === "number" ? error.code : error ? -1 : 0;
        resolve({ code, output: `${stdout}${stderr}` });
      },
    );
  });
}

/** @throws Error that says how to install it */
export function programPath(name: string): string {
  const path = `/usr/bin/${name}`;
  if (existsSync(path)) return path;
  throw new Error(
    `This test needs Debian's ${name}: npm test installs it, or see docs/certificates-by-acme.md`,
  );
}

/** Next's types want a `NODE_ENV` everywhere; a program of Debian does not. */
export function programEnv(env: Record<string, string>): NodeJS.ProcessEnv {
  return { PATH: "/usr/bin:/bin", ...env } as unknown as NodeJS.ProcessEnv;
}

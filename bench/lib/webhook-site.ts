import { type ChildProcess, spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Portal } from "./portolan";

/** What the portals of one run share. */
export interface Site {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly receiverUrl: string;
}

/** A program of bench/ that prints its port. */
export async function startReceiver(): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(
    process.execPath,
    [join(dirname(fileURLToPath(import.meta.url)), "webhook-receiver.mjs")],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const port = await new Promise<string>((done, fail) => {
    child.stdout.once("data", (chunk) => done(String(chunk).trim()));
    child.once("exit", () => fail(new Error("The receiver did not start")));
  });
  return { url: `http://127.0.0.1:${port}`, process: child };
}

/** An endpoint for the account of each key. */
export async function addEndpoints(
  portal: Portal,
  receiverUrl: string,
  keys: readonly string[],
): Promise<void> {
  for (const [index, key] of keys.entries()) {
    const answer = await fetch(`${portal.url}/api/v2/webhooks`, {
      method: "POST",
      headers: { "x-api-key": key, "content-type": "application/json" },
      body: JSON.stringify({ url: `${receiverUrl}/hooks/${index}` }),
    });
    if (!answer.ok) throw new Error(`An endpoint was refused: ${await answer.text()}`);
  }
}

const NAMES_EACH = 250;

export function eventOf(i: number, accounts: readonly string[]) {
  const subject = `bench-${Math.floor(i / accounts.length) % NAMES_EACH}.com.store`;
  const payload = { subdomain: subject, autoRenew: true, statuses: ["clientTransferProhibited"] };
  return {
    type: "subdomain.updated" as const,
    accountId: accounts[i % accounts.length] ?? "",
    subject,
    payload,
  };
}

export async function countOf(receiverUrl: string): Promise<number> {
  return (await (await fetch(`${receiverUrl}/count`)).json()) as number;
}

export async function arrivalsFrom(receiverUrl: string, from: number): Promise<[id: string, at: number][]> {
  return (await (await fetch(`${receiverUrl}/arrivals?from=${from}`)).json()) as [string, number][];
}

import { Hono } from "hono";
import type { Runtime } from "@/runtime";

const PART_TIMEOUT_MS = 2000;

/**
 * For load balancers and process supervisors: `/healthz` says that the process is alive, `/readyz` that each of its
 * parts works (503 when one does not).
 */
export function health(runtime: Runtime): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
  });
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const parts = await Promise.all(
      [...runtime.parts].map(async ([name, ask]) => [name, await stateOf(ask)] as const),
    );
    const ready = parts.every(([, { status }]) => status === "ok");
    return c.json(
      { status: ready ? "ok" : "unavailable", parts: Object.fromEntries(parts) },
      ready ? 200 : 503,
    );
  });
  return app;
}

async function stateOf(ask: () => unknown): Promise<{ status: "ok" | "down"; detail?: string }> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PART_TIMEOUT_MS} ms`)), PART_TIMEOUT_MS);
  });
  try {
    await Promise.race([ask(), timeout]);
    return { status: "ok" };
  } catch (error) {
    return { status: "down", detail: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

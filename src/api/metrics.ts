import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { isAddressIn, plainAddress } from "@/lib/ip";
import { type MetricsSource, metricsText } from "@/services/health/exposition";
import { clientAddress } from "./client-address";

/** Prometheus' text format, version 0.0.4. */
const CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

export interface MetricsSettings extends MetricsSource {
  readonly trustedProxies: readonly string[];
  /** Addresses and CIDR ranges that may read the metrics. */
  readonly metricsAllow: readonly string[];
}

/**
 * `/metrics` for Prometheus: counts and latencies of this process, Node's own metrics, and the queues and lags of the
 * whole installation, measured at the scrape. To other addresses than `metricsAllow` it does not exist.
 */
export function metrics(settings: MetricsSettings): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  app.get("/metrics", async (c) => {
    const peer = c.env?.incoming?.socket.remoteAddress;
    if (!mayRead(settings, peer, c.req.raw.headers)) return c.notFound();
    return c.body(await metricsText(settings), 200, {
      "content-type": CONTENT_TYPE,
      "cache-control": "no-store",
    });
  });
  return app;
}

function mayRead(
  { trustedProxies, metricsAllow }: MetricsSettings,
  peer: string | undefined,
  headers: Headers,
): boolean {
  if (peer === undefined) return false;
  const forwardedFor = headers.get("x-forwarded-for");
  // A proxy on this machine that is not in TRUST_PROXY would make everybody local.
  const isForwarded = forwardedFor !== null || headers.has("forwarded");
  if (isForwarded && !isAddressIn(plainAddress(peer), trustedProxies)) return false;
  return isAddressIn(clientAddress(peer, forwardedFor, trustedProxies), metricsAllow);
}

import { Hono } from "hono";
import type { Runtime } from "@/runtime";
import { memoryLimiter } from "@/services/rate-limits/limiter";
import { AUDIT_DOWNLOAD_PATH, AUDIT_FEED_PATH, auditExport } from "./audit-export";
import { DOCS_PATHS, docs } from "./docs/app";
import { EVIDENCE_PATH, evidence } from "./evidence";
import { health } from "./health";
import { HTTPREQ_PATH, httpreq } from "./httpreq/app";
import { MCP_PATH, mcp } from "./mcp/app";
import { metrics } from "./metrics";
import { STRIPE_WEBHOOK_PATH, stripeWebhook } from "./payments/stripe-webhook";
import { toolsApi } from "./rest/cloudflare-v4/app";
import { registrarApi } from "./rest/registrar-v1/app";
import { registrantsApi } from "./rest/subdomain-v2/app";
import { signingKeys } from "./signing-keys";
import { trpcDoor } from "./trpc/handler";

/** Paths that belong to this application; the server hands every other one to the pages. */
export const API_PATHS = [
  "/api/v2",
  "/api/v1/registrar/v1",
  "/client/v4",
  MCP_PATH,
  HTTPREQ_PATH,
  "/api/trpc",
  "/healthz",
  "/readyz",
  "/metrics",
  EVIDENCE_PATH,
  "/.well-known/portolan-signing-keys",
  STRIPE_WEBHOOK_PATH,
  AUDIT_FEED_PATH,
  AUDIT_DOWNLOAD_PATH,
  ...DOCS_PATHS,
];

/** What every door is given of the process. */
function doorSettings({ db, env, log, payments, liveDns, signer, offer, webhooks, sealer, clock }: Runtime) {
  return {
    db,
    publicUrl: env.publicUrl,
    trustedProxies: env.trustedProxies,
    payments,
    liveDns,
    signer,
    offer,
    webhooks,
    sealer,
    clock,
    onDefect: (error: unknown, about: { requestId: string; path: string | undefined }) =>
      log.error("defect", { ...about, error }),
  };
}

/** Requests without a registrar's good key that an address may make in a minute. */
const ADDRESS_LIMIT = 120;
const MINUTE_SECONDS = 60;

/** Every door that speaks HTTP, but the pages. */
export function createApi(runtime: Runtime): Hono {
  const settings = doorSettings(runtime);
  // Clients in the field write a slash at the end of a path.
  const app = new Hono({ strict: false });
  // A key has one limit, whichever API it asks.
  const limiter = memoryLimiter(runtime.env.rateLimitPerHour);
  app.route("/", registrantsApi({ ...settings, limiter }));
  app.route("/", toolsApi({ ...settings, limiter, waitMillis: runtime.env.workflowWaitMillis }));
  app.route("/", mcp({ ...settings, limiter, waitMillis: runtime.env.workflowWaitMillis }));
  app.route("/", httpreq({ ...settings, limiter }));
  app.route("/", registrarApi({ ...settings, limiter: memoryLimiter(ADDRESS_LIMIT, MINUTE_SECONDS) }));
  app.route("/", trpcDoor(settings));
  app.route("/", stripeWebhook(settings));
  app.route("/", evidence(settings));
  app.route("/", signingKeys(settings));
  app.route("/", auditExport({ ...settings, auditTokenHashes: runtime.env.auditTokenHashes }));
  app.route("/", docs(settings));
  app.route("/", health(runtime));
  const { db, counts, env } = runtime;
  app.route("/", metrics({ db, counts, trustedProxies: env.trustedProxies, metricsAllow: env.metricsAllow }));
  return app;
}

import { Hono } from "hono";
import { httpreq } from "@/api/httpreq/app";
import { toolsApi } from "@/api/rest/cloudflare-v4/app";
import type { Database } from "@/db/client";
import { embeddedDnsBackend } from "@/integrations/dns/embedded/backend";
import { postgresZoneSource } from "@/integrations/dns/embedded/postgres-source";
import { startDnsServer } from "@/integrations/dns/embedded/server";
import { memoryLimiter } from "@/services/rate-limits/limiter";
import { startDnsPublisher } from "@/worker/publish-dns";
import { serveLocally } from "./serve";

/** What ACME clients need of the portal: the doors for challenges, and its nameserver, on ports of this machine. */
export interface AcmePortal {
  /** `http://127.0.0.1:40001`, without a slash at the end. */
  readonly url: string;
  readonly dnsPort: number;
  close(): Promise<void>;
}

export async function openAcmePortal(db: Database): Promise<AcmePortal> {
  const dns = await startDnsServer({
    host: "127.0.0.1",
    port: 0,
    source: postgresZoneSource(db.pool),
    allowAxfrFrom: [],
  });
  let defect: unknown = null;
  const onError = (error: unknown) => {
    defect ??= error;
  };
  const publisher = await startDnsPublisher({
    pool: db.pool,
    backend: embeddedDnsBackend(db.pool),
    onError,
  });
  const settings = {
    db,
    publicUrl: "https://portal.test",
    limiter: memoryLimiter(1_000_000),
    trustedProxies: [],
    onDefect: onError,
  };
  const app = new Hono().route("/", httpreq(settings)).route("/", toolsApi(settings));
  const server = await serveLocally(app);
  return {
    url: server.url,
    dnsPort: dns.port,
    async close() {
      await server.close();
      await publisher.close();
      await dns.close();
      if (defect) throw defect;
    },
  };
}

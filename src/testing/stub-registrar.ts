import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What a server may get wrong. */
export type Lie =
  | "does it twice"
  | "replays another expiry"
  | "expires a day late"
  | "renews for a month"
  | "hides Retry-After"
  | "limits again after the wait"
  | "has no limit"
  | "takes a key twice"
  | "takes a claimed name"
  | "answers for real"
  | "hides commands"
  | "shows another channel"
  | "is down for a moment"
  | "hangs up";

type Json = Record<string, unknown>;

interface Reply {
  readonly status: number;
  readonly body: Json;
  readonly headers?: Record<string, string>;
}

const CHANNEL = "channel-1";
const REGISTERED = "2026-01-01T00:00:00Z";
const LIMIT = 5;

const refusal = (status: number, code: string): Reply => ({ status, body: { error: { code } } });

/**
 * A small server that speaks the dialect as its published description has it, without anything of ours beyond that; with
 * the `lies` it is told to tell. For tests.
 */
export class StubServer {
  private readonly lies: Set<Lie>;
  private readonly answered = new Map<string, { sent: string; reply: Reply }>();
  private readonly events: Json[] = [];
  private counted = 0;
  private limitedAt = 0;
  private mishaps = 0;
  private readonly server: Server;

  constructor(...lies: readonly Lie[]) {
    this.lies = new Set(lies);
    this.server = createServer(async (request, response) => {
      if (this.lies.has("hangs up") && this.mishaps++ % 2 === 0) return void request.destroy();
      const { status, body, headers } = this.reply(request, await readJson(request));
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api/v1/registrar/v1`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private reply({ method, url = "" }: IncomingMessage, sent: Json): Reply {
    const { pathname, searchParams } = new URL(url, "http://stub");
    const path = pathname.replace("/api/v1/registrar/v1", "");
    if (this.lies.has("is down for a moment") && this.mishaps++ === 0) {
      return { ...refusal(503, "service_unavailable"), headers: { "retry-after": "0" } };
    }
    if (path === "/status") return this.status();
    if (path === "/poll") return this.poll(searchParams.get("idempotency_key"));
    if (path === "/backend/pending") return this.pending();
    if (path === "/domains/check") return { status: 200, body: { available: true } };
    const [, name = ""] = /^\/domains\/([^/]+)/.exec(path) ?? [];
    if (method === "GET") return { status: 200, body: { domain: name, expires_at: "2027-01-01T00:00:00Z" } };
    return this.keyed(`${method} ${path}`, name, sent);
  }

  private status(): Reply {
    const registrar_channel = { id: CHANNEL };
    return { status: 200, body: { registrar_channel, rate_limit: { limit_per_minute: LIMIT } } };
  }

  /** The one endpoint that has a limit. */
  private pending(): Reply {
    const isOver = this.limitedAt > 0 && Date.now() >= this.limitedAt + 1000;
    if (isOver && !this.lies.has("limits again after the wait")) this.counted = 0;
    if (!this.lies.has("has no limit") && ++this.counted > LIMIT) {
      this.limitedAt ||= Date.now();
      const headers: Record<string, string> = {
        "x-ratelimit-limit": String(LIMIT),
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset": "1",
      };
      if (!this.lies.has("hides Retry-After")) headers["retry-after"] = "1";
      return { ...refusal(429, "registrar_rate_limit_exceeded"), headers };
    }
    return { status: 200, body: { pending: [] } };
  }

  private poll(key: string | null): Reply {
    const channel_id = this.lies.has("shows another channel") ? "channel-2" : CHANNEL;
    const shown = this.lies.has("hides commands") ? this.events.slice(0, 1) : this.events;
    const events = shown
      .filter((event) => key === null || event.idempotency_key === key)
      .map((event) => ({ ...event, registrar: { channel_id } }));
    return { status: 200, body: { events } };
  }

  private keyed(target: string, name: string, { idempotency_key: key, ...body }: Json): Reply {
    const sent = JSON.stringify([target, body]);
    const before = this.answered.get(String(key));
    if (before && before.sent !== sent && !this.lies.has("takes a key twice")) {
      return refusal(409, "duplicate_idempotency_key_conflict");
    }
    if (before && before.sent === sent) return this.replay(before.reply);
    const reply = this.carryOut(target, name, body);
    if (reply.status < 300) this.answered.set(String(key), { sent, reply });
    this.events.push({ id: this.events.length + 1, idempotency_key: key, status: "sandbox" });
    return reply;
  }

  private replay({ status, body }: Reply): Reply {
    if (this.lies.has("does it twice")) return { status, body };
    const expires_at = this.lies.has("replays another expiry") ? "2029-01-01T00:00:00Z" : body.expires_at;
    return { status, body: { ...body, ...(body.expires_at ? { expires_at } : {}), idempotent: true } };
  }

  private carryOut(target: string, name: string, body: Json): Reply {
    const status = this.lies.has("answers for real") ? 201 : 202;
    if (target.endsWith("/renew")) {
      const year = 2027 + Number(body.years);
      const expires_at = this.lies.has("renews for a month")
        ? "2027-02-01T00:00:00Z"
        : `${year}-01-01T00:00:00Z`;
      return { status, body: { status: "sandbox", domain: name, expires_at } };
    }
    if (target !== "POST /domains") return { status, body: { status: "sandbox", domain: name } };
    const isClaimed = String(body.domain).startsWith("ote-claim");
    if (isClaimed && !body.claim && !this.lies.has("takes a claimed name")) {
      return { status: 422, body: { error: { code: "claim_required", details: { notice_id: "N1" } } } };
    }
    const day = this.lies.has("expires a day late") ? "02" : "01";
    const expires_at = `${2026 + Number(body.years)}-01-${day}T00:00:00Z`;
    const registered = { domain: body.domain, registered_at: REGISTERED, expires_at };
    return { status, body: { status: "sandbox", ...registered } };
  }
}

async function readJson(request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? {} : (JSON.parse(text) as Json);
}

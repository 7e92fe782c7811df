import http from "node:http";
import https from "node:https";
import { isIP, isIPv4, type LookupFunction } from "node:net";
import type { AddressGuard, WebhookAnswer, WebhookRequest, WebhookSender } from "@/services/webhooks/port";
import { faultOf, RefusedAddress } from "./faults";
import type { Resolve } from "./resolve";

/** For everything: finding the address, connecting, sending, the whole answer. */
const TIMEOUT_MS = 15_000;
/** Of an answer's body; the connection is closed at what goes on behind it. */
const MOST_BYTES = 65_536;
const IDLE_MS = 10_000;

export interface SenderOptions {
  readonly guard: AddressGuard;
  readonly resolve: Resolve;
  readonly timeoutMs?: number;
  /** Certificate authorities (PEM) beside those of the system; for tests. */
  readonly ca?: string;
}

/**
 * Posts over HTTP/1.1. Every address that a name resolves to is held against the guard, and the connection goes to an
 * address that was: the name is not asked again in between. Redirects are answers like any other.
 */
export function webhookSender({ guard, resolve, timeoutMs = TIMEOUT_MS, ca }: SenderOptions): WebhookSender {
  const agentOptions = { keepAlive: true, timeout: IDLE_MS, maxFreeSockets: 10 };
  const agents = {
    "http:": new http.Agent(agentOptions),
    "https:": new https.Agent({ ...agentOptions, ca }),
  };

  const assertFine = (address: string, protocol: string): void => {
    if (guard.refusalOf(address) !== null) throw new RefusedAddress("refused_address");
    if (protocol !== "https:" && !guard.isAllowedByOperators(address)) {
      throw new RefusedAddress("refused_plain_http");
    }
  };
  const lookupFor =
    (protocol: string): LookupFunction =>
    (host, options, callback) => {
      resolve(host).then(
        (addresses) => {
          try {
            for (const address of addresses) assertFine(address, protocol);
          } catch (error) {
            return callback(error as NodeJS.ErrnoException, "", 0);
          }
          const found = addresses.map((address) => ({ address, family: isIPv4(address) ? 4 : 6 }));
          const [first] = found;
          if (!first) return callback(Object.assign(new Error("No address"), { code: "ENODATA" }), "", 0);
          return options.all ? callback(null, found) : callback(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => callback(error, "", 0),
      );
    };
  const lookups = { "http:": lookupFor("http:"), "https:": lookupFor("https:") };

  const attempt = (url: URL, request: WebhookRequest, signal: AbortSignal, isFresh: boolean) => {
    const protocol = url.protocol === "https:" ? "https:" : "http:";
    return new Promise<WebhookAnswer>((done) => {
      let status: number | null = null;
      let headers: Record<string, string> = {};
      const chunks: Buffer[] = [];
      let size = 0;
      const end = (error: string | null) => {
        const body = Buffer.concat(chunks).subarray(0, MOST_BYTES).toString("utf8");
        done({ status, error, headers, body });
      };
      const options = {
        method: "POST",
        headers: { ...request.headers, "content-length": String(Buffer.byteLength(request.body)) },
        agent: isFresh ? false : agents[protocol],
        lookup: lookups[protocol],
        signal,
        ...(isFresh && { ca }),
      };
      const outgoing = (protocol === "https:" ? https : http).request(url, options);
      outgoing.on("response", (incoming) => {
        status = incoming.statusCode ?? null;
        headers = headersOf(incoming.headers);
        incoming.on("data", (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size <= MOST_BYTES) return;
          end(null);
          incoming.destroy();
        });
        incoming.on("end", () => end(incoming.complete ? null : "connection_reset"));
        incoming.on("error", (error) => end(signal.aborted ? abortedBy(request) : faultOf(error)));
      });
      outgoing.on("error", (error) => {
        if (signal.aborted) return end(abortedBy(request));
        const fault = faultOf(error);
        // A kept connection that the receiver has closed meanwhile: nothing was answered on it.
        if (fault === "connection_reset" && outgoing.reusedSocket && status === null && !isFresh) {
          return done(attempt(url, request, signal, true));
        }
        return end(fault);
      });
      outgoing.end(request.body);
    });
  };

  return {
    async post(request) {
      const url = new URL(request.url);
      const host = url.hostname.replace(/^\[|\]$/g, "");
      const limit = AbortSignal.timeout(timeoutMs);
      try {
        // An address is not looked up, so it is checked here.
        if (isIP(host) !== 0) assertFine(host, url.protocol);
        return await attempt(
          url,
          request,
          request.signal ? AbortSignal.any([limit, request.signal]) : limit,
          false,
        );
      } catch (error) {
        return { status: null, error: faultOf(error), headers: {}, body: "" };
      }
    },
    close() {
      agents["http:"].destroy();
      agents["https:"].destroy();
    },
  };
}

function abortedBy(request: WebhookRequest): string {
  return request.signal?.aborted ? "aborted" : "timeout";
}

function headersOf(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
}

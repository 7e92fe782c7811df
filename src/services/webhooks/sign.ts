import { createHmac, randomBytes } from "node:crypto";
import { canonicalJson } from "@/lib/canonical-json";
import { isoSeconds } from "@/lib/time";

/** A new signing secret: `whsec_` and 32 random bytes in base64, as Standard Webhooks writes them. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

export interface SignedEvent {
  readonly id: string;
  readonly type: string;
  readonly createdAt: Date;
  readonly payload: unknown;
}

export interface SignedRequest {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/**
 * The body and the signature headers of one try. The body has the `signature` field of the registrants' API, by the
 * newest secret; the headers those of Standard Webhooks, by every secret that is valid.
 * @param secrets the newest first
 * @param sentAt of this try: receivers refuse what is older than some minutes
 */
export function signEvent(event: SignedEvent, secrets: readonly string[], sentAt: Date): SignedRequest {
  const payload = { event: event.type, timestamp: isoSeconds(event.createdAt), data: event.payload };
  const [newest = ""] = secrets;
  const body = JSON.stringify({ ...payload, signature: payloadSignature(payload, newest) });
  const timestamp = String(Math.floor(sentAt.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    // A key given as bytes costs Node 20 µs more than one given as text.
    const hmac = createHmac("sha256", secret.slice("whsec_".length), { encoding: "base64" });
    const digest = hmac.update(`${event.id}.${timestamp}.${body}`).digest("base64");
    return `v1,${digest}`;
  });
  return {
    headers: {
      "webhook-id": event.id,
      "webhook-timestamp": timestamp,
      "webhook-signature": signatures.join(" "),
    },
    body,
  };
}

/**
 * The `signature` field: HMAC-SHA256, keyed with the secret's text as it was shown, over the payload without that field
 * as canonical JSON (RFC 8785: keys sorted, no white space).
 */
export function payloadSignature(payload: object, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(canonicalJson(payload)).digest("hex")}`;
}

import { Hono } from "hono";
import { systemContext } from "@/services/context";
import { BadNotice } from "@/services/payments/provider";
import { receiveNotice } from "@/services/payments/receive-notice";
import { type DoorSettings, newRequestId } from "../context";

export const STRIPE_WEBHOOK_PATH = "/payments/stripe/webhook";

/** Stripe's own are a few kB. */
const MOST_BYTES = 262_144;

interface Settings extends DoorSettings {
  onDefect(error: unknown, about: { requestId: string; path: string | undefined }): void;
}

/**
 * Where Stripe posts its notices (docs.stripe.com/webhooks). What it is told says nothing about why: whoever is not Stripe
 * learns nothing. Absent (404) where Stripe is not set.
 */
export function stripeWebhook(settings: Settings): Hono {
  const app = new Hono();
  app.post(STRIPE_WEBHOOK_PATH, async ({ req, body }) => {
    const { payments, db, publicUrl } = settings;
    if (payments?.name !== "stripe" || !payments.hosted) return body(null, 404);
    const requestId = newRequestId();
    try {
      const text = await readText(req.raw);
      if (text === null) return body(null, 400);
      const notice = payments.hosted.readNotice(text, req.header("stripe-signature") ?? "");
      const ctx = systemContext(db, "stripe", new Date(), requestId, publicUrl);
      await receiveNotice(ctx, payments.name, notice);
      return body(null, 200);
    } catch (error) {
      if (error instanceof BadNotice) return body(null, 400);
      settings.onDefect(error, { requestId, path: STRIPE_WEBHOOK_PATH });
      // Stripe sends it again, for three days.
      return body(null, 500);
    }
  });
  return app;
}

/** The body as it was signed; null when it is too long. */
async function readText(request: Request): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

import { z } from "zod";
import { event } from "../event-spec";

const key = {
  key_id: z.string(),
  name: z.string(),
  hint: z.string().meta({ description: "The key's first characters" }),
};
const KEY = { key_id: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e", name: "Deploy", hint: "sk_live_a1b2…" };

/** About the account's keys, and about webhooks themselves. */
export const accessEvents = {
  "key.created": event("API key created", "A key of the account can be used from now on.", key, KEY),
  "key.revoked": event("API key revoked", "A key of the account is refused from now on.", key, KEY),
  "webhook.test": event(
    "Test event",
    "Sent when somebody asks for it, to one endpoint, whatever events it chose.",
    { webhook_id: z.string(), message: z.string() },
    { webhook_id: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e", message: "This is a test event." },
  ),
};

import type { Letter } from "../mail/send";
import { hostOf } from "./url-rules";

/** Tells an owner that nothing is sent to an endpoint any more. */
export function disabledLetter(
  to: string,
  endpoint: { readonly id: string; readonly url: string; readonly description: string },
  reason: string,
  publicUrl: string,
): Letter {
  const host = hostOf(endpoint.url);
  const name = endpoint.description ? `“${endpoint.description}” (${host})` : host;
  return {
    to,
    subject: `The webhook at ${host} was disabled`,
    text: [
      "Hello,",
      `events are no longer sent to the webhook ${name}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`,
      "What happened since its last success is not lost. Repair the receiver, resume the webhook, then replay what it missed:",
      `${publicUrl}/dashboard/webhooks/${endpoint.id}`,
      "-- \nSent to the owners of the account.\n",
    ].join("\n\n"),
  };
}

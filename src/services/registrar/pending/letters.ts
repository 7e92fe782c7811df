import type { PendingWork } from "@/db/generated/client";
import type { Letter } from "../../mail/send";

const ASKED: Record<string, string> = {
  update_nameservers: "to change the nameservers",
  transfer_domain: "to transfer the name",
  delete_domain: "to delete the name",
};

/** Tells a registrar's technical contact that work of theirs was rejected. */
export function rejectionLetter(
  channel: { readonly slug: string; readonly technicalName: string; readonly technicalEmail: string },
  work: Pick<PendingWork, "fqdn" | "command" | "requestId">,
  reason: string,
  publicUrl: string,
): Letter {
  return {
    to: channel.technicalEmail,
    subject: `Not applied: ${work.command} ${work.fqdn}`,
    text: [
      `Hello ${channel.technicalName},`,
      `you asked ${ASKED[work.command] ?? "for a change"} ${work.fqdn}. The registry has rejected it, and changed nothing. The reason:`,
      reason,
      `The command's request id is ${work.requestId}.`,
      "The channel's page:",
      `${publicUrl}/dashboard/channel`,
      `-- \nSent to the technical contact of the registrar channel ${channel.slug}.\n`,
    ].join("\n\n"),
  };
}

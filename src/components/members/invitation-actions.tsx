"use client";

import type { RoleName } from "@/services/access/scopes";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { toast } from "../ui/toast";
import { useAction } from "../use-action";

/** Sends an invitation's mail again with a new link, or takes the invitation back; that can be undone. */
export function InvitationActions({ id, email, role }: { id: string; email: string; role: RoleName }) {
  const { run, busy } = useAction();
  const invite = () => tell("members.invite", { email, role });
  const revoke = async () => {
    await tell("members.revokeInvitation", { invitationId: id });
    toast({
      tone: "ok",
      text: `The invitation to ${email} is taken back: its link no longer works`,
      action: { label: "Invite again", onSelect: () => void run(invite, `${email} is invited again`) },
    });
  };
  return (
    <span className="inline-flex gap-2">
      <Button
        size="sm"
        busy={busy}
        onClick={() => run(invite, `A new mail to ${email} is on its way; the old link no longer works`)}
      >
        Resend
      </Button>
      <Button size="sm" variant="danger-quiet" disabled={busy} onClick={() => run(revoke)}>
        Take back
      </Button>
    </span>
  );
}

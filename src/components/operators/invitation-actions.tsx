"use client";

import type { OperatorRoleName } from "@/services/operators/scopes";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { toast } from "../ui/toast";
import { useAction } from "../use-action";

/** Sends an invitation's mail again with a new link, or takes the invitation back; that can be undone. */
export function OperatorInvitationActions({
  id,
  email,
  role,
  why,
}: {
  id: string;
  email: string;
  role: OperatorRoleName;
  why: string | null;
}) {
  const { run, busy } = useAction();
  const invite = () => tell("console.operators.invite", { email, role });
  const revoke = async () => {
    await tell("console.operators.revokeInvitation", { invitationId: id });
    toast({
      tone: "ok",
      text: `The invitation to ${email} is taken back: its link no longer works`,
      action: { label: "Invite again", onSelect: () => void run(invite, `${email} is invited again`) },
    });
  };
  return (
    <span className="inline-flex gap-2" data-tip={why ?? undefined}>
      <Button
        size="sm"
        busy={busy}
        disabled={why !== null}
        onClick={() => run(invite, `A new mail to ${email} is on its way; the old link no longer works`)}
      >
        Resend
      </Button>
      <Button size="sm" variant="danger-quiet" disabled={busy || why !== null} onClick={() => run(revoke)}>
        Take back
      </Button>
    </span>
  );
}

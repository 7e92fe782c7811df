import {
  acceptInvitation,
  inviteMember,
  loadInvitation,
  revokeInvitation,
} from "@/services/accounts/invitations";
import { changeRole, listMembers, removeMember } from "@/services/accounts/members";
import {
  acceptInvitationInput,
  changeRoleInput,
  invitationInput,
  invitationTokenInput,
  inviteMemberInput,
  memberInput,
} from "@/services/accounts/schema";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const membersRouter = router({
  list: procedure.query(async ({ ctx }) => plain(await listMembers(ctx))),
  invite: procedure.input(inviteMemberInput).mutation(({ ctx, input }) => inviteMember(ctx, input)),
  changeRole: procedure.input(changeRoleInput).mutation(({ ctx, input }) => changeRole(ctx, input)),
  remove: procedure.input(memberInput).mutation(({ ctx, input }) => removeMember(ctx, input)),
  revokeInvitation: procedure
    .input(invitationInput)
    .mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
  /** What an invitation's link is for, before it is accepted. */
  invitation: procedure
    .input(invitationTokenInput)
    .query(async ({ ctx, input }) => plain(await loadInvitation(ctx, input))),
  acceptInvitation: procedure
    .input(acceptInvitationInput)
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
});

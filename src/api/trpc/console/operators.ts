import { acceptOperatorInvitation, loadOperatorInvitation } from "@/services/operators/accept-invitation";
import { inviteOperator, revokeOperatorInvitation } from "@/services/operators/invitations";
import { changeOperatorRole, listOperators, removeOperator } from "@/services/operators/roles";
import {
  acceptOperatorInput,
  changeOperatorRoleInput,
  inviteOperatorInput,
  operatorInvitationRef,
  operatorRef,
  operatorTokenInput,
} from "@/services/operators/schema";
import { procedure, router } from "../base";
import { plain } from "../plain";

export const operatorsRouter = router({
  list: procedure.query(async ({ ctx }) => plain(await listOperators(ctx))),
  invite: procedure.input(inviteOperatorInput).mutation(({ ctx, input }) => inviteOperator(ctx, input)),
  changeRole: procedure
    .input(changeOperatorRoleInput)
    .mutation(({ ctx, input }) => changeOperatorRole(ctx, input)),
  remove: procedure.input(operatorRef).mutation(({ ctx, input }) => removeOperator(ctx, input)),
  revokeInvitation: procedure
    .input(operatorInvitationRef)
    .mutation(({ ctx, input }) => revokeOperatorInvitation(ctx, input)),
  /** What an invitation's link is for, before it is accepted: for anybody who has it. */
  invitation: procedure
    .input(operatorTokenInput)
    .query(async ({ ctx, input }) => plain(await loadOperatorInvitation(ctx, input))),
  acceptInvitation: procedure
    .input(acceptOperatorInput)
    .mutation(({ ctx, input }) => acceptOperatorInvitation(ctx, input)),
});

import type { Metadata } from "next";
import { InvitationPage, UnusableInvitation } from "@/components/auth/invitation-page";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { OPERATOR_ROLE_DESCRIPTIONS, OPERATOR_ROLE_NAMES } from "@/services/operators/scopes";
import { caller } from "../../caller";
import { findByLink } from "../find-by-link";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function OperatorInvitation({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const token = oneParam(await searchParams, "token") ?? "";
  const link = await findByLink(() => api.console.operators.invitation({ token }));
  if ("problem" in link) return <UnusableInvitation problem={link.problem} />;
  const { email, role, invitedBy, hasUser } = link.found;
  return (
    <InvitationPage
      to="operators"
      token={token}
      title="Help run the registry"
      text={`${invitedBy} invites ${email} to the operators with the role`}
      role={OPERATOR_ROLE_NAMES[role]}
      rights={OPERATOR_ROLE_DESCRIPTIONS[role]}
      email={email}
      hasUser={hasUser}
      signedInAs={(await api.access.me())?.user.email}
      action="Become an operator"
    />
  );
}

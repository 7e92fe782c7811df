import type { Metadata } from "next";
import { InvitationPage, UnusableInvitation } from "@/components/auth/invitation-page";
import { ROLE_NAMES } from "@/components/members/role-names";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { ROLE_DESCRIPTIONS } from "@/services/access/scopes";
import { caller } from "../../caller";
import { findInvitation } from "../find-invitation";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function Invitation({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const token = oneParam(await searchParams, "token") ?? "";
  const found = await findInvitation(() => api.members.invitation({ token }));
  if ("problem" in found) return <UnusableInvitation problem={found.problem} />;
  const { organization, email, role, hasUser } = found.invitation;
  return (
    <InvitationPage
      to="account"
      token={token}
      title={`Join ${organization}`}
      text={`${email} is invited with the role`}
      role={ROLE_NAMES[role]}
      rights={ROLE_DESCRIPTIONS[role]}
      email={email}
      hasUser={hasUser}
      signedInAs={(await api.access.me())?.user.email}
      action={`Join ${organization}`}
    />
  );
}

import type { Metadata } from "next";
import { InvitationPage, UnusableInvitation } from "@/components/auth/invitation-page";
import { ROLE_NAMES } from "@/components/members/role-names";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { ROLE_DESCRIPTIONS } from "@/services/access/scopes";
import { caller } from "../../caller";
import { findByLink } from "../find-by-link";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function Invitation({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const token = oneParam(await searchParams, "token") ?? "";
  const link = await findByLink(() => api.members.invitation({ token }));
  if ("problem" in link) return <UnusableInvitation problem={link.problem} />;
  const { organization, email, role, hasUser } = link.found;
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

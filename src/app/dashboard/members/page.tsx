import type { Metadata } from "next";
import { NoAccess } from "@/components/account/no-access";
import { UrlButton } from "@/components/account/url-button";
import { InvitationTable } from "@/components/members/invitation-table";
import { MemberDialogs } from "@/components/members/member-dialogs";
import { MemberTable } from "@/components/members/member-table";
import { RoleGuide } from "@/components/members/role-guide";
import { ROLE_NAMES } from "@/components/members/role-names";
import { PageHeader } from "@/components/shell/page-header";
import { Card, CardHeader } from "@/components/ui/card";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Members" };

export default async function Members() {
  const api = await caller();
  const me = await api.access.me();
  if (!me?.account) return null;
  const { organization, role, scopes } = me.account;
  if (!scopes.includes("members:read")) return <NoAccess what="members" role={ROLE_NAMES[role]} />;

  const { members, invitations } = await api.members.list();
  const mayChange = scopes.includes("members:write");

  return (
    <>
      <PageHeader
        title="Members"
        text={`The people who work on the names of ${organization}, each with a role.`}
        actions={
          mayChange && (
            <UrlButton param="invite" variant="primary" icon="user-plus">
              Invite
            </UrlButton>
          )
        }
      />
      <div className="space-y-6">
        <Card>
          <MemberTable members={members} own={role} mayChange={mayChange} />
        </Card>
        {invitations.length > 0 && (
          <Card>
            <CardHeader
              title="Open invitations"
              text="Nobody has followed the link in these mails yet. A link works for 7 days."
            />
            <InvitationTable invitations={invitations} mayChange={mayChange} />
          </Card>
        )}
        <RoleGuide />
      </div>
      <MemberDialogs members={members} organization={organization} isOwner={role === "owner"} />
    </>
  );
}

import type { Metadata } from "next";
import { UrlButton } from "@/components/account/url-button";
import { OperatorInvitationTable } from "@/components/operators/invitation-table";
import { OperatorDialogs } from "@/components/operators/operator-dialogs";
import { OperatorTable } from "@/components/operators/operator-table";
import { OperatorRoleGuide } from "@/components/operators/role-guide";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/alert";
import { Card, CardHeader } from "@/components/ui/card";
import { whyNotOperator } from "@/services/operators/scopes";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Operators" };

export default async function Operators() {
  const api = await caller();
  const [me, { operators, invitations }] = await Promise.all([api.access.me(), api.console.operators.list()]);
  const why = whyNotOperator(me?.user.operatorRole, "operators:write");
  return (
    <>
      <PageHeader
        title="Operators"
        text="The people who run this registry, each with a role."
        actions={
          <UrlButton
            param="invite"
            variant="primary"
            icon="user-plus"
            disabled={why !== null}
            title={why ?? undefined}
          >
            Invite
          </UrlButton>
        }
      />
      <div className="space-y-6">
        {why && <Alert tone="info">{why}.</Alert>}
        <Card>
          <OperatorTable operators={operators} why={why} />
        </Card>
        {invitations.length > 0 && (
          <Card>
            <CardHeader
              title="Open invitations"
              text="Nobody has followed the link in these mails yet. A link works once, for 7 days."
            />
            <OperatorInvitationTable invitations={invitations} why={why} />
          </Card>
        )}
        <OperatorRoleGuide />
      </div>
      {!why && <OperatorDialogs operators={operators} />}
    </>
  );
}

import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { withNext } from "@/components/auth/next-path";
import { SignOutButton } from "@/components/members/sign-out-button";
import { AppFrame } from "@/components/shell/app-frame";
import { MessagePage } from "@/components/shell/message-page";
import { DASHBOARD_PLACES } from "@/components/shell/navigation";
import { Alert } from "@/components/ui/alert";
import { caller } from "../caller";
import { requestedPath } from "../requested-path";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const me = await (await caller()).access.me();
  if (!me) redirect(withNext("/sign-in", await requestedPath()));
  if (!me.account) {
    if (me.user.operatorRole) redirect("/console");
    return (
      <main id="main">
        <MessagePage title="You belong to no account" actions={<SignOutButton />}>
          <p>Ask a member of an account to invite {me.user.email}, then open the link in the mail.</p>
        </MessagePage>
      </main>
    );
  }
  return (
    <AppFrame
      area="dashboard"
      me={me}
      places={DASHBOARD_PLACES}
      notice={
        me.account.isSuspended && (
          <div className="p-3">
            <Alert tone="bad" title="This account is suspended">
              Its names keep answering, but nothing can be changed. Contact support.
            </Alert>
          </div>
        )
      }
    >
      {children}
    </AppFrame>
  );
}

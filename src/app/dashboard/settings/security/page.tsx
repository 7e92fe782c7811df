import type { Metadata } from "next";
import { EndOtherSessions } from "@/components/account/end-sessions";
import { PasswordForm } from "@/components/account/password-form";
import { SessionList } from "@/components/account/session-list";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { caller } from "../../../caller";

export const metadata: Metadata = { title: "Password and sessions" };

export default async function Security() {
  const api = await caller();
  const me = await api.access.me();
  if (!me) return null;
  const sessions = await api.access.sessions();
  return (
    <>
      <Card>
        <CardHeader title="Password" text="Changing it signs out every other browser and program." />
        <CardBody>
          <PasswordForm email={me.user.email} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Sessions"
          text="The browsers in which you are signed in. End what you do not know, then change the password."
          action={sessions.length > 1 && <EndOtherSessions count={sessions.length - 1} />}
        />
        <SessionList sessions={sessions} />
      </Card>
    </>
  );
}

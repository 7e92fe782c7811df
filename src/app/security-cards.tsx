import { EndOtherSessions } from "@/components/account/end-sessions";
import { PasswordForm } from "@/components/account/password-form";
import { SessionList } from "@/components/account/session-list";
import { SecondFactorCard } from "@/components/second-factor/second-factor-card";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { caller } from "./caller";

/** How one signs in: the password, the second factor, the sessions. In the dashboard and in the console. */
export async function SecurityCards() {
  const api = await caller();
  const me = await api.access.me();
  if (!me) return null;
  const [sessions, secondFactor] = await Promise.all([api.access.sessions(), api.secondFactor.status()]);
  return (
    <>
      <Card>
        <CardHeader title="Password" text="Changing it signs out every other browser and program." />
        <CardBody>
          <PasswordForm email={me.user.email} />
        </CardBody>
      </Card>
      <SecondFactorCard status={secondFactor} />
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

import type { ReactNode } from "react";
import { SignOutButton } from "../members/sign-out-button";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";
import { AcceptAsNewcomer } from "./accept-as-newcomer";
import { AcceptAsUser } from "./accept-as-user";
import { INVITATIONS, type InvitationTo } from "./invitations";

/** An invitation, and the way of this visitor to accept it. */
export function InvitationPage({
  to,
  token,
  title,
  text,
  role,
  rights,
  email,
  hasUser,
  signedInAs,
  action,
}: {
  to: InvitationTo;
  token: string;
  title: string;
  /** Who is invited, up to "with the role". */
  text: string;
  /** The role's name, and what it may do. */
  role: string;
  rights: string;
  /** Whom the invitation is for; whether there is a user with this address. */
  email: string;
  hasUser: boolean;
  signedInAs: string | undefined;
  /** What a signed-in user's button says. */
  action: string;
}) {
  return (
    <Page title={title}>
      <p className="text-ink-2">
        {text} <strong className="font-semibold text-ink">{role}</strong>: {lowerFirst(rights)}.
      </p>
      {signedInAs === email ? (
        <AcceptAsUser to={to} token={token} action={action} />
      ) : signedInAs !== undefined ? (
        <>
          <Alert tone="warn">
            You are signed in as {signedInAs}. Sign out, then go on as {email}.
          </Alert>
          <SignOutButton />
        </>
      ) : hasUser ? (
        <>
          <p className="text-ink-2">There is a user with this address: sign in to accept.</p>
          <LinkButton
            variant="primary"
            size="lg"
            wide
            href={`/sign-in?next=${encodeURIComponent(`${INVITATIONS[to].page}?token=${token}`)}`}
          >
            Sign in as {email}
          </LinkButton>
        </>
      ) : (
        <AcceptAsNewcomer to={to} token={token} email={email} />
      )}
    </Page>
  );
}

/** For a link that is used up, taken back, too old or broken. */
export function UnusableInvitation({ problem }: { problem: string }) {
  return (
    <Page title="This invitation cannot be used">
      <Alert tone="warn">{problem}</Alert>
      <LinkButton href="/" wide>
        Go to the start page
      </LinkButton>
    </Page>
  );
}

function Page({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="space-y-5">
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      {children}
    </div>
  );
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

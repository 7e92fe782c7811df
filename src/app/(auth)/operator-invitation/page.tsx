import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SignOutButton } from "@/components/members/sign-out-button";
import { AcceptAsNewcomer } from "@/components/operators/accept-as-newcomer";
import { AcceptAsUser } from "@/components/operators/accept-as-user";
import type { Output } from "@/components/trpc";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { OPERATOR_ROLE_DESCRIPTIONS, OPERATOR_ROLE_NAMES } from "@/services/operators/scopes";
import { caller, registryErrorOf } from "../../caller";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function OperatorInvitation({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const token = oneParam(await searchParams, "token") ?? "";
  const found = await findInvitation(() => api.console.operators.invitation({ token }));
  if ("problem" in found) {
    return (
      <Page title="This invitation cannot be used">
        <Alert tone="warn">{found.problem}</Alert>
        <LinkButton href="/" wide>
          Go to the start page
        </LinkButton>
      </Page>
    );
  }
  const { email, role, invitedBy, hasUser } = found.invitation;
  const me = await api.access.me();
  return (
    <Page title="Help run the registry">
      <p className="text-ink-2">
        {invitedBy} invites {email} to the operators with the role{" "}
        <strong className="font-semibold text-ink">{OPERATOR_ROLE_NAMES[role]}</strong>:{" "}
        {lowerFirst(OPERATOR_ROLE_DESCRIPTIONS[role])}.
      </p>
      {me?.user.email === email ? (
        <AcceptAsUser token={token} />
      ) : me ? (
        <>
          <Alert tone="warn">
            You are signed in as {me.user.email}. Sign out, then go on as {email}.
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
            href={`/sign-in?next=${encodeURIComponent(`/operator-invitation?token=${token}`)}`}
          >
            Sign in as {email}
          </LinkButton>
        </>
      ) : (
        <AcceptAsNewcomer token={token} email={email} />
      )}
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

type Invitation = Output<"console.operators.invitation">;

async function findInvitation(
  load: () => Promise<Invitation>,
): Promise<{ invitation: Invitation } | { problem: string }> {
  try {
    return { invitation: await load() };
  } catch (error) {
    const known = registryErrorOf(error);
    if (known) return { problem: known.message };
    // A token that cannot be one is refused before any verb: a mail program broke the link.
    if ((error as { code?: unknown }).code === "BAD_REQUEST") {
      return { problem: "This link is incomplete: open it from the mail again" };
    }
    throw error;
  }
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

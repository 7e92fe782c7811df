import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthLink } from "@/components/auth/auth-link";
import { AuthPage } from "@/components/auth/auth-page";
import { HOME_PATH, nameToBuy, nextPath, withNext } from "@/components/auth/next-path";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Alert } from "@/components/ui/alert";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Sign in" };

/** What was done just before, by the page that led here. */
const DONE: Readonly<Record<string, string>> = {
  verified: "Your email address is verified. Sign in to go on.",
  reset: "Your new password is set, and other browsers were signed out. Sign in with it.",
};

export default async function SignIn({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const next = nextPath(oneParam(params, "next"));
  if (await (await caller()).access.me()) redirect(next ?? HOME_PATH);
  const name = nameToBuy(next);
  const done = DONE[oneParam(params, "done") ?? ""];
  return (
    <AuthPage
      title="Sign in"
      text={
        name && (
          <p>
            to buy <span className="font-medium text-ink">{name}</span>
          </p>
        )
      }
      foot={
        <>
          New here? <AuthLink href={withNext("/sign-up", next)}>Create an account</AuthLink>
        </>
      }
    >
      {done && <Alert tone="ok">{done}</Alert>}
      {oneParam(params, "error") && (
        <Alert tone="bad">Signing in was interrupted. Try again on this page.</Alert>
      )}
      <SignInForm email={oneParam(params, "email") ?? null} next={next} />
    </AuthPage>
  );
}

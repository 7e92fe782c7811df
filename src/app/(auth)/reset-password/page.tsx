import type { Metadata } from "next";
import { AuthLink } from "@/components/auth/auth-link";
import { AuthPage } from "@/components/auth/auth-page";
import { ResetPasswordForm } from "@/components/auth/reset-password-form";
import { Alert } from "@/components/ui/alert";
import { oneParam, type SearchParams } from "@/components/ui/query-string";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

export default async function ResetPassword({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const token = oneParam(await searchParams, "token");
  return (
    <AuthPage
      title="Choose a new password"
      text={token && <p>Other browsers that are signed in as you will be signed out.</p>}
    >
      {token ? (
        <ResetPasswordForm token={token} />
      ) : (
        <Alert tone="warn">
          This link is incomplete: open it from the mail again, or{" "}
          <AuthLink href="/forgot-password">get a new one</AuthLink>.
        </Alert>
      )}
    </AuthPage>
  );
}

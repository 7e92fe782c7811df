import type { Metadata } from "next";
import { AuthLink } from "@/components/auth/auth-link";
import { AuthPage } from "@/components/auth/auth-page";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { KeptMail } from "@/components/auth/kept-mail";
import { oneParam, type SearchParams } from "@/components/ui/query-string";

export const metadata: Metadata = { title: "Forgot password" };

export default async function ForgotPassword({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const sent = oneParam(await searchParams, "sent")?.slice(0, 254);
  const back = (
    <>
      Remembered it? <AuthLink href="/sign-in">Sign in</AuthLink>
    </>
  );
  if (sent) {
    return (
      <AuthPage
        title="Check your mail"
        text={
          <p>
            If <span className="font-medium text-ink">{sent}</span> has an account, a link to choose a new
            password is on its way. It is good for an hour, once.
          </p>
        }
        foot={back}
      >
        {globalThis.portolan?.keepsMail && <KeptMail />}
        <p className="text-ink-2">
          Nothing there after a minute? Look into the spam folder, or{" "}
          <AuthLink href="/forgot-password">ask again</AuthLink>.
        </p>
      </AuthPage>
    );
  }
  return (
    <AuthPage
      title="Forgot password"
      text={<p>We send a link to choose a new one to the address you signed up with.</p>}
      foot={back}
    >
      <ForgotPasswordForm />
    </AuthPage>
  );
}

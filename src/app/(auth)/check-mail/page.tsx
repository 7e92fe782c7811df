import type { Metadata } from "next";
import { AuthLink } from "@/components/auth/auth-link";
import { AuthPage } from "@/components/auth/auth-page";
import { KeptMail } from "@/components/auth/kept-mail";
import { ResendForm } from "@/components/auth/resend-form";
import { oneParam, type SearchParams } from "@/components/ui/query-string";

export const metadata: Metadata = { title: "Check your mail" };

export default async function CheckMail({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const email = oneParam(await searchParams, "email")?.slice(0, 254) ?? null;
  return (
    <AuthPage
      title={email ? "Check your mail" : "Get another mail"}
      text={
        email ? (
          <p>
            We sent a link to <span className="font-medium text-ink">{email}</span>. Open it within 24 hours
            to verify the address, then sign in.
          </p>
        ) : (
          <p>The link in it verifies your email address. It is good for 24 hours, once.</p>
        )
      }
      foot={
        <>
          Verified already? <AuthLink href="/sign-in">Sign in</AuthLink>
        </>
      }
    >
      {globalThis.portolan?.keepsMail && <KeptMail />}
      {email && (
        <p className="text-ink-2">
          Nothing there after a minute? Look into the spam folder, or have it sent again.
        </p>
      )}
      <ResendForm email={email} />
    </AuthPage>
  );
}

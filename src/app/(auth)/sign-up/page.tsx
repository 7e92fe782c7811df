import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthLink } from "@/components/auth/auth-link";
import { AuthPage } from "@/components/auth/auth-page";
import { HOME_PATH, nameToBuy, nextPath, withNext } from "@/components/auth/next-path";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { caller } from "../../caller";
import { sendToSetup } from "../setup/send-to-setup";

export const metadata: Metadata = { title: "Create account" };

export default async function SignUp({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await sendToSetup();
  const next = nextPath(oneParam(await searchParams, "next"));
  if (await (await caller()).access.me()) redirect(next ?? HOME_PATH);
  const name = nameToBuy(next);
  return (
    <AuthPage
      title="Create account"
      text={
        name ? (
          <p>
            to buy <span className="font-medium text-ink">{name}</span>. You come back to it once your email
            address is verified.
          </p>
        ) : (
          <p>Names, records and keys belong to an account. Others can be invited to it later.</p>
        )
      }
      foot={
        <>
          Have an account? <AuthLink href={withNext("/sign-in", next)}>Sign in</AuthLink>
        </>
      }
    >
      <SignUpForm next={next} />
    </AuthPage>
  );
}

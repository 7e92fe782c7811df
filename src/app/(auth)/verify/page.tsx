import type { Metadata } from "next";
import { AuthPage } from "@/components/auth/auth-page";
import { VerifyEmail } from "@/components/auth/verify-email";
import { oneParam, type SearchParams } from "@/components/ui/query-string";

export const metadata: Metadata = { title: "Verify your email address", referrer: "no-referrer" };

export default async function Verify({ searchParams }: { searchParams: Promise<SearchParams> }) {
  return (
    <AuthPage title="Verify your email address">
      <VerifyEmail token={oneParam(await searchParams, "token") ?? ""} />
    </AuthPage>
  );
}

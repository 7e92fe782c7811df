import type { Metadata } from "next";
import { AuthPage } from "@/components/auth/auth-page";
import { ConfirmAddress } from "@/components/contacts/confirm-address";
import { UnusableLink } from "@/components/contacts/unusable-link";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { caller } from "../../caller";
import { findByLink } from "../find-by-link";

export const metadata: Metadata = { title: "Confirm your email address", referrer: "no-referrer" };

export default async function VerifyContact({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const token = oneParam(await searchParams, "token") ?? "";
  const link = await findByLink(() => api.contacts.verification({ token }));
  return (
    <AuthPage title="Confirm your email address">
      {"problem" in link ? (
        <UnusableLink problem={link.problem} />
      ) : (
        <ConfirmAddress token={token} {...link.found} />
      )}
    </AuthPage>
  );
}

import type { Metadata } from "next";
import { Suspense } from "react";
import { NoAccess } from "@/components/account/no-access";
import { BillingHead } from "@/components/billing/billing-head";
import { ROLE_NAMES } from "@/components/members/role-names";
import { CardsCard } from "@/components/payments/cards-card";
import { FinishSetup } from "@/components/payments/finish-setup";
import { PaymentDialogs } from "@/components/payments/payment-dialogs";
import { caller } from "../../../caller";

export const metadata: Metadata = { title: "Cards" };

/** The saved cards by themselves: where the provider's page leads back to. */
export default async function Methods() {
  const api = await caller();
  const me = await api.access.me();
  if (!me?.account) return null;
  const { role, scopes } = me.account;
  if (!scopes.includes("billing:read")) return <NoAccess what="billing" role={ROLE_NAMES[role]} />;
  const [cards, prices] = await Promise.all([api.payments.methods(), api.namespaces.pricing()]);
  return (
    <>
      <BillingHead />
      <div className="max-w-2xl">
        <CardsCard cards={cards} mayChange={scopes.includes("billing:write")} />
      </div>
      <PaymentDialogs currency={prices[0]?.currency ?? "USD"} cards={cards} />
      <Suspense>
        <FinishSetup />
      </Suspense>
    </>
  );
}

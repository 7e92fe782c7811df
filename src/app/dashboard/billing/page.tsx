import type { Metadata } from "next";
import Link from "next/link";
import { NoAccess } from "@/components/account/no-access";
import { BalanceCard } from "@/components/billing/balance-card";
import { BillingHead } from "@/components/billing/billing-head";
import { RenewalsCard } from "@/components/billing/renewals-card";
import { SpendingCard } from "@/components/billing/spending-card";
import { SpendingDialogs } from "@/components/billing/spending-dialogs";
import { StatementTable } from "@/components/billing/statement-table";
import { ROLE_NAMES } from "@/components/members/role-names";
import { CardsCard } from "@/components/payments/cards-card";
import { LatestPayments } from "@/components/payments/latest-payments";
import { PaymentDialogs } from "@/components/payments/payment-dialogs";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Billing" };

const LATEST = 8;
const LATEST_PAYMENTS = 5;

export default async function Billing() {
  const api = await caller();
  const me = await api.access.me();
  if (!me?.account) return null;
  const { role, scopes } = me.account;
  if (!scopes.includes("billing:read")) return <NoAccess what="billing" role={ROLE_NAMES[role]} />;

  const [balances, renewals, latest, cards, payments, spending] = await Promise.all([
    api.billing.balance(),
    api.billing.renewals(),
    api.billing.statement({ limit: LATEST }),
    api.payments.methods(),
    api.payments.list({ limit: LATEST_PAYMENTS }),
    api.spending.load(),
  ]);
  const dueSoon = renewals.months.slice(0, 2).reduce((sum, month) => sum + month.automatic.amount, 0);

  return (
    <>
      <BillingHead />
      <div className="grid gap-6 lg:grid-cols-[1fr_2fr]">
        <BalanceCard
          balances={balances}
          currency={renewals.currency}
          dueSoon={dueSoon}
          mayAdd={scopes.includes("billing:write")}
        />
        <RenewalsCard renewals={renewals} />
      </div>
      <div className="mt-6">
        <SpendingCard spending={spending} mayChange={scopes.includes("billing:write")} />
      </div>
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
        <CardsCard cards={cards} mayChange={scopes.includes("billing:write")} />
        <LatestPayments payments={payments.items} total={payments.total} />
      </div>
      <Card className="mt-6">
        <CardHeader
          title="Latest movements"
          action={
            latest.total > LATEST && (
              <Link href="/dashboard/billing/statement" className="font-medium text-accent hover:underline">
                All {latest.total}
              </Link>
            )
          }
        />
        {latest.items.length > 0 ? (
          <StatementTable lines={latest.items} />
        ) : (
          <EmptyState icon="receipt" title="No money has moved yet">
            <p>Add money with a test card: names are paid from the balance.</p>
          </EmptyState>
        )}
      </Card>
      {scopes.includes("billing:write") && <SpendingDialogs spending={spending} />}
      <PaymentDialogs currency={renewals.currency} cards={cards} />
    </>
  );
}

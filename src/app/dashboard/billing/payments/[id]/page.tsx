import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CardName } from "@/components/payments/card-name";
import { PaymentPurpose } from "@/components/payments/payment-purpose";
import { PaymentStory } from "@/components/payments/payment-story";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { viewerScopes } from "../../../names/viewer";
import { findPayment } from "../../find-payment";

export const metadata: Metadata = { title: "Payment" };

export default async function Payment({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const payment = await findPayment(id);
  if (!payment) notFound();
  const scopes = await viewerScopes();
  return (
    <>
      <PageHeader
        title="Payment"
        trail={[
          { label: "Billing", href: "/dashboard/billing" },
          { label: "Payments", href: "/dashboard/billing/payments" },
        ]}
      />
      <div className="max-w-2xl space-y-5">
        <PaymentStory initial={payment} mayCheck={scopes.has("billing:write")} />
        <Card>
          <Facts
            items={[
              { term: "For", value: <PaymentPurpose {...payment} /> },
              { term: "Amount", value: <Money amount={payment.amount} currency={payment.currency} /> },
              { term: "Card", value: payment.card ? <CardName {...payment.card} /> : "Not known yet" },
              { term: "Started", value: <Time at={payment.createdAt} form="datetime" /> },
              ...(payment.updatedAt
                ? [{ term: "Last change", value: <Time at={payment.updatedAt} form="datetime" /> }]
                : []),
              { term: "Number", value: <span className="font-mono text-sm">{payment.id}</span> },
            ]}
          />
        </Card>
      </div>
    </>
  );
}

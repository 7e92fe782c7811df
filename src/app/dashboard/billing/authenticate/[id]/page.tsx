import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { BankAnswer } from "@/components/payments/bank-answer";
import { CardName } from "@/components/payments/card-name";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { requestPath } from "@/components/workflows/paths";
import { findPayment } from "../../find-payment";

export const metadata: Metadata = { title: "Confirm a payment" };

/** The bank of a test card, which the portal plays. */
export default async function Bank({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const payment = await findPayment(id);
  if (payment?.provider !== "test_cards") notFound();
  const backTo = payment.workflowId
    ? requestPath(payment.workflowId)
    : `/dashboard/billing/payments/${payment.id}`;
  if (payment.status !== "requires_action") redirect(backTo);
  return (
    <>
      <PageHeader title="Confirm the payment" text="This page plays the bank of a test card" />
      <div className="max-w-lg space-y-5">
        <Alert tone="info">With a real card you would be at your bank’s page now, or in its app.</Alert>
        <Card>
          <CardBody className="space-y-4">
            <p className="text-md">
              Portolan asks for{" "}
              <strong>
                <Money amount={payment.amount} currency={payment.currency} />
              </strong>
              {payment.card && (
                <>
                  {" "}
                  from <CardName {...payment.card} />
                </>
              )}
              . Is it you?
            </p>
            <BankAnswer paymentId={id} backTo={backTo} />
          </CardBody>
        </Card>
      </div>
    </>
  );
}

import type { Metadata } from "next";
import { UrlButton } from "@/components/account/url-button";
import { ConsoleBillingHead } from "@/components/invoices/console-billing-head";
import { TaxDialogs } from "@/components/invoices/tax-dialogs";
import { TaxTable, taxInWords } from "@/components/invoices/tax-table";
import { Alert } from "@/components/ui/alert";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { whyNotOperator } from "@/services/operators/scopes";
import { caller } from "../../../caller";

export const metadata: Metadata = { title: "Taxes" };

export default async function Taxes() {
  const api = await caller();
  const [me, rates, seller] = await Promise.all([
    api.access.me(),
    api.console.billing.taxRates(),
    api.console.billing.seller(),
  ]);
  const why = whyNotOperator(me?.user.operatorRole, "registry:write");
  const set = (
    <UrlButton param="tax" variant="primary" icon="plus" disabled={why !== null} title={why ?? undefined}>
      Set a tax
    </UrlButton>
  );
  return (
    <>
      <ConsoleBillingHead actions={rates.length > 0 && set} />
      <div className="space-y-6">
        {why && <Alert tone="info">{why}.</Alert>}
        {!seller.country && (
          <Alert tone="warn" title="The seller has no country">
            Buyers who named none are charged no tax, and reverse charge cannot be told from a sale at home.
            Set it under Seller.
          </Alert>
        )}
        <Card>
          <CardHeader
            title="Tax in the prices"
            text="By the buyer’s country on the day of the charge. A newer rate takes over on its first day, 00:00 UTC; where there is none, no tax is charged and the invoice says so."
          />
          {rates.length > 0 ? (
            <TaxTable rates={rates} mayChange={why === null} />
          ) : (
            <EmptyState icon="receipt" title="No taxes are set" action={set}>
              <p>Invoices have no tax line until one is set. Prices include tax, so buyers pay the same.</p>
            </EmptyState>
          )}
        </Card>
      </div>
      {why === null && <TaxDialogs rates={rates.map((rate) => ({ id: rate.id, what: taxInWords(rate) }))} />}
    </>
  );
}

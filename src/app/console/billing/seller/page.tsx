import type { Metadata } from "next";
import { ConsoleBillingHead } from "@/components/invoices/console-billing-head";
import { InvoicePaper } from "@/components/invoices/invoice-paper";
import { PreviewForm } from "@/components/invoices/preview-form";
import { SellerForm } from "@/components/invoices/seller-form";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { isCountry } from "@/lib/countries";
import { whyNotOperator } from "@/services/operators/scopes";
import { caller } from "../../../caller";

export const metadata: Metadata = { title: "Seller" };

export default async function Seller({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const api = await caller();
  const asked = oneParam(params, "country") ?? "";
  const country = isCountry(asked) ? asked : null;
  const hasTaxId = oneParam(params, "tax-id") === "1";
  const [me, seller, paper] = await Promise.all([
    api.access.me(),
    api.console.billing.seller(),
    api.console.billing.preview({ country, hasTaxId }),
  ]);
  const why = whyNotOperator(me?.user.operatorRole, "registry:write");
  return (
    <>
      <ConsoleBillingHead />
      {why && (
        <div className="mb-6">
          <Alert tone="info">{why}.</Alert>
        </div>
      )}
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <Card>
          <CardHeader title="Who sells" text="On invoices from now on. What is issued stays as it is." />
          <CardBody>
            <SellerForm seller={seller} disabled={why !== null} />
          </CardBody>
        </Card>
        <div className="space-y-4">
          <Card>
            <CardHeader
              title="Preview"
              text="A year of a name at today’s price, by a buyer who is made up, with what is saved."
            />
            <CardBody>
              <PreviewForm country={country} hasTaxId={hasTaxId} />
            </CardBody>
          </Card>
          <InvoicePaper paper={paper} />
        </div>
      </div>
    </>
  );
}

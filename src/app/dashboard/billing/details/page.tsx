import type { Metadata } from "next";
import { NoAccess } from "@/components/account/no-access";
import { BillingDetailsForm } from "@/components/billing/billing-details-form";
import { BillingHead } from "@/components/billing/billing-head";
import { KeySpendingTable } from "@/components/billing/key-spending-table";
import { SpendingDialogs } from "@/components/billing/spending-dialogs";
import { ROLE_NAMES } from "@/components/members/role-names";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Facts } from "@/components/ui/facts";
import { countryName } from "@/lib/countries";
import { caller } from "../../../caller";

export const metadata: Metadata = { title: "Billing details" };

export default async function BillingDetails() {
  const api = await caller();
  const me = await api.access.me();
  if (!me?.account) return null;
  const { role, scopes } = me.account;
  if (!scopes.includes("billing:read")) return <NoAccess what="billing" role={ROLE_NAMES[role]} />;

  const [details, spending] = await Promise.all([api.invoices.details(), api.spending.load()]);
  const mayChange = scopes.includes("billing:write");
  return (
    <>
      <BillingHead />
      <div className="max-w-4xl space-y-6">
        <Card>
          <CardHeader
            title="Billing address"
            text="On invoices from now on; those that are issued stay as they are. Name and contact are the account’s."
          />
          {mayChange ? (
            <CardBody>
              <BillingDetailsForm details={details} />
            </CardBody>
          ) : (
            <Facts
              items={[
                { term: "Street", value: details.street ?? "–" },
                { term: "City", value: [details.postalCode, details.city].filter(Boolean).join(" ") || "–" },
                { term: "State or region", value: details.region ?? "–" },
                { term: "Country", value: details.country ? countryName(details.country) : "–" },
                { term: "Tax id", value: details.taxId ?? "–" },
              ]}
            />
          )}
        </Card>
        <Card>
          <CardHeader
            title="Spend limits of API keys"
            text="What programs may spend in a calendar month (UTC). The account’s own limit is on the overview."
          />
          {spending.keys.length > 0 ? (
            <KeySpendingTable spending={spending} mayChange={mayChange} />
          ) : (
            <EmptyState icon="key-round" title="No API keys">
              <p>A key that registers or renews names can have a limit of its own, set here.</p>
            </EmptyState>
          )}
        </Card>
      </div>
      {mayChange && <SpendingDialogs spending={spending} />}
    </>
  );
}

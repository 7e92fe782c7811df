import type { ReactNode } from "react";
import { PageHeader } from "../shell/page-header";
import { Tabs } from "../ui/tabs";

/** The head of operators' views of billing. */
export function ConsoleBillingHead({ actions }: { actions?: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Invoices"
        text="Who sells, what tax is in the prices, and every invoice."
        actions={actions}
      />
      <div className="mb-6">
        <Tabs
          label="Invoices"
          items={[
            { label: "Issued", href: "/console/billing" },
            { label: "Seller", href: "/console/billing/seller" },
            { label: "Taxes", href: "/console/billing/taxes" },
          ]}
        />
      </div>
    </>
  );
}

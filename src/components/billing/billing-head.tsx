import type { ReactNode } from "react";
import { PageHeader } from "../shell/page-header";
import { Tabs } from "../ui/tabs";

/** The head of billing's views. */
export function BillingHead({ actions }: { actions?: ReactNode }) {
  return (
    <>
      <PageHeader title="Billing" actions={actions} />
      <div className="mb-6">
        <Tabs
          label="Billing"
          items={[
            { label: "Overview", href: "/dashboard/billing" },
            { label: "Statement", href: "/dashboard/billing/statement" },
            { label: "Payments", href: "/dashboard/billing/payments" },
            { label: "Invoices", href: "/dashboard/billing/invoices" },
            { label: "Address and limits", href: "/dashboard/billing/details" },
          ]}
        />
      </div>
    </>
  );
}

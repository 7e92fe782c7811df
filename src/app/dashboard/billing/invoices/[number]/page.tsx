import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { InvoicePaper } from "@/components/billing/invoice-paper";
import { PrintButton } from "@/components/billing/print-button";
import { PageHeader } from "@/components/shell/page-header";
import { caller, registryErrorOf } from "../../../../caller";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Invoice ${(await params).number}` };
}

export default async function InvoicePage({ params }: Props) {
  const { number } = await params;
  const invoice = await findInvoice(number);
  if (!invoice) notFound();
  const title = `${invoice.kind === "top_up" ? "Receipt" : "Invoice"} no. ${invoice.number}`;
  return (
    <div className="max-w-3xl">
      <div className="print:hidden">
        <PageHeader
          title={title}
          trail={[
            { label: "Billing", href: "/dashboard/billing" },
            { label: "Invoices", href: "/dashboard/billing/invoices" },
            { label: `No. ${invoice.number}` },
          ]}
          actions={<PrintButton />}
        />
      </div>
      <InvoicePaper invoice={invoice} />
    </div>
  );
}

async function findInvoice(text: string) {
  if (!/^[1-9]\d{0,9}$/.test(text) || Number(text) > 2_147_483_647) return null;
  try {
    return await (await caller()).billing.invoice({ number: Number(text) });
  } catch (error) {
    if (["not_found", "missing_scope"].includes(registryErrorOf(error)?.code ?? "")) return null;
    throw error;
  }
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PrintButton } from "@/components/billing/print-button";
import { ReceiptPaper } from "@/components/billing/receipt-paper";
import { PageHeader } from "@/components/shell/page-header";
import { caller, registryErrorOf } from "../../../../caller";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Receipt ${(await params).number}` };
}

/** The receipt of a top-up. */
export default async function ReceiptPage({ params }: Props) {
  const { number } = await params;
  const receipt = await findReceipt(number);
  if (!receipt) notFound();
  return (
    <div className="max-w-3xl">
      <div className="print:hidden">
        <PageHeader
          title={`Receipt no. ${receipt.number}`}
          trail={[
            { label: "Billing", href: "/dashboard/billing" },
            { label: "Statement", href: "/dashboard/billing/statement" },
            { label: `No. ${receipt.number}` },
          ]}
          actions={<PrintButton />}
        />
      </div>
      <ReceiptPaper receipt={receipt} />
    </div>
  );
}

async function findReceipt(text: string) {
  if (!/^[1-9]\d{0,9}$/.test(text) || Number(text) > 2_147_483_647) return null;
  try {
    return await (await caller()).billing.receipt({ number: Number(text) });
  } catch (error) {
    if (["not_found", "missing_scope"].includes(registryErrorOf(error)?.code ?? "")) return null;
    throw error;
  }
}

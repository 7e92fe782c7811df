import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { PrintButton } from "@/components/billing/print-button";
import { InvoicePaper } from "@/components/invoices/invoice-paper";
import { Reload } from "@/components/invoices/reload";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/alert";
import { DownloadLink } from "@/components/ui/download-link";
import { EmptyState } from "@/components/ui/empty-state";
import { caller, registryErrorOf } from "../../../../caller";

type Props = { params: Promise<{ number: string }> };

const PATH = "/dashboard/billing/invoices";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Invoice ${(await params).number}` };
}

/** By its number, `INV-1042`. A number of the statement leads to the invoice, or to a top-up's receipt. */
export default async function InvoicePage({ params }: Props) {
  const { number } = await params;
  const invoice = await findInvoice(number);
  if (invoice === "issuing") return <Issuing />;
  if (!invoice) {
    if (/^[1-9]\d{0,9}$/.test(number)) redirect(`/dashboard/billing/receipts/${number}`);
    notFound();
  }
  const { reference, paper, correctedBy, movement } = invoice;
  if (reference !== number) redirect(`${PATH}/${reference}`);
  return (
    <div className="max-w-3xl">
      <div className="print:hidden">
        <PageHeader
          title={paper.title}
          trail={[
            { label: "Billing", href: "/dashboard/billing" },
            { label: "Invoices", href: PATH },
            { label: reference },
          ]}
          actions={
            <>
              <DownloadLink href={`${PATH}/${reference}/pdf`}>PDF</DownloadLink>
              <PrintButton />
            </>
          }
        />
        {correctedBy && (
          <div className="mb-4">
            <Alert tone="info">
              This was given back with{" "}
              <Link href={`${PATH}/${correctedBy}`} className="font-medium text-accent underline">
                {correctedBy}
              </Link>
              .
            </Alert>
          </div>
        )}
      </div>
      <InvoicePaper paper={paper} />
      <p className="mt-3 break-all text-ink-3 text-xs print:hidden">
        No. {movement.number} on the statement ·{" "}
        <span className="font-mono">request {movement.requestId}</span>
      </p>
    </div>
  );
}

/** Numbers are given within seconds: whoever is quicker waits here. */
function Issuing() {
  return (
    <>
      <PageHeader
        title="Invoice"
        trail={[
          { label: "Billing", href: "/dashboard/billing" },
          { label: "Invoices", href: PATH },
        ]}
      />
      <EmptyState icon="file-text" title="This invoice is being issued">
        <p>Its number is given within seconds. This page looks again by itself.</p>
      </EmptyState>
      <Reload everyMs={2_000} />
    </>
  );
}

async function findInvoice(reference: string) {
  if (reference.length > 40) return null;
  try {
    return await (await caller()).invoices.get({ reference });
  } catch (error) {
    const known = registryErrorOf(error);
    if (known?.details.issuing) return "issuing";
    if (["not_found", "missing_scope"].includes(known?.code ?? "")) return null;
    throw error;
  }
}

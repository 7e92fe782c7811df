import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { InvoicePaper } from "@/components/invoices/invoice-paper";
import { PageHeader } from "@/components/shell/page-header";
import { Card, CardHeader } from "@/components/ui/card";
import { DownloadLink } from "@/components/ui/download-link";
import { Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import { caller, registryErrorOf } from "../../../../caller";

type Props = { params: Promise<{ number: string }> };

const PATH = "/console/billing";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Invoice ${(await params).number}` };
}

export default async function ConsoleInvoice({ params }: Props) {
  const invoice = await findInvoice((await params).number);
  if (!invoice) notFound();
  const { reference, paper, corrects, correctedBy, movement, billTo, issuedAt } = invoice;
  const link = (to: string) => (
    <Link href={`${PATH}/invoices/${to}`} className="text-accent hover:underline">
      {to}
    </Link>
  );
  return (
    <>
      <PageHeader
        title={paper.title}
        trail={[{ label: "Invoices", href: PATH }, { label: reference }]}
        actions={<DownloadLink href={`${PATH}/invoices/${reference}/pdf`}>PDF</DownloadLink>}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <InvoicePaper paper={paper} />
        <Card>
          <CardHeader title="About it" />
          <Facts
            items={[
              {
                term: "Account",
                value: (
                  <Link href={`/console/accounts/${billTo.number}`} className="text-accent hover:underline">
                    {billTo.organization} ({billTo.number})
                  </Link>
                ),
              },
              { term: "Issued", value: <Time at={issuedAt} form="datetime" /> },
              { term: "Statement", value: `No. ${movement.number}, ${movement.kind}` },
              {
                term: "Request",
                value: <code className="break-all font-mono text-sm">{movement.requestId}</code>,
              },
              ...(corrects ? [{ term: "Corrects", value: link(corrects) }] : []),
              ...(correctedBy ? [{ term: "Given back by", value: link(correctedBy) }] : []),
            ]}
          />
        </Card>
      </div>
    </>
  );
}

async function findInvoice(reference: string) {
  if (reference.length > 40) return null;
  try {
    return await (await caller()).console.billing.invoice({ reference });
  } catch (error) {
    if (registryErrorOf(error)?.code === "not_found") return null;
    throw error;
  }
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { RouterOutputs } from "@/api/trpc/root";
import { MailState } from "@/components/mailbox/mail-state";
import { MailText } from "@/components/mailbox/mail-text";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import { caller, registryErrorOf } from "../../../caller";

export const metadata: Metadata = { title: "Mail" };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const found = await findMail(id);
  if (!found) notFound();
  const trail = [{ label: "Mailbox", href: "/console/mailbox" }, { label: "Mail" }];
  if ("refusal" in found) {
    return (
      <>
        <PageHeader title="This mail is not for you" trail={trail} />
        <Alert tone="warn">{found.refusal}: its links can sign people in.</Alert>
      </>
    );
  }
  const { mail } = found;
  return (
    <div className="max-w-3xl">
      <PageHeader title={mail.subject} trail={trail} beside={<MailState mail={mail} />} />
      <div className="space-y-6">
        {mail.lastError && !mail.sentAt && (
          <Alert tone="bad" title="The mail server did not take it">
            {mail.lastError}. It is tried again by itself.
          </Alert>
        )}
        <Card>
          <Facts
            items={[
              { term: "To", value: mail.to },
              { term: "Written", value: <Time at={mail.createdAt} form="datetime" /> },
              ...(mail.sentAt
                ? [{ term: "Delivered", value: <Time at={mail.sentAt} form="datetime" /> }]
                : []),
            ]}
          />
        </Card>
        <Card label="Text">
          <MailText text={mail.text} />
        </Card>
      </div>
    </div>
  );
}

type Found = { mail: RouterOutputs["console"]["mail"]["get"] } | { refusal: string };

async function findMail(id: string): Promise<Found | null> {
  if (!UUID.test(id)) return null;
  try {
    return { mail: await (await caller()).console.mail.get({ mailId: id }) };
  } catch (error) {
    const known = registryErrorOf(error);
    if (known?.code === "not_found") return null;
    if (known?.code === "missing_scope") return { refusal: known.message };
    throw error;
  }
}

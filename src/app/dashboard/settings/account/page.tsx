import type { Metadata } from "next";
import { AccountForm } from "@/components/account/account-form";
import { NoAccess } from "@/components/account/no-access";
import { ROLE_NAMES } from "@/components/members/role-names";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import { caller } from "../../../caller";

export const metadata: Metadata = { title: "Account" };

export default async function Account() {
  const api = await caller();
  const me = await api.access.me();
  if (!me?.account) return null;
  const { role, scopes } = me.account;
  if (!scopes.includes("account:read")) {
    return <NoAccess what="the account’s details" role={ROLE_NAMES[role]} />;
  }
  const account = await api.account.get();
  const { organization, contactName, email } = account;
  const mayChange = scopes.includes("account:write");
  return (
    <>
      <Card>
        <CardHeader
          title="Organization and contact"
          text={
            mayChange
              ? "On invoices, and where notices about this account go."
              : `Your role, ${ROLE_NAMES[role]}, may see this and not change it.`
          }
        />
        {mayChange ? (
          <CardBody>
            <AccountForm account={{ organization, contactName, email }} />
          </CardBody>
        ) : (
          <Facts
            items={[
              { term: "Organization", value: organization },
              { term: "Contact", value: contactName },
              { term: "Email address", value: email },
            ]}
          />
        )}
      </Card>
      <Card>
        <CardHeader title="For support and programs" />
        <Facts
          items={[
            { term: "Registrant number", value: <Copyable text={String(account.number)} /> },
            { term: "Account id", value: <Copyable text={account.id.replaceAll("-", "")} /> },
            { term: "Open since", value: <Time at={account.createdAt} form="date" /> },
            { term: "Your role", value: ROLE_NAMES[role] },
          ]}
        />
      </Card>
    </>
  );
}

function Copyable({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <code className="break-all font-mono text-sm">{text}</code>
      <CopyButton text={text} />
    </span>
  );
}

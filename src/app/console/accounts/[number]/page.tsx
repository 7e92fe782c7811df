import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { UrlButton } from "@/components/account/url-button";
import { AccountCounts } from "@/components/accounts/account-counts";
import { AccountDialogs } from "@/components/accounts/account-dialogs";
import { AccountMembers } from "@/components/accounts/account-members";
import { AccountState } from "@/components/accounts/account-state";
import { DomainLimitForm } from "@/components/accounts/domain-limit-form";
import { RateLimitForm } from "@/components/accounts/rate-limit-form";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Time } from "@/components/ui/time";
import { caller, registryErrorOf } from "../../../caller";
import { usualRateLimit } from "../../usual-rate-limit";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage({ params }: { params: Promise<{ number: string }> }) {
  const account = await findAccount((await params).number);
  const me = await (await caller()).access.me();
  if (!account) notFound();
  const { number, organization, rateLimitPerHour, suspendedAt, liveKeys } = account;
  const operatorRole = me?.user.operatorRole;
  const mayChange = operatorRole === "support" || operatorRole === "admin";
  return (
    <>
      <PageHeader
        title={organization}
        trail={[{ label: "Accounts", href: "/console/accounts" }, { label: `Account ${number}` }]}
        beside={<AccountState suspendedAt={suspendedAt} />}
        actions={
          mayChange &&
          (suspendedAt ? (
            <UrlButton param="resume" icon="rotate-ccw">
              Resume
            </UrlButton>
          ) : (
            <UrlButton param="suspend" icon="ban" variant="danger-quiet">
              Suspend
            </UrlButton>
          ))
        }
      />
      <div className="space-y-6">
        {suspendedAt && (
          <Alert tone="bad" title="This account is suspended">
            Since <Time at={suspendedAt} form="datetime" />. Its API keys are refused, its members look and
            change nothing; its names stay on DNS.
          </Alert>
        )}
        {!mayChange && (
          <Alert tone="info">
            Only operators with the role support or admin set limits, suspend and resume accounts. You are
            here as {operatorRole === "certifier" ? "certifier" : "read-only operator"}.
          </Alert>
        )}
        <AccountCounts account={account} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card>
            <CardHeader title="Account" />
            <Facts
              items={[
                { term: "Number", value: number },
                { term: "Organization", value: organization },
                { term: "Contact", value: account.contactName },
                { term: "Email address", value: account.email },
                { term: "Opened", value: <Time at={account.createdAt} form="datetime" /> },
              ]}
            />
          </Card>
          <div className="space-y-6">
            <Card>
              <CardHeader title="Rate limit" text="How much its programs may ask of the API." />
              <CardBody>
                <RateLimitForm
                  number={number}
                  rateLimitPerHour={rateLimitPerHour}
                  usual={usualRateLimit()}
                  disabled={!mayChange}
                />
              </CardBody>
            </Card>
            <Card>
              <CardHeader
                title="Domain limit"
                text="How many names its programs and agents may register and take over."
              />
              <CardBody>
                <DomainLimitForm
                  number={number}
                  domainLimit={account.domainLimit}
                  usual={account.usualDomainLimit}
                  held={account.names}
                  disabled={!mayChange}
                />
              </CardBody>
            </Card>
          </div>
        </div>
        <Card>
          <CardHeader title="Members" />
          <AccountMembers members={account.members} mayChange={mayChange} />
        </Card>
      </div>
      {mayChange && (
        <AccountDialogs
          account={{
            number,
            organization,
            liveKeys,
            isSuspended: suspendedAt !== null,
            members: account.members,
          }}
        />
      )}
    </>
  );
}

async function findAccount(text: string) {
  const number = Number(text);
  if (!/^[1-9]\d{0,9}$/.test(text) || number > 2_147_483_647) return null;
  try {
    return await (await caller()).console.accounts.get({ number });
  } catch (error) {
    if (registryErrorOf(error)?.code === "not_found") return null;
    throw error;
  }
}

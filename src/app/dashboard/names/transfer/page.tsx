import type { Metadata } from "next";
import { caller } from "@/app/caller";
import { NAMES_PATH, TRANSFERS_PATH } from "@/components/names/paths";
import { TransferForm } from "@/components/names/transfer-form";
import { PageHeader } from "@/components/shell/page-header";
import { TransferSteps } from "@/components/transfers/transfer-steps";
import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { loadFunds } from "../../funds";
import { viewerScopes } from "../viewer";

export const metadata: Metadata = { title: "Transfer in" };

export default async function TransferPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const scopes = await viewerScopes();
  const [offers, params] = await Promise.all([api.namespaces.list(), searchParams]);
  const currencies = [...new Set(offers.map(({ currency }) => currency))];
  const funds = await Promise.all(currencies.map(async (one) => [one, await loadFunds(one)] as const));
  return (
    <>
      <PageHeader
        trail={[
          { label: "Names", href: NAMES_PATH },
          { label: "Transfers", href: TRANSFERS_PATH },
          { label: "Transfer in" },
        ]}
        title="Transfer a name in"
        text="Take a name over from another account, with the code its holder gave you. It keeps answering while it moves."
      />
      <div className="grid max-w-5xl items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Card>
          <CardBody>
            {scopes.has("names:register") ? (
              <TransferForm
                initial={oneParam(params, "name") ?? ""}
                funds={Object.fromEntries(funds)}
                prices={offers.map(({ name, transferAmount, currency }) => ({
                  name,
                  amount: transferAmount,
                  currency,
                }))}
              />
            ) : (
              <Alert tone="info">
                Your role in this account does not include purchases: ask an owner or admin to do it.
              </Alert>
            )}
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="How it goes" />
          <TransferSteps offers={offers} />
        </Card>
      </div>
    </>
  );
}

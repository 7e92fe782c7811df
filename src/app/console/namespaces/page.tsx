import type { Metadata } from "next";
import { UrlButton } from "@/components/account/url-button";
import { NamespaceListDialogs } from "@/components/namespaces/namespace-dialogs";
import { NamespaceTable } from "@/components/namespaces/namespace-table";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { whyNotOperator } from "@/services/operators/scopes";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Namespaces" };

export default async function Namespaces() {
  const api = await caller();
  const [me, namespaces] = await Promise.all([api.access.me(), api.console.namespaces.list()]);
  const why = whyNotOperator(me?.user.operatorRole, "registry:write");
  const model = namespaces[0]?.policy;
  return (
    <>
      <PageHeader
        title="Namespaces"
        text="The domains under which names are registered, each with its rules, prices and lists."
        actions={
          <UrlButton
            param="new"
            variant="primary"
            icon="plus"
            disabled={why !== null}
            title={why ?? undefined}
          >
            Open a namespace
          </UrlButton>
        }
      />
      <div className="space-y-6">
        {why && <Alert tone="info">{why}.</Alert>}
        <Card>
          {namespaces.length > 0 ? (
            <NamespaceTable namespaces={namespaces} now={new Date()} />
          ) : (
            <EmptyState icon="network" title="No namespaces yet">
              <p>
                A namespace is a domain of yours, or a TLD, under which others register names. Open the first.
              </p>
            </EmptyState>
          )}
        </Card>
      </div>
      {!why && (
        <NamespaceListDialogs currency={model?.currency ?? "USD"} nameservers={model?.nameservers ?? []} />
      )}
    </>
  );
}

import { UrlButton } from "@/components/account/url-button";
import { OPERATIONS, spansOf } from "@/components/price-lists/operations";
import { PriceDialogs } from "@/components/price-lists/price-dialogs";
import { PricePlot } from "@/components/price-lists/price-plot";
import { PriceTable } from "@/components/price-lists/price-table";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { loadNamespace, type NamespaceProps, whyNotRegistry } from "../load-namespace";

export default async function Prices({ params }: NamespaceProps) {
  const { policy } = await loadNamespace((await params).name);
  const why = await whyNotRegistry();
  const now = new Date();
  const groups = OPERATIONS.map((operation) => ({
    operation,
    spans: spansOf(policy.prices, operation, now),
  }));
  return (
    <>
      <Card>
        <CardHeader
          title="Prices over time"
          text={`In ${policy.currency}; what is planned is dashed`}
          action={
            <UrlButton
              param="price"
              variant="primary"
              icon="plus"
              disabled={why !== null}
              title={why ?? undefined}
            >
              Set a price
            </UrlButton>
          }
        />
        <CardBody className="grid gap-6 sm:grid-cols-2 lg:grid-cols-4">
          {groups.map(({ operation, spans }) => (
            <PricePlot
              key={operation}
              operation={operation}
              spans={spans}
              currency={policy.currency}
              since={new Date(policy.createdAt)}
              now={now}
            />
          ))}
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Every price"
          text="Past ones are history and stay; planned ones can be taken back."
        />
        <PriceTable groups={groups} currency={policy.currency} why={why} />
      </Card>
      {!why && <PriceDialogs namespace={policy.name} currency={policy.currency} />}
    </>
  );
}

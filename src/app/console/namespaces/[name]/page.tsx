import { UrlButton } from "@/components/account/url-button";
import { NamespaceDialogs } from "@/components/namespaces/namespace-dialogs";
import { PolicyForm } from "@/components/namespaces/policy-form";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { loadNamespace, type NamespaceProps, whyNotRegistry } from "./load-namespace";

export default async function NamespacePage({ params }: NamespaceProps) {
  const { policy, scripts, recordTypes, whyNotDelete } = await loadNamespace((await params).name);
  const why = await whyNotRegistry();
  const { id: _, createdAt: __, currency: ___, prices: ____, name, ...values } = policy;
  return (
    <>
      <PolicyForm
        key={JSON.stringify(values)}
        name={name}
        policy={values}
        scripts={scripts}
        recordTypes={recordTypes}
        disabled={why !== null}
      />
      <Card>
        <CardHeader title="Delete this namespace" />
        <CardBody className="flex flex-wrap items-center justify-between gap-4">
          <p className="min-w-0 flex-1 text-ink-2">
            {whyNotDelete
              ? `It cannot be deleted. ${whyNotDelete}.`
              : "Nothing was ever registered under it: its zone, prices and lists can be deleted."}
          </p>
          <UrlButton
            param="delete"
            variant="danger-quiet"
            icon="trash"
            disabled={why !== null || whyNotDelete !== null}
          >
            Delete
          </UrlButton>
        </CardBody>
      </Card>
      {!why && !whyNotDelete && <NamespaceDialogs name={name} />}
    </>
  );
}

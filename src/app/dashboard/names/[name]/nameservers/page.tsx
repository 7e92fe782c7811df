import type { Metadata } from "next";
import { caller } from "@/app/caller";
import { ChangeGuard } from "@/components/names/change-guard";
import { NameserversForm } from "@/components/names/nameservers-form";
import { whyNotChange } from "@/components/names/why-not-change";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { viewerScopes } from "../../viewer";
import { loadName, type NameProps } from "../load-name";

export const metadata: Metadata = { title: "Nameservers" };

export default async function NameserversPage({ params }: NameProps) {
  const name = await loadName((await params).name);
  const [offers, scopes] = await Promise.all([(await caller()).namespaces.list(), viewerScopes()]);
  return (
    <Card className="max-w-4xl">
      <CardHeader title="Nameservers" text="Who is asked for this name’s records" />
      <CardBody>
        <ChangeGuard why={whyNotChange(name, scopes)} fqdn={name.fqdn}>
          <NameserversForm
            key={name.updatedAt}
            fqdn={name.fqdn}
            hosted={name.hosted}
            ours={offers.find((offer) => offer.name === name.namespace)?.nameservers ?? []}
            nameservers={name.hosted ? [] : name.nameservers}
            ds={name.ds}
          />
        </ChangeGuard>
      </CardBody>
    </Card>
  );
}

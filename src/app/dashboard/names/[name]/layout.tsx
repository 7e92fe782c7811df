import type { Metadata } from "next";
import type { ReactNode } from "react";
import { caller } from "@/app/caller";
import { ClockBanner } from "@/components/clock/clock-banner";
import { DeletedNotice } from "@/components/names/deleted-notice";
import { isDeleted } from "@/components/names/life";
import { NameHeading } from "@/components/names/name-heading";
import { TransferNotice } from "@/components/transfers/transfer-notice";
import { OpenRequest } from "@/components/workflows/open-requests";
import { loadName, type NameProps } from "./load-name";

export async function generateMetadata({ params }: NameProps): Promise<Metadata> {
  const { unicode } = await loadName((await params).name);
  return { title: { default: unicode, template: `%s · ${unicode} · Portolan` } };
}

export default async function NameLayout({ params, children }: NameProps & { children: ReactNode }) {
  const name = await loadName((await params).name);
  const open = await (await caller()).workflows.list({ query: name.fqdn, state: "open" });
  const requests = open.items.filter(({ fqdn }) => fqdn === name.fqdn);
  return (
    <>
      <NameHeading name={name} />
      {name.clockAdvancedSeconds > 0 && (
        <div className="mb-6">
          <ClockBanner namespace={name.namespace} advancedSeconds={name.clockAdvancedSeconds} />
        </div>
      )}
      {isDeleted(name) && <DeletedNotice name={name} />}
      {name.isInTransfer && (
        <TransferNotice transfer={await (await caller()).transfers.get({ name: name.fqdn })} />
      )}
      {requests.map((request) => (
        <div key={request.id} className="mb-6">
          <OpenRequest request={request} />
        </div>
      ))}
      {children}
    </>
  );
}

import type { Metadata } from "next";
import { isDeleted, type NameView } from "@/components/names/life";
import { NameSettings } from "@/components/names/name-settings";
import { TransferCode } from "@/components/names/transfer-code";
import { whyNotChange } from "@/components/names/why-not-change";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { viewerScopes } from "../../viewer";
import { loadName, type NameProps } from "../load-name";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: NameProps) {
  const name = await loadName((await params).name);
  const scopes = await viewerScopes();
  const why = whyNothing(name, scopes);
  return (
    <div className="max-w-3xl space-y-5">
      <NameSettings name={name} why={why} whyNotPrivacy={whyNotChange(name, scopes)} />
      <Card>
        <CardHeader title="Transfer code" text="To move the name to another account" />
        <CardBody>
          <TransferCode fqdn={name.fqdn} validUntil={name.authCodeExpiresAt} why={why ?? whyNoCode(name)} />
        </CardBody>
      </Card>
    </div>
  );
}

function whyNothing(name: NameView, scopes: ReadonlySet<string>): string | null {
  if (isDeleted(name)) return "It was deleted: restore it first.";
  if (!scopes.has("names:write")) return "Your role in this account does not include changes of names.";
  return null;
}

function whyNoCode(name: NameView): string | null {
  if (!name.locked) return null;
  return name.statuses.includes("clientTransferProhibited")
    ? "The transfer lock is on: turn it off first, and on again when the name has moved."
    : "The registry forbids transfers of this name: contact support.";
}

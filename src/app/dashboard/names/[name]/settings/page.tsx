import type { Metadata } from "next";
import { isDeleted, type NameView } from "@/components/names/life";
import { NameSettings } from "@/components/names/name-settings";
import { TransferCode } from "@/components/names/transfer-code";
import { IN_TRANSFER, LOCKED_BY_REGISTRY, whyNotChange } from "@/components/names/why-not-change";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { caller } from "../../../../caller";
import { viewerScopes } from "../../viewer";
import { loadName, type NameProps } from "../load-name";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: NameProps) {
  const name = await loadName((await params).name);
  const [scopes, lock] = await Promise.all([
    viewerScopes(),
    (await caller()).locks.status({ name: name.fqdn }),
  ]);
  const why = whyNothing(name, scopes);
  return (
    <div className="max-w-3xl space-y-5">
      <NameSettings name={name} lock={lock} why={why} whyNotPrivacy={whyNotChange(name, scopes)} />
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
  if (name.isInTransfer) return IN_TRANSFER;
  if (!scopes.has("names:write")) return "Your role in this account does not include changes of names.";
  return null;
}

function whyNoCode(name: NameView): string | null {
  if (!name.locked) {
    if (name.transferLockEndsAt === null) return null;
    return `The registry locks a name in its first days: from ${dayOf(name.transferLockEndsAt)} on you can make a code.`;
  }
  if (name.registryLockedAt) return LOCKED_BY_REGISTRY;
  return name.statuses.includes("clientTransferProhibited")
    ? "The transfer lock is on: turn it off first, and on again when the name has moved."
    : "The registry forbids transfers of this name: contact support.";
}

function dayOf(at: string): string {
  return new Date(at).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}

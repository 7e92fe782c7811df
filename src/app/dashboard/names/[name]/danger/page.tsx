import type { Metadata } from "next";
import { caller } from "@/app/caller";
import { ChangeGuard } from "@/components/names/change-guard";
import { DeleteName } from "@/components/names/delete-name";
import { DeletionWords } from "@/components/names/deletion-words";
import { isDeleted, type NameView } from "@/components/names/life";
import { RestoreName } from "@/components/names/restore-name";
import { whyNotDelete } from "@/components/names/why-not-change";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { viewerScopes } from "../../viewer";
import { loadName, type NameProps } from "../load-name";

export const metadata: Metadata = { title: "Danger zone" };

export default async function DangerPage({ params }: NameProps) {
  const name = await loadName((await params).name);
  return (
    <div className="max-w-3xl">{isDeleted(name) ? <Restore name={name} /> : <Delete name={name} />}</div>
  );
}

async function Delete({ name }: { name: NameView }) {
  const terms = await (await caller()).names.deletionTerms({ name: name.fqdn });
  const why = whyNotDelete(name, await viewerScopes());
  const words = <DeletionWords terms={terms} />;
  return (
    <Card>
      <CardHeader title="Delete this name" text="What happens if you do it now" />
      <CardBody>
        <ChangeGuard why={why} fqdn={name.fqdn}>
          <div className="space-y-4">
            {words}
            <DeleteName fqdn={name.fqdn} unicode={name.unicode} disabled={why !== null}>
              {words}
            </DeleteName>
          </div>
        </ChangeGuard>
      </CardBody>
    </Card>
  );
}

async function Restore({ name }: { name: NameView }) {
  const scopes = await viewerScopes();
  const balances = scopes.has("billing:read") ? await (await caller()).billing.balance() : null;
  const balance = balances && (balances.find((b) => b.currency === name.currency)?.available ?? 0);
  const redeemable = name.state === "redemption";
  return (
    <Card>
      <CardHeader title="Restore this name" />
      <CardBody className="space-y-4">
        {redeemable ? (
          <p className="text-ink-2">
            Until <Time at={name.redemptionEndsAt ?? ""} form="datetime" /> it can be had back as it was, with
            its records and settings, for{" "}
            <Money amount={name.restoreAmount + name.restoreRenewAmount} currency={name.currency} />.{" "}
            {name.restoreYears > 0 ? (
              <>
                That is the restore fee of <Money amount={name.restoreAmount} currency={name.currency} /> and{" "}
                <Money amount={name.restoreRenewAmount} currency={name.currency} /> for its renewal: its term
                has ended.
              </>
            ) : (
              <>
                It stays paid until <Time at={name.expiresAt} form="date" />.
              </>
            )}
          </p>
        ) : (
          <p className="text-ink-2">
            Its redemption period is over: it cannot be restored any more.
            {name.releasesAt && (
              <>
                {" "}
                From <Time at={name.releasesAt} form="datetime" /> anybody can register it.
              </>
            )}
          </p>
        )}
        {redeemable && !scopes.has("names:register") && (
          <p>Your role in this account does not include purchases: ask an owner or admin.</p>
        )}
        {redeemable && (
          <RestoreName
            fqdn={name.fqdn}
            unicode={name.unicode}
            fee={name.restoreAmount}
            renewal={name.restoreRenewAmount}
            years={name.restoreYears}
            currency={name.currency}
            balance={balance}
            disabled={!scopes.has("names:register")}
          />
        )}
      </CardBody>
    </Card>
  );
}

"use client";

import { lazy, Suspense } from "react";
import type { Scope } from "@/services/access/scopes";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const CreateKeyDialog = lazy(() => import("./create-key-dialog"));
const EditKeyDialog = lazy(() => import("./edit-key-dialog"));
const KeySheet = lazy(() => import("./key-sheet"));
const RevokeKeyDialog = lazy(() => import("./revoke-key-dialog"));

export interface KeyInDialogs {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly allowedAddresses: readonly string[];
  readonly lastUsedAt: string | null;
  readonly spendLimitAmount: number | null;
  readonly scopes: readonly Scope[];
  readonly acmeNames: readonly string[];
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly expiresAt: string | null;
}

/** The dialogs of this page, loaded when the URL opens one: `?create`, `?key=<id>`, `?edit=<id>`, `?revoke=<id>`. */
export function KeyDialogs({
  keys,
  own,
  accountId,
  currency,
}: {
  keys: readonly KeyInDialogs[];
  own: readonly Scope[];
  accountId: string;
  /** Of spend limits. */
  currency: string;
}) {
  const [create] = useUrlParam("create");
  const [edit] = useUrlParam("edit");
  const [revoke] = useUrlParam("revoke");
  const [key] = useUrlParam("key");
  const close = useCloseDialogs("create", "edit", "revoke", "key");
  const shown = keys.find(({ id }) => id === key);
  const edited = keys.find(({ id }) => id === edit);
  const revoked = keys.find(({ id }) => id === revoke);
  return (
    <Suspense>
      {create && <CreateKeyDialog own={own} accountId={accountId} currency={currency} onClose={close} />}
      {shown && <KeySheet apiKey={shown} accountId={accountId} onClose={close} />}
      {edited && (
        <EditKeyDialog
          apiKey={edited}
          currency={currency}
          mayLimit={own.includes("billing:write")}
          onClose={close}
        />
      )}
      {revoked && <RevokeKeyDialog apiKey={revoked} onClose={close} />}
    </Suspense>
  );
}

"use client";

import { lazy, Suspense } from "react";
import type { OperatorRoleName } from "@/services/operators/scopes";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const InviteDialog = lazy(() => import("./invite-dialog"));
const RoleDialog = lazy(() => import("./role-dialog"));
const RemoveSecondFactorDialog = lazy(() => import("../second-factor/remove-dialog"));
const RemoveDialog = lazy(() => import("./remove-dialog"));

export interface OperatorInDialogs {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: OperatorRoleName;
  readonly isYou: boolean;
}

/**
 * The dialogs of this page, loaded when the URL opens one: `?invite`, `?role=<user>`, `?remove=<user>`,
 * `?remove-second-factor=<user>`.
 */
export function OperatorDialogs({ operators }: { operators: readonly OperatorInDialogs[] }) {
  const [invite] = useUrlParam("invite");
  const [role] = useUrlParam("role");
  const [remove] = useUrlParam("remove");
  const [factor] = useUrlParam("remove-second-factor");
  const close = useCloseDialogs("invite", "role", "remove", "remove-second-factor");
  const changed = operators.find(({ userId }) => userId === role);
  const lockedOut = operators.find(({ userId }) => userId === factor);
  const removed = operators.find(({ userId }) => userId === remove);
  return (
    <Suspense>
      {invite && <InviteDialog onClose={close} />}
      {changed && <RoleDialog operator={changed} onClose={close} />}
      {lockedOut && <RemoveSecondFactorDialog user={lockedOut} onClose={close} />}
      {removed && <RemoveDialog operator={removed} onClose={close} />}
    </Suspense>
  );
}

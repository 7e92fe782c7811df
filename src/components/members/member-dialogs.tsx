"use client";

import { lazy, Suspense } from "react";
import type { RoleName } from "@/services/access/scopes";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const InviteDialog = lazy(() => import("./invite-dialog"));
const RoleDialog = lazy(() => import("./role-dialog"));
const RemoveDialog = lazy(() => import("./remove-dialog"));

export interface MemberInDialogs {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: RoleName;
  readonly isYou: boolean;
}

/** The dialogs of this page, loaded when the URL opens one: `?invite`, `?role=<user>`, `?remove=<user>`. */
export function MemberDialogs({
  members,
  organization,
  isOwner,
}: {
  members: readonly MemberInDialogs[];
  organization: string;
  isOwner: boolean;
}) {
  const [invite] = useUrlParam("invite");
  const [role] = useUrlParam("role");
  const [remove] = useUrlParam("remove");
  const close = useCloseDialogs("invite", "role", "remove");
  const changed = members.find(({ userId }) => userId === role);
  const removed = members.find(({ userId }) => userId === remove);
  return (
    <Suspense>
      {invite && <InviteDialog organization={organization} isOwner={isOwner} onClose={close} />}
      {changed && <RoleDialog member={changed} isOwner={isOwner} onClose={close} />}
      {removed && <RemoveDialog member={removed} organization={organization} onClose={close} />}
    </Suspense>
  );
}

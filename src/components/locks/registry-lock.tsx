import { UrlButton } from "../account/url-button";
import type { Output } from "../trpc";
import { Alert } from "../ui/alert";
import { Status } from "../ui/badge";
import { LinkButton } from "../ui/button";
import { Time } from "../ui/time";
import { LockDialogs } from "./lock-dialogs";
import { WithdrawUnlock } from "./withdraw-unlock";

type LockStatus = Output<"locks.status">;

/** The registry lock of a name: what it does, how it stands, who takes it off. `why` bars putting it on. */
export function RegistryLock({
  name,
  status,
  why,
}: {
  name: { fqdn: string; unicode: string };
  status: LockStatus;
  why: string | null;
}) {
  const { lockedAt, asked, refused } = status;
  const whyNot = lockedAt ? whyNotUnlock(status) : null;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            Registry lock
            {lockedAt && (
              <Status tone="ok">
                On since <Time at={lockedAt} form="date" />
              </Status>
            )}
          </p>
          <p className="text-ink-3 text-sm">
            Nothing of the name changes, and it can be neither deleted nor moved; its DNS records can be
            changed and it can be renewed. {whoUnlocks(status)}
          </p>
        </div>
        {lockedAt ? (
          !asked && (
            <UrlButton
              param="registry-lock"
              value="off"
              icon="lock-open"
              disabled={whyNot !== null}
              title={whyNot ?? undefined}
            >
              Take off
            </UrlButton>
          )
        ) : (
          <UrlButton
            param="registry-lock"
            value="on"
            icon="shield-check"
            disabled={why !== null}
            title={why ?? undefined}
          >
            Put on
          </UrlButton>
        )}
      </div>
      {!lockedAt && why && <p className="text-ink-2 text-sm">{why}</p>}
      {asked && (
        <Alert tone="info" title="Waits for the registry" action={<WithdrawUnlock fqdn={name.fqdn} />}>
          {asked.by ?? "A member"} asked <Time at={asked.at} /> to take it off: “{asked.reason}”. You get a
          mail when an operator has decided.
        </Alert>
      )}
      {refused && (
        <Alert tone="warn" title="The registry refused to take it off">
          <Time at={refused.at} />: “{refused.reason}”
        </Alert>
      )}
      {whyNot && !asked && (
        <Alert
          tone="info"
          action={
            status.mayUnlock && (
              <LinkButton href="/dashboard/settings/security?second-factor=set-up" size="sm">
                Set up
              </LinkButton>
            )
          }
        >
          {whyNot}
        </Alert>
      )}
      <LockDialogs
        name={name}
        needsApproval={status.needsApproval}
        mayUnlock={lockedAt !== null && !whyNot}
      />
    </div>
  );
}

function whoUnlocks({ needsApproval }: LockStatus): string {
  return `An owner or admin takes it off, with a code of their second factor${
    needsApproval ? "; then an operator of the registry approves" : ""
  }. API keys cannot.`;
}

function whyNotUnlock({ mayUnlock, hasSecondFactor }: LockStatus): string | null {
  if (!mayUnlock) return "Your role does not include taking it off: ask an owner or admin.";
  if (!hasSecondFactor) return "Set up a second factor first: taking the lock off asks for its code.";
  return null;
}

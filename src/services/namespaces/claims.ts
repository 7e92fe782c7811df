import type { ClaimedName } from "@/db/generated/client";
import { isoSeconds } from "@/lib/time";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { NamespacePolicy } from "./policy";

/** A claims notice that covers a name (RFC 8334 §2.3): who registers the name has to have been shown it. */
export interface ClaimNotice {
  /** Public id of the notice. */
  readonly noticeId: string;
  /** What the registrant is shown. */
  readonly notice: string;
  /** No claim is needed after it; null = always. */
  readonly endsAt: Date | null;
}

/** What a registrant accepted, and when. */
export interface AcceptedClaim {
  readonly noticeId: string;
  readonly acceptedAt: Date;
}

/** An acceptance older than this is not taken: the notice may have changed since. */
const ACCEPTANCE_HOURS = 48;
/** How far the clock of who noted the acceptance may be ahead of ours. */
const CLOCK_SKEW_MS = 60_000;

/** The notice that covers `label` now, or null. */
export async function findClaim(
  ctx: Context,
  policy: Pick<NamespacePolicy, "id">,
  label: string,
): Promise<ClaimedName | null> {
  const found = await ctx.db.prisma.claimedName.findUnique({
    where: { namespaceId_label: { namespaceId: policy.id, label } },
  });
  return found && isInForce(found.endsAt, ctx.now) ? found : null;
}

export function isInForce(endsAt: Date | null, now: Date): boolean {
  return endsAt === null || endsAt > now;
}

/**
 * Asserts that the notice was accepted: this one, within the last 48 hours.
 * @throws RegistryError claim_required
 */
export function assertClaim(
  ctx: Context,
  { claim, shown }: { claim: ClaimNotice; shown: string },
  sent: AcceptedClaim | undefined,
): void {
  const fault = faultOf(ctx.now, claim, sent);
  if (fault === null) return;
  throw new RegistryError("claim_required", {
    message: `A claims notice covers '${shown}': show it to the registrant and send the claim they accepted (${fault})`,
    details: {
      notice_id: claim.noticeId,
      notice: claim.notice,
      ends_at: claim.endsAt && isoSeconds(claim.endsAt),
    },
    fields: [{ path: "claim", message: fault }],
  });
}

function faultOf(now: Date, claim: ClaimNotice, sent: AcceptedClaim | undefined): string | null {
  if (!sent) return `no claim was sent: accept the notice ${claim.noticeId}`;
  if (sent.noticeId !== claim.noticeId) {
    return `the claim is for another notice: accept the notice ${claim.noticeId}`;
  }
  const ageMs = now.getTime() - sent.acceptedAt.getTime();
  if (ageMs < -CLOCK_SKEW_MS) return "the notice was accepted in the future: send when it was accepted";
  if (ageMs > ACCEPTANCE_HOURS * 3_600_000) {
    return `the notice was accepted more than ${ACCEPTANCE_HOURS} hours ago: show it again`;
  }
  return null;
}

import Link from "next/link";
import { UrlButton } from "../account/url-button";
import type { Output } from "../trpc";
import { Status } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { UNLOCK_STATE_WORDS } from "./unlock-words";

export type Unlock = Output<"console.unlocks.list">["unlocks"][number];

const LINK = "text-accent underline underline-offset-2 [overflow-wrap:anywhere]";

/** Requests to take registry locks off. `whyNot` says why this operator may not decide; those that were decided say how. */
export function UnlockTable({
  unlocks,
  isPending,
  whyNot,
}: {
  unlocks: readonly Unlock[];
  isPending: boolean;
  whyNot: string | null;
}) {
  return (
    <Table label="Unlock requests" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Account</Th>
          <Th>Asked by</Th>
          <Th>Reason</Th>
          {isPending ? <Th label="Decide" /> : <Th>Decision</Th>}
        </tr>
      </thead>
      <tbody>
        {unlocks.map((unlock) => (
          <tr key={unlock.id} className="align-top">
            <Td head className="py-2.5">
              <Link href={`/console/names/${unlock.fqdn}`} prefetch={false} className={LINK}>
                {unlock.fqdn}
              </Link>
            </Td>
            <Td label="Account" className="py-2.5">
              <Link href={`/console/accounts/${unlock.account.number}`} prefetch={false} className={LINK}>
                {unlock.account.organization}
              </Link>
            </Td>
            <Td label="Asked by" className="py-2.5">
              <div className="min-w-0">
                <span className="block [overflow-wrap:anywhere]">
                  {unlock.requestedBy?.email ?? "A former user"}
                </span>
                <span className="block text-ink-3 text-sm">
                  <Time at={unlock.requestedAt} />, with a second factor
                </span>
              </div>
            </Td>
            <Td label="Reason" className="max-w-md whitespace-pre-line py-2.5 [overflow-wrap:anywhere]">
              {unlock.reason}
            </Td>
            {isPending ? (
              <Td end className="py-2">
                <span className="inline-flex flex-wrap justify-end gap-2">
                  <UrlButton
                    param="approve"
                    value={unlock.id}
                    size="sm"
                    disabled={whyNot !== null}
                    title={whyNot ?? undefined}
                    aria-label={`Approve ${unlock.fqdn}`}
                  >
                    Approve
                  </UrlButton>
                  <UrlButton
                    param="refuse"
                    value={unlock.id}
                    size="sm"
                    variant="danger-quiet"
                    disabled={whyNot !== null}
                    title={whyNot ?? undefined}
                    aria-label={`Refuse ${unlock.fqdn}`}
                  >
                    Refuse
                  </UrlButton>
                </span>
              </Td>
            ) : (
              <Td label="Decision" className="py-2.5">
                <Decision unlock={unlock} />
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Decision({ unlock: { state, decidedAt, decidedBy, decision } }: { unlock: Unlock }) {
  const { label, tone } = UNLOCK_STATE_WORDS[state];
  return (
    <div className="min-w-0">
      <Status tone={tone}>{label}</Status>
      {decision && <p className="[overflow-wrap:anywhere]">{decision}</p>}
      <p className="text-ink-3 text-sm [overflow-wrap:anywhere]">
        {decidedBy}
        {decidedAt && (
          <>
            , <Time at={decidedAt} />
          </>
        )}
      </p>
    </div>
  );
}

import { partyName, stateInWords } from "../transfers/transfer-words";
import type { Output } from "../trpc";
import { Status } from "../ui/badge";
import { Money } from "../ui/money";
import { Time } from "../ui/time";

type Transfer = Output<"console.names.transfers">[number];

/** The transfers of a name, for operators: from whom to whom, and what became of it. */
export function TransferList({ transfers }: { transfers: readonly Transfer[] }) {
  return (
    <ul className="divide-y divide-line">
      {transfers.map((transfer) => {
        const { text, tone, tip } = stateInWords(transfer);
        return (
          <li key={transfer.id} className="space-y-0.5 px-4 py-2.5">
            <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {partyName(transfer.losing)} → {partyName(transfer.gaining)}
              </span>
              <Status tone={tone} tip={tip}>
                {text}
              </Status>
            </div>
            <p className="text-ink-3 text-sm">
              Asked for <Time at={transfer.requestedAt} form="date" />,{" "}
              {transfer.endedAt ? "ended " : "approved at the latest "}
              <Time at={transfer.endedAt ?? transfer.actsAt} form="date" />;{" "}
              {transfer.amount > 0 ? (
                <Money amount={transfer.amount} currency={transfer.currency} />
              ) : (
                "no fee"
              )}
            </p>
            {transfer.reason && (
              <p className="text-ink-2 text-sm [overflow-wrap:anywhere]">{transfer.reason}</p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

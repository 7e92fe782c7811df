import Link from "next/link";
import { namePath } from "../names/paths";
import { Status } from "../ui/badge";
import { Money } from "../ui/money";
import { NameText } from "../ui/name-text";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { partyName, stateInWords, type Transfer } from "./transfer-words";

/** Transfers that have ended, from this account's side. */
export function TransferTable({ transfers }: { transfers: readonly Transfer[] }) {
  return (
    <Table label="Ended transfers" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>From or to</Th>
          <Th>Asked for</Th>
          <Th>Ended</Th>
          <Th>Outcome</Th>
          <Th end>Fee</Th>
        </tr>
      </thead>
      <tbody>
        {transfers.map((transfer) => (
          <tr key={transfer.id}>
            <Td head>
              <Name transfer={transfer} />
            </Td>
            <Td label="From or to">
              {transfer.direction === "in"
                ? `From ${inSentence(transfer.losing)}`
                : `To ${inSentence(transfer.gaining)}`}
            </Td>
            <Td label="Asked for">
              <Time at={transfer.requestedAt} form="date" />
            </Td>
            <Td label="Ended">
              <Time at={transfer.endedAt ?? transfer.actsAt} form="date" />
            </Td>
            <Td label="Outcome">
              <Outcome transfer={transfer} />
            </Td>
            <Td label="Fee" end>
              <Fee transfer={transfer} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function inSentence(party: Transfer["losing"]): string {
  return party.registrar === null ? partyName(party).toLowerCase() : party.registrar;
}

/** A link, where the name is this account's. */
function Name({ transfer }: { transfer: Transfer }) {
  const { fqdn, unicode, direction, state } = transfer;
  const isOwn = (direction === "in") === (state === "approved");
  const text = <NameText fqdn={fqdn} unicode={unicode} />;
  if (!isOwn) return <span className="font-medium">{text}</span>;
  return (
    <Link href={namePath(fqdn)} prefetch={false} className="font-medium hover:underline">
      {text}
    </Link>
  );
}

function Outcome({ transfer }: { transfer: Transfer }) {
  const { text, tone, tip } = stateInWords(transfer);
  return (
    <span className="space-y-1">
      <Status tone={tone} tip={tip}>
        {text}
      </Status>
      {transfer.reason && (
        <span className="block max-w-sm text-ink-2 text-sm [overflow-wrap:anywhere]">{transfer.reason}</span>
      )}
    </span>
  );
}

function Fee({ transfer: { amount, currency, state } }: { transfer: Transfer }) {
  if (amount === null || amount === 0) return <span className="text-ink-3">None</span>;
  return (
    <span>
      <Money amount={amount} currency={currency} />
      {state !== "approved" && <span className="block text-ink-3 text-xs">given back</span>}
    </span>
  );
}

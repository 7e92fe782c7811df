import type { ReactNode } from "react";
import { Badge } from "../ui/badge";
import { Money } from "../ui/money";
import { NameText } from "../ui/name-text";
import { Time } from "../ui/time";
import { TransferButtons } from "./transfer-buttons";
import { partyName, type Transfer } from "./transfer-words";

/** A transfer that waits: who asked, what happens when nobody answers, and what this account can do. */
export function WaitingTransfer({ transfer, whyNot }: { transfer: Transfer; whyNot: string | null }) {
  const isOut = transfer.direction === "out";
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-3.5">
      <div className="min-w-0 max-w-2xl flex-1 basis-72">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
          <NameText fqdn={transfer.fqdn} unicode={transfer.unicode} />
          <Badge tone={isOut ? "warn" : "info"} icon={isOut ? "arrow-up-right" : "arrow-down"}>
            {isOut ? "Going out" : "Coming in"}
          </Badge>
        </h3>
        <p className="mt-1 text-pretty text-ink-2">
          {isOut ? <WhatGoes transfer={transfer} /> : <WhatComes transfer={transfer} />}
        </p>
      </div>
      <TransferButtons id={transfer.id} fqdn={transfer.fqdn} direction={transfer.direction} whyNot={whyNot} />
    </li>
  );
}

function When({ transfer }: { transfer: Transfer }): ReactNode {
  return (
    <strong className="font-medium text-ink">
      <Time at={transfer.actsAt} form="datetime" /> (<Time at={transfer.actsAt} />)
    </strong>
  );
}

function WhatGoes({ transfer }: { transfer: Transfer }) {
  return (
    <>
      {partyName(transfer.gaining)} asked for it <Time at={transfer.requestedAt} />, with its transfer code.
      If you do nothing, it goes over to them on <When transfer={transfer} />.
    </>
  );
}

function WhatComes({ transfer }: { transfer: Transfer }) {
  return (
    <>
      You asked for it <Time at={transfer.requestedAt} />. If its holder, {partyName(transfer.losing)}, does
      not answer, it is yours on <When transfer={transfer} />
      {transfer.expiresAt && (
        <>
          , paid until <Time at={transfer.expiresAt} form="date" />
        </>
      )}
      .
      {transfer.amount !== null && transfer.amount > 0 && (
        <>
          {" "}
          <Money amount={transfer.amount} currency={transfer.currency} /> comes back if it is rejected, or you
          cancel it.
        </>
      )}
    </>
  );
}

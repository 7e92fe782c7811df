"use client";

import Link from "next/link";
import { ChangeTable } from "../activity/change-table";
import { doorName } from "../activity/kinds";
import { actorInWords, sentenceOf } from "../activity/sentences";
import { Status } from "../ui/badge";
import { CopyButton } from "../ui/copy-button";
import { Sheet } from "../ui/dialog";
import { Facts } from "../ui/facts";
import { Time } from "../ui/time";
import type { AuditedEntry } from "./audit-panel";

/** One entry's whole story, with the links to what belongs to it. */
export default function AuditSheet({ entry, onClose }: { entry: AuditedEntry; onClose: () => void }) {
  const { account } = entry;
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${actorInWords(entry)} ${sentenceOf(entry)}`}
      description={<Time at={entry.at} form="datetime" />}
    >
      <div className="space-y-6">
        <ChangeTable before={entry.before} after={entry.after} />
        <div className="-mx-4">
          <Facts
            items={[
              {
                term: "Entry",
                value: (
                  <span className="inline-flex flex-wrap items-center gap-2">
                    <Mono text={entry.id} />
                    {entry.isSealed ? (
                      <Status tone="ok">sealed</Status>
                    ) : (
                      <Status tone="neutral">waits to be sealed</Status>
                    )}
                  </span>
                ),
              },
              {
                term: "Account",
                value: account ? (
                  <Link href={`/console/accounts/${account.number}`} className="text-accent hover:underline">
                    {account.organization} (#{account.number})
                  </Link>
                ) : (
                  "The registry itself"
                ),
              },
              { term: "Who", value: actorInWords(entry) },
              { term: "Through", value: doorName(entry.door) },
              { term: "From address", value: entry.ip ? <Mono text={entry.ip} /> : "None" },
              { term: "About", value: `${entry.subjectKind.replaceAll("_", " ")} ${entry.subjectName}` },
              { term: "Action", value: <Mono text={entry.action} /> },
              { term: "Exact time (UTC)", value: <Mono text={new Date(entry.at).toISOString()} /> },
              {
                term: "Request",
                value: (
                  <span className="inline-flex items-center gap-1">
                    <Link
                      href={`/console/audit?request=${encodeURIComponent(entry.requestId)}`}
                      className="text-accent hover:underline"
                    >
                      <Mono text={entry.requestId} />
                    </Link>
                    <CopyButton text={entry.requestId} label="Copy request id" />
                  </span>
                ),
              },
            ]}
          />
        </div>
      </div>
    </Sheet>
  );
}

function Mono({ text }: { text: string }) {
  return <code className="break-all font-mono text-sm">{text}</code>;
}

"use client";

import { CopyButton } from "../ui/copy-button";
import { Sheet } from "../ui/dialog";
import { Facts } from "../ui/facts";
import { Time } from "../ui/time";
import type { Entry } from "./activity-panel";
import { ChangeTable } from "./change-table";
import { doorName } from "./kinds";
import { actorInWords, sentenceOf } from "./sentences";

/** One entry's whole story: who, when, through which door, from where, and what it was before and after. */
export default function EntrySheet({ entry, onClose }: { entry: Entry; onClose: () => void }) {
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
                    <Mono text={entry.requestId} />
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

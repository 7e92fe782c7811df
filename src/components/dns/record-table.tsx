"use client";

import dynamic from "next/dynamic";
import { Table, Th } from "../ui/table";
import { type RecordSet, setKey, type ZonePolicy, type ZoneRecord } from "./record";
import { RecordRow } from "./record-row";
import type { Draft, Staged, StagedFault } from "./staged";
import { type TableSet, tableSets } from "./table-sets";

const RecordForm = dynamic(() => import("./record-form").then((module) => module.RecordForm), { ssr: false });
const LiveAnswers = dynamic(() => import("./live-answers").then((module) => module.LiveAnswers), {
  ssr: false,
});

/** A line beneath each set but the last. On a phone rows are cards, which need their own. */
const BODY =
  "sm:not-last:[&>tr:last-child>td]:!border-line sm:not-last:[&>tr:last-child>td]:!border-b max-sm:block max-sm:not-last:border-line max-sm:not-last:border-b max-sm:[&>tr>td]:!border-b-0";

const NONE: readonly StagedFault[] = [];

/** What the table tells the editor. */
export interface TableActions {
  readonly edit: (key: string | null) => void;
  readonly stage: (before: ZoneRecord | null, key: string, draft: Draft) => void;
  readonly remove: (record: ZoneRecord) => void;
  readonly discard: (key: string) => void;
  readonly live: (set: string | null) => void;
}

/** Records by set, staged changes in place; one row at a time is a form. */
export function RecordTable({
  apex,
  policy,
  sets,
  staged,
  faults,
  editing,
  liveSet,
  readOnly,
  on,
}: {
  apex: string;
  policy: ZonePolicy;
  sets: readonly RecordSet[];
  staged: Staged;
  faults: ReadonlyMap<string, readonly StagedFault[]>;
  /** Key of the row that is a form. */
  editing: string | null;
  /** The set whose live answer is shown. */
  liveSet: string | null;
  readOnly: boolean;
  on: TableActions;
}) {
  return (
    <Table label={`DNS records of ${apex}`}>
      <thead className="max-sm:sr-only">
        <tr>
          <Th width="5.5rem">Type</Th>
          <Th width="24%">Name</Th>
          <Th>Value</Th>
          <Th width="6rem">TTL</Th>
          <Th width="9rem">
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      {tableSets(sets, staged).map((set) => (
        <tbody key={set.key} className={BODY}>
          {set.rows.map((row, index) =>
            editing === row.key ? (
              <tr key={row.key} className="max-sm:block">
                <td colSpan={5} className="!p-0 max-sm:block max-sm:h-auto">
                  <RecordForm
                    initial={row.after ?? row.before ?? emptyDraft(set)}
                    isNew={false}
                    apex={apex}
                    policy={policy}
                    faults={faults.get(row.key)}
                    sets={setFacts(sets)}
                    onStage={(draft) => on.stage(row.before, row.key, draft)}
                    onCancel={() => on.edit(null)}
                  />
                </td>
              </tr>
            ) : (
              <RecordRow
                key={row.key}
                set={set}
                row={row}
                isFirst={index === 0}
                isLast={index === set.rows.length - 1}
                faults={faults.get(row.key) ?? NONE}
                readOnly={readOnly}
                onEdit={() => on.edit(row.key)}
                onRemove={() => row.before && on.remove(row.before)}
                onDiscard={() => on.discard(row.key)}
                isLive={liveSet === set.key}
                onLive={() => on.live(liveSet === set.key ? null : set.key)}
              />
            ),
          )}
          {liveSet === set.key && (
            <tr className="max-sm:block">
              <td colSpan={5} className="!p-0 max-sm:block max-sm:h-auto">
                <LiveAnswers apex={apex} name={set.name} type={set.type} onClose={() => on.live(null)} />
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </Table>
  );
}

/** TTL and size of the stored sets in view. */
export function setFacts(sets: readonly RecordSet[]): ReadonlyMap<string, { ttl: number; count: number }> {
  return new Map(sets.map((set) => [setKey(set), { ttl: set.ttl, count: set.records.length }]));
}

const emptyDraft = ({ type, name }: TableSet): Draft => ({
  type,
  name,
  value: "",
  ttl: null,
  priority: null,
});

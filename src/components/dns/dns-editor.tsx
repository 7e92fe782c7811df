"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { asFault } from "../fault";
import { tell } from "../trpc";
import { Button, IconButton } from "../ui/button";
import { Card } from "../ui/card";
import { Kbd } from "../ui/kbd";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu";
import { toast } from "../ui/toast";
import { closePanel as close, openPanel, usePanel } from "./panels";
import type { Applied } from "./publish-progress";
import { groupRecords, type ZonePolicy, type ZoneRecord } from "./record";
import { RecordSearch } from "./record-search";
import { RecordTable, setFacts } from "./record-table";
import {
  type Draft,
  discard,
  type Staged,
  type StagedFault,
  stageAdd,
  stageEdit,
  stageRemove,
} from "./staged";
import { StagedBar } from "./staged-bar";
import { useAddKey } from "./use-add-key";
import { useLeaveWarning } from "./use-leave-warning";
import { useStaged } from "./use-staged";

// Loaded when they are first opened: a first load of the page must stay small.
const RecordForm = dynamic(() => import("./record-form").then((module) => module.RecordForm), { ssr: false });
const EditorPanels = dynamic(() => import("./editor-panels").then((module) => module.EditorPanels), {
  ssr: false,
});
const LeaveDialog = dynamic(() => import("./leave-dialog").then((module) => module.LeaveDialog), {
  ssr: false,
});
const PublishProgress = dynamic(() => import("./publish-progress").then((module) => module.PublishProgress), {
  ssr: false,
});

const NO_FAULTS: ReadonlyMap<string, readonly StagedFault[]> = new Map();
const startAdding = () => openPanel("add");
const NEW: Draft = { type: "A", name: "@", value: "", ttl: null, priority: null };

/**
 * The editor of a zone's records. Changes are staged in the browser, seen as a diff, applied as one batch, and followed
 * until they answer on DNS. `children` stand between toolbar and table, `empty` in place of the table, `footer` beneath.
 */
export function DnsEditor({
  apex,
  policy,
  serial,
  records,
  filter,
  readOnly,
  children,
  empty,
  footer,
}: {
  /** No final dot. */
  apex: string;
  policy: ZonePolicy;
  serial: number;
  /** Those of this page, in the order of the table. */
  records: readonly ZoneRecord[];
  filter: { readonly text: string; readonly type: string | null };
  readOnly: boolean;
  children?: ReactNode;
  empty: ReactNode;
  footer?: ReactNode;
}) {
  const router = useRouter();
  const panel = usePanel();
  const [staged, setStaged] = useStaged(apex);
  const [faults, setFaults] = useState(NO_FAULTS);
  const [row, setRow] = useState<string | null>(null);
  const editing = panel === "add" && !readOnly ? "new" : row;
  const [liveSet, setLiveSet] = useState<string | null>(null);
  const [applied, setApplied] = useState<{ change: Applied; isUndo: boolean } | null>(null);
  const [undoing, setUndoing] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const focusNext = useRef<string | null>(null);
  const leaving = useLeaveWarning(staged.size > 0);
  const sets = groupRecords(records);

  useAddKey(!readOnly, startAdding);

  // What replaces the row that had the focus gets it: after a form, a removal, a change taken back.
  useEffect(() => {
    if (editing !== null || focusNext.current === null) return;
    const row = root.current?.querySelector<HTMLElement>(`[data-record="${CSS.escape(focusNext.current)}"]`);
    (row ?? root.current?.querySelector<HTMLElement>("[data-add]"))?.focus();
    focusNext.current = null;
  });

  const change = (next: Staged) => {
    setStaged(next);
    setApplied(null);
  };
  const stopEditing = (focus: string | null) => {
    focusNext.current = focus;
    setRow(null);
    if (panel === "add") close();
  };
  const forget = (key: string) => setFaults((all) => new Map([...all].filter(([at]) => at !== key)));
  const stage = (before: ZoneRecord | null, key: string | undefined, draft: Draft) => {
    const next = before ? stageEdit(staged, before, draft) : stageAdd(staged, draft, key);
    change(next);
    if (key) forget(key);
    stopEditing(key ?? [...next.keys()].at(-1) ?? null);
  };
  const onApplied = (result: Applied, isUndo = false) => {
    if (result.changeId === null) {
      const isNoted = result.noted > 0;
      toast({
        tone: isNoted ? "ok" : "info",
        text: isNoted
          ? "Saved. Comments and tags are not published"
          : "There was nothing to change: the zone is like this already",
      });
    }
    setApplied(result.changeId === null ? null : { change: result, isUndo });
    close();
    router.refresh();
  };
  const undo = async () => {
    const { change: last } = applied ?? {};
    if (!last?.changeId) return;
    setUndoing(true);
    try {
      onApplied(await tell("dns.revert", { name: apex, changeId: last.changeId }), true);
    } catch (error) {
      const { message, requestId } = asFault(error);
      toast({ tone: "bad", text: message, code: requestId });
    }
    setUndoing(false);
  };

  return (
    <div ref={root}>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <RecordSearch text={filter.text} />
        <div className="ml-auto flex items-center gap-2">
          {!readOnly && (
            <Button variant="primary" icon="plus" data-add aria-keyshortcuts="a" onClick={startAdding}>
              Add record
              <span aria-hidden className="hidden pointer-fine:inline">
                <Kbd>A</Kbd>
              </span>
            </Button>
          )}
          <Menu
            label="More on records"
            side="bottom-end"
            trigger={<IconButton icon="ellipsis" label="More on records" variant="secondary" size="md" />}
          >
            {!readOnly && (
              <>
                <MenuItem icon="list" onSelect={() => openPanel("templates")}>
                  Start from a template
                </MenuItem>
                <MenuItem icon="file-up" onSelect={() => openPanel("import")}>
                  Import a zone file
                </MenuItem>
              </>
            )}
            <MenuItem icon="download" onSelect={() => openPanel("export")}>
              Export as a zone file
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon="rotate-ccw-clock" onSelect={() => openPanel("history")}>
              History
            </MenuItem>
          </Menu>
        </div>
      </div>
      {children}
      <Card>
        {editing === "new" && (
          <div className="border-line border-b">
            <RecordForm
              key={filter.type}
              initial={{ ...NEW, type: filter.type ?? NEW.type }}
              isNew
              apex={apex}
              policy={policy}
              sets={setFacts(sets)}
              onStage={(draft) => stage(null, undefined, draft)}
              onCancel={() => stopEditing("")}
            />
          </div>
        )}
        {records.length === 0 && ![...staged.values()].some(({ kind }) => kind === "add") ? (
          editing !== "new" && <div>{empty}</div>
        ) : (
          <RecordTable
            apex={apex}
            policy={policy}
            sets={sets}
            staged={staged}
            faults={faults}
            editing={editing}
            liveSet={liveSet}
            readOnly={readOnly}
            on={{
              edit: (key) => {
                if (key === null) return stopEditing(editing);
                if (panel === "add") close();
                setRow(key);
              },
              stage,
              remove: (record) => {
                focusNext.current = record.id;
                change(stageRemove(staged, record));
              },
              discard: (key) => {
                focusNext.current = key;
                change(discard(staged, key));
                forget(key);
              },
              live: setLiveSet,
            }}
          />
        )}
        {footer && <div className="border-line border-t">{footer}</div>}
      </Card>
      {staged.size > 0 && (
        <StagedBar
          count={staged.size}
          hasFaults={faults.size > 0}
          onReview={() => openPanel("review")}
          onDiscard={() => {
            const before = staged;
            setStaged(new Map());
            setFaults(NO_FAULTS);
            toast({
              tone: "info",
              text:
                before.size === 1
                  ? "The staged change is discarded"
                  : `${before.size} staged changes are discarded`,
              action: { label: "Undo", onSelect: () => setStaged(before) },
            });
          }}
        />
      )}
      {staged.size === 0 && applied && (
        <PublishProgress
          applied={applied.change}
          undoing={undoing}
          onUndo={applied.isUndo ? undefined : undo}
          onClose={() => setApplied(null)}
        />
      )}
      {panel && panel !== "add" && (
        <EditorPanels
          panel={panel}
          apex={apex}
          policy={policy}
          serial={serial}
          staged={staged}
          faults={faults}
          readOnly={readOnly}
          onStaged={change}
          onFaults={setFaults}
          onApplied={onApplied}
          onClose={close}
        />
      )}
      {leaving.asked !== null && (
        <LeaveDialog count={staged.size} onStay={leaving.stay} onLeave={leaving.leave} />
      )}
    </div>
  );
}

"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { Badge, type Tone } from "../ui/badge";
import { IconButton } from "../ui/button";
import { Icon } from "../ui/icon";
import { shownValue } from "./record";
import type { StagedFault } from "./staged";
import type { TableRow, TableSet } from "./table-sets";
import { shortTtl, ttlWords } from "./ttl";

const MARK: Record<NonNullable<TableRow["change"]>, { tone: Tone; label: string; row: string }> = {
  add: { tone: "ok", label: "Added", row: "[&>td]:bg-ok-soft/60" },
  edit: { tone: "warn", label: "Changed", row: "[&>td]:bg-warn-soft/60" },
  remove: { tone: "bad", label: "Removed", row: "[&>td]:bg-bad-soft/60" },
};

/** One record. The first of a set carries the set's type, name, TTL and what can be asked of it. */
export function RecordRow({
  set,
  row,
  isFirst,
  isLast,
  faults,
  readOnly,
  onEdit,
  onRemove,
  onDiscard,
  onLive,
  isLive,
}: {
  set: TableSet;
  row: TableRow;
  isFirst: boolean;
  isLast: boolean;
  faults: readonly StagedFault[];
  readOnly: boolean;
  onEdit: () => void;
  onRemove: () => void;
  onDiscard: () => void;
  onLive: () => void;
  isLive: boolean;
}) {
  const { before, after, change } = row;
  const shown = after ?? before;
  if (!shown) return null;
  const mark = change && MARK[change];
  const value = shownValue(shown);
  const label = `${set.type} ${set.name} ${value.slice(0, 80)}`;
  const moved = after && (after.name !== set.name || after.type !== set.type);
  const first = (content: ReactNode) => (isFirst ? content : <span className="sr-only">{content}</span>);
  return (
    <tr
      className={clsx(
        "max-sm:grid max-sm:grid-cols-[4rem_minmax(0,1fr)_auto] max-sm:px-1",
        !isLast && "[&>td]:!border-b-transparent",
        mark?.row,
      )}
    >
      <td className={clsx("align-top max-sm:row-start-1 max-sm:h-auto", !isFirst && "max-sm:hidden")}>
        <span className="inline-flex h-7 items-center">
          {first(<span className="font-medium font-mono text-sm">{set.type}</span>)}
        </span>
      </td>
      <td className={clsx("align-top max-sm:row-start-1 max-sm:h-auto", !isFirst && "max-sm:hidden")}>
        <span className="inline-flex min-h-7 items-center">
          {first(<span className="break-all font-mono text-sm">{set.name}</span>)}
        </span>
      </td>
      <td className="align-top max-sm:col-span-2 max-sm:col-start-1 max-sm:row-start-2 max-sm:h-auto">
        <div className="flex items-start gap-2">
          {readOnly || change === "remove" ? (
            <span className={clsx("break-all py-1 font-mono text-sm", change === "remove" && "line-through")}>
              <Clipped text={value} />
            </span>
          ) : (
            <button
              type="button"
              data-row
              data-record={row.key}
              onClick={onEdit}
              onKeyDown={(event) => {
                if (event.key === "Delete") (change ? onDiscard : onRemove)();
              }}
              className="group -mx-1 min-h-7 min-w-0 break-all px-1 rounded-sm py-1 text-left font-mono text-sm focus-visible:-outline-offset-1"
            >
              <span className="sr-only">
                Edit {set.type} {set.name}{" "}
              </span>
              <Clipped text={value} />
              <Icon
                name="pencil"
                size={14}
                className="ml-2 inline align-[-2px] text-ink-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 pointer-coarse:opacity-100"
              />
            </button>
          )}
        </div>
        <Notes of={shown} />
        {change === "edit" && before && shownValue(before) !== value && (
          <p className="break-all pb-1 font-mono text-ink-2 text-xs">
            {moved && after && (
              <>
                becomes {after.name} {after.type},{" "}
              </>
            )}
            <span className="sr-only">was </span>
            <s>
              <Clipped text={shownValue(before)} />
            </s>
          </p>
        )}
        {faults.map((fault) => (
          <p key={fault.field + fault.message} className="flex items-start gap-1.5 pb-1 text-bad text-sm">
            <Icon name="circle-exclamation-point" size={14} className="mt-0.5" />
            <span className="min-w-0 whitespace-normal">{fault.message}</span>
          </p>
        ))}
      </td>
      <td
        className={clsx(
          "whitespace-nowrap align-top max-sm:col-start-3 max-sm:row-start-1 max-sm:h-auto",
          !isFirst && "max-sm:hidden",
        )}
      >
        <span className="inline-flex h-7 items-center gap-1.5 text-ink-2">
          {first(
            set.ttl === null ? (
              "default"
            ) : (
              <span data-tip={`Resolvers keep the answer for ${ttlWords(set.ttl)}`}>
                {set.ttlBefore !== null && <s className="mr-1.5 text-ink-3">{shortTtl(set.ttlBefore)}</s>}
                {shortTtl(set.ttl)}
              </span>
            ),
          )}
        </span>
      </td>
      <td className="align-top max-sm:col-start-3 max-sm:row-start-2 max-sm:h-auto">
        <div className="flex items-center justify-end gap-0.5">
          {mark && <Badge tone={mark.tone}>{mark.label}</Badge>}
          {isFirst && set.isStored && (
            <IconButton
              icon="radio-tower"
              label={`Is ${set.type} ${set.name} live?`}
              aria-expanded={isLive}
              onClick={onLive}
            />
          )}
          {!readOnly &&
            (change ? (
              <IconButton
                icon="undo-2"
                label={`Discard the change of ${label}`}
                {...(change === "remove" && { "data-row": "", "data-record": row.key })}
                onClick={onDiscard}
              />
            ) : (
              <IconButton icon="trash" label={`Remove ${label}`} onClick={onRemove} />
            ))}
        </div>
      </td>
    </tr>
  );
}

/** What is noted about a record: not published. */
function Notes({ of: { comment, tags = [] } }: { of: { comment?: string; tags?: readonly string[] } }) {
  if (!comment && tags.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 whitespace-normal pb-1.5 text-ink-3 text-xs">
      <span className="sr-only">Note: </span>
      {comment && <span className="min-w-0 break-words">{comment}</span>}
      {tags.map((tag) => (
        <span key={tag} className="break-all rounded-sm bg-hover px-1 font-mono text-ink-2">
          {tag}
        </span>
      ))}
    </p>
  );
}

const CLIP = 160;

/** A long value is cut; the form and the diff show all of it. */
function Clipped({ text }: { text: string }) {
  return text.length <= CLIP ? text : `${text.slice(0, CLIP)}… (${text.length} characters)`;
}

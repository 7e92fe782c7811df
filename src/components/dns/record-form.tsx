"use client";

import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input, Select } from "../ui/input";
import { Kbd } from "../ui/kbd";
import { checkRecord, completeHost, type RecordErrors, relativeName, type TypedRecord } from "./check-record";
import { NoteFields } from "./note-fields";
import { PartInput } from "./part-input";
import { initialParts, type Parts, splitValue } from "./parts";
import { setKey, TYPE_ORDER, wholeName, type ZonePolicy } from "./record";
import { type PartField, RECORD_FORMS } from "./record-types";
import type { Draft, StagedFault } from "./staged";
import { TtlField } from "./ttl-field";

const SPAN: Record<PartField["span"], string> = {
  2: "sm:col-span-2",
  3: "sm:col-span-3",
  4: "sm:col-span-4",
  6: "sm:col-span-6",
  8: "sm:col-span-8",
  9: "sm:col-span-9",
  12: "sm:col-span-12",
};

/** What is being typed. */
type Change = Partial<Omit<TypedRecord, "type">>;

/** Adds or edits one record: fields of its own type, checked while one types. Enter stages it, Esc cancels. */
export function RecordForm({
  initial,
  isNew,
  apex,
  policy,
  faults = [],
  sets,
  onStage,
  onCancel,
}: {
  initial: Draft;
  isNew: boolean;
  apex: string;
  policy: ZonePolicy;
  /** What the server said of it. */
  faults?: readonly StagedFault[];
  /** The TTL and number of records of each set in view, by `setKey`. */
  sets: ReadonlyMap<string, { ttl: number; count: number }>;
  onStage: (draft: Draft) => void;
  onCancel: () => void;
}) {
  const [type, setType] = useState(initial.type);
  const [name, setName] = useState(initial.name === "@" && isNew ? "" : initial.name);
  const [parts, setParts] = useState<Parts>(() =>
    isNew && initial.value === ""
      ? initialParts(initial.type)
      : splitValue(initial.type, initial.value, initial.priority),
  );
  const [ttl, setTtl] = useState(initial.ttl === null ? "" : String(initial.ttl));
  const [comment, setComment] = useState(initial.comment ?? "");
  const [tags, setTags] = useState((initial.tags ?? []).join(", "));
  const [errors, setErrors] = useState<RecordErrors>(() => atFields(faults, initial.type));
  const left = useRef(new Set<string>());
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);

  const { parts: fields, purpose, nameExample = "www" } = RECORD_FORMS[type] ?? { parts: [], purpose: "" };
  const owner = relativeName(name, apex);
  const set = sets.get(setKey({ name: owner, type }));
  const isInSet = !isNew && owner === initial.name && type === initial.type;
  const check = (change: Change = {}) =>
    checkRecord({ type, name, parts, ttl, comment, tags, ...change }, apex, policy);

  const leave = (field: string) => {
    left.current.add(field);
    const checked = check();
    const found = checked.ok ? {} : checked.errors;
    setErrors(Object.fromEntries(Object.entries(found).filter(([at]) => left.current.has(at))));
  };
  const change = (field: string, next: Change) => {
    if (next.comment !== undefined) setComment(next.comment);
    if (next.tags !== undefined) setTags(next.tags);
    if (next.parts) setParts(next.parts);
    if (next.name !== undefined) setName(next.name);
    if (next.ttl !== undefined) setTtl(next.ttl);
    if (!errors[field]) return;
    const checked = check(next);
    const message = checked.ok ? undefined : checked.errors[field];
    const { [field]: _, ...others } = errors;
    setErrors(message ? { ...others, [field]: message } : others);
  };
  const leavePart = (field: PartField) => {
    const text = parts[field.name] ?? "";
    if (field.kind === "host") setParts({ ...parts, [field.name]: completeHost(text) });
    if (text !== "") leave(field.name);
  };
  const changeType = (next: string) => {
    setType(next);
    setParts(initialParts(next));
    setErrors({});
    left.current.clear();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const checked = check();
    if (checked.ok) return onStage(checked.draft);
    setErrors(checked.errors);
    const all = ["name", ...fields.map((part) => part.name), ...AROUND];
    for (const field of all) left.current.add(field);
    const first = all.find((field) => checked.errors[field]);
    form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    onCancel();
  };

  const firstEmpty = isNew ? "name" : fields.find(({ kind }) => kind !== "number")?.name;
  return (
    // `method` matters only before the page is live: what is typed must never land in the URL.
    <form
      ref={form}
      method="post"
      noValidate
      aria-label={isNew ? "Add a record" : `Edit ${initial.type} ${initial.name}`}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      className="whitespace-normal bg-sunken p-4 text-left"
    >
      <div className="grid items-start gap-x-4 gap-y-3 sm:grid-cols-12">
        <div className="sm:col-span-3">
          <Field label="Type">
            {(aria) => (
              <Select {...aria} name="type" value={type} onChange={(event) => changeType(event.target.value)}>
                {TYPE_ORDER.filter((one) => policy.recordTypes.includes(one)).map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <div className="sm:col-span-6">
          <Field
            label="Name"
            error={errors.name}
            hint={
              <>
                <span className="sr-only">Stands for </span>
                <span className="break-all font-mono text-xs">{wholeName(owner, apex)}</span>
                {owner === "@" && " itself"}
              </>
            }
          >
            {(aria) => (
              <Input
                {...aria}
                mono
                name="name"
                value={name}
                placeholder={`@ or ${nameExample}`}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                autoFocus={firstEmpty === "name"}
                onChange={(event) => change("name", { name: event.target.value })}
                onBlur={() => {
                  if (name === "") return;
                  setName(owner);
                  leave("name");
                }}
              />
            )}
          </Field>
        </div>
        <div className="sm:col-span-3">
          <TtlField
            value={ttl}
            onChange={(next) => change("ttl", { ttl: next })}
            policy={policy}
            fallback={set?.ttl ?? policy.defaultTtl}
            shared={set ? set.count - (isInSet ? 1 : 0) : 0}
            error={errors.ttl}
          />
        </div>
        {fields.map((field) => (
          <div key={`${type} ${field.name}`} className={SPAN[field.span]}>
            <PartInput
              field={field}
              value={parts[field.name] ?? ""}
              error={errors[field.name]}
              note={field.kind === "host" ? hostNote(parts[field.name] ?? "", apex) : undefined}
              autoFocus={firstEmpty === field.name}
              onChange={(value) => change(field.name, { parts: { ...parts, [field.name]: value } })}
              onLeave={() => leavePart(field)}
            />
          </div>
        ))}
        <NoteFields
          comment={comment}
          tags={tags}
          errors={errors}
          onComment={(text) => change("comment", { comment: text })}
          onTags={(text) => change("tags", { tags: text })}
          onLeave={leave}
        />
      </div>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-3 text-sm">
          {type} {purpose}.
        </p>
        <div className="flex items-center gap-2">
          <Button variant="ghost" onClick={onCancel}>
            Cancel <Kbd>Esc</Kbd>
          </Button>
          <Button variant="primary" type="submit">
            {isNew ? "Stage record" : "Stage change"}
          </Button>
        </div>
      </div>
    </form>
  );
}

/** A lone label is a name in this zone: said, since elsewhere it may not be. */
function hostNote(text: string, apex: string) {
  const typed = text.trim();
  if (typed === "" || typed.includes(".")) return undefined;
  return (
    <>
      Stands for <span className="break-all font-mono text-xs">{wholeName(typed, apex)}</span>
    </>
  );
}

const AROUND = ["ttl", "comment", "tags"];

/** The server's faults at the fields of the form; one without a field of its own at the first part. */
function atFields(faults: readonly StagedFault[], type: string): RecordErrors {
  const fields = RECORD_FORMS[type]?.parts ?? [];
  const errors: Record<string, string> = {};
  for (const { field, part, message } of faults) {
    const known = fields.find(({ name }) => name === (part ?? field))?.name;
    const at =
      known ?? (field === "value" ? fields.at(-1)?.name : AROUND.includes(field) ? field : "name") ?? "name";
    errors[at] ??= message;
  }
  return errors;
}

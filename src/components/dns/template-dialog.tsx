"use client";

import { useState } from "react";
import { Button } from "../ui/button";
import { Radio } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { checkRecord, completeHost } from "./check-record";
import { splitValue } from "./parts";
import { shownValue, type ZonePolicy } from "./record";
import type { Draft } from "./staged";
import { fill, TEMPLATES, type Template } from "./templates";

const GROUPS = ["Mail", "Website", "Safety"] as const;

/** Stages the records of a usual need. */
export function TemplateDialog({
  apex,
  policy,
  onStage,
  onClose,
}: {
  apex: string;
  policy: ZonePolicy;
  onStage: (drafts: readonly Draft[]) => void;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState<Template | null>(null);
  const [blank, setBlank] = useState("");
  const [error, setError] = useState<string | null>(null);

  const text = chosen?.id === "microsoft" ? completeHost(blank) : blank;
  const drafts = chosen ? fill(chosen, text, apex) : [];
  const stage = () => {
    if (!chosen) return;
    if (chosen.blank && blank.trim() === "") {
      return setError(`Enter the ${chosen.blank.label.toLowerCase()}, such as ${chosen.blank.example}`);
    }
    for (const { type, name, value, priority } of drafts) {
      const parts = splitValue(type, value, priority);
      const checked = checkRecord({ type, name, parts, ttl: "" }, apex, policy);
      if (!checked.ok) return setError(Object.values(checked.errors)[0] ?? null);
    }
    onStage(drafts);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title="Start from a template"
      description="The records of a usual need. They are staged: nothing is live until you apply."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!chosen} onClick={stage}>
            {chosen
              ? `Stage ${drafts.length} ${drafts.length === 1 ? "record" : "records"}`
              : "Stage records"}
          </Button>
        </>
      }
    >
      <div className="grid gap-6 sm:grid-cols-2">
        <div className="space-y-4">
          {GROUPS.map((group) => (
            <fieldset key={group} className="space-y-1">
              <legend className="mb-1 font-medium text-ink-3 text-sm">{group}</legend>
              {TEMPLATES.filter((template) => template.group === group).map((template) => (
                <Radio
                  key={template.id}
                  name="template"
                  label={template.label}
                  hint={template.text}
                  checked={chosen === template}
                  onChange={() => {
                    setChosen(template);
                    setBlank("");
                    setError(null);
                  }}
                />
              ))}
            </fieldset>
          ))}
        </div>
        <div className="space-y-4">
          {chosen?.blank && (
            <Field label={chosen.blank.label} hint={chosen.blank.hint} error={error ?? undefined}>
              {(aria) => (
                <Input
                  {...aria}
                  mono
                  value={blank}
                  autoComplete="off"
                  spellCheck={false}
                  placeholder={chosen.blank?.example}
                  onChange={(event) => {
                    setBlank(event.target.value);
                    setError(null);
                  }}
                  onKeyDown={(event) => event.key === "Enter" && stage()}
                />
              )}
            </Field>
          )}
          {chosen ? (
            <section
              aria-label="Records of the template"
              className="rounded-md border border-line bg-sunken p-3"
            >
              <ul className="space-y-2 font-mono text-sm">
                {drafts.map((draft) => (
                  <li key={`${draft.type} ${draft.name} ${draft.value}`}>
                    <span className="font-medium">{draft.type}</span> {draft.name}
                    <span className="block break-all text-ink-2">{shownValue(draft)}</span>
                  </li>
                ))}
              </ul>
            </section>
          ) : (
            <p className="text-ink-3">Choose one to see its records.</p>
          )}
        </div>
      </div>
    </Dialog>
  );
}

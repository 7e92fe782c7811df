"use client";

import { lazy, Suspense, useState } from "react";
import { ChoiceField, FormFault, SubmitButton, TextareaField, TextField } from "../form/fields";
import { Form } from "../form/form";
import { Card, CardBody, CardHeader } from "../ui/card";
import { Checkbox } from "../ui/choice";
import { toast } from "../ui/toast";
import { type PolicyForm as FormValues, policyChanges } from "./policy-diff";
import {
  COMMAND_WORDS,
  FIELD_WORDS,
  LISTING_WORDS,
  type PolicyField,
  type PolicyValues,
} from "./policy-words";

const ReviewDialog = lazy(() => import("./review-dialog"));

type NumberField = {
  [Field in PolicyField]: PolicyValues[Field] extends number ? Field : never;
}[PolicyField];
type BooleanField = {
  [Field in PolicyField]: PolicyValues[Field] extends boolean ? Field : never;
}[PolicyField];
type ListField = {
  [Field in PolicyField]: PolicyValues[Field] extends string[] ? Field : never;
}[PolicyField];

/** Every rule of a namespace, each with what it does; what would change is shown before it is saved. */
export function PolicyForm({
  name,
  policy,
  scripts,
  recordTypes,
  disabled,
}: {
  name: string;
  policy: PolicyValues;
  scripts: readonly string[];
  recordTypes: readonly string[];
  disabled: boolean;
}) {
  const [changes, setChanges] = useState<Partial<PolicyValues> | null>(null);
  const number = (field: NumberField) => (
    <TextField
      name={field}
      type="number"
      inputMode="numeric"
      label={FIELD_WORDS[field].label}
      hint={FIELD_WORDS[field].effect}
      defaultValue={policy[field]}
      autoComplete="off"
    />
  );
  const choices = (
    field: ListField,
    all: readonly string[],
    words: Readonly<Record<string, string>> = {},
  ) => (
    <ChoiceField name={field} label={FIELD_WORDS[field].label} hint={FIELD_WORDS[field].effect}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-4">
        {all.map((one) => (
          <div key={one} className={words[one] ? "col-span-full" : undefined}>
            <Checkbox
              name={field}
              value={one}
              defaultChecked={policy[field].includes(one)}
              label={words[one] ?? one}
            />
          </div>
        ))}
      </div>
    </ChoiceField>
  );
  const yesNo = (field: BooleanField, label: string) => (
    <ChoiceField name={field} label={FIELD_WORDS[field].label}>
      <Checkbox name={field} defaultChecked={policy[field]} label={label} hint={FIELD_WORDS[field].effect} />
    </ChoiceField>
  );
  return (
    <>
      <Form<FormValues, void>
        label={`Policy of ${name}`}
        schema={async () => (await import("@/services/registry/schema")).policyInput as never}
        submit={async (values) => {
          const found = policyChanges(policy, values);
          if (Object.keys(found).length > 0) setChanges(found);
          else toast({ tone: "info", text: "Nothing differs from what is saved" });
        }}
      >
        <fieldset disabled={disabled} className="min-w-0 space-y-5">
          <Section title="Labels" text="What can be registered under this namespace.">
            <Row>
              {number("minLabelLength")}
              {number("maxLabelLength")}
            </Row>
            {choices("idnScripts", scripts)}
          </Section>
          <Section title="Terms and grace" text="How long a name is held, and what happens when it ends.">
            <Row>
              {number("minYears")}
              {number("maxYears")}
              {number("addGraceDays")}
              {number("renewGraceDays")}
              {number("autoRenewGraceDays")}
              {number("expiryHoldDays")}
              {number("redemptionDays")}
              {number("pendingDeleteDays")}
            </Row>
          </Section>
          <Section
            title="Transfers and locks"
            text="How a name changes hands, and what keeps it where it is."
          >
            <Row>
              {number("transferDays")}
              {number("transferLockDays")}
            </Row>
            {yesNo("unlockNeedsApproval", "Taking it off waits for an operator")}
          </Section>
          <Section title="Contacts" text="Who stands behind a name.">
            {yesNo("verifyContacts", "A registration waits until it is verified")}
          </Section>
          <Section title="DNS" text="What zones under this namespace hold, and who answers for them.">
            <Row>
              {number("minTtl")}
              {number("maxTtl")}
              {number("defaultTtl")}
            </Row>
            {choices("recordTypes", recordTypes)}
            <Row>
              <TextareaField
                name="nameservers"
                mono
                rows={4}
                label={FIELD_WORDS.nameservers.label}
                hint={FIELD_WORDS.nameservers.effect}
                defaultValue={policy.nameservers.join("\n")}
                spellCheck={false}
              />
              <TextField
                name="hostmaster"
                mono
                label={FIELD_WORDS.hostmaster.label}
                hint={FIELD_WORDS.hostmaster.effect}
                defaultValue={policy.hostmaster}
                autoComplete="off"
                spellCheck={false}
              />
            </Row>
          </Section>
          <Section title="Offer" text="Who can register names here, and what registrars' commands wait for.">
            {choices("listedFor", Object.keys(LISTING_WORDS), LISTING_WORDS)}
            {choices("autoApply", Object.keys(COMMAND_WORDS), COMMAND_WORDS)}
            <ChoiceField name="isDefault" label={FIELD_WORDS.isDefault.label}>
              <Checkbox
                name="isDefault"
                defaultChecked={policy.isDefault}
                label={`${name} is the default namespace`}
                hint={FIELD_WORDS.isDefault.effect}
              />
            </ChoiceField>
          </Section>
          <FormFault />
          <div className="flex justify-end">
            <SubmitButton disabled={disabled}>Review changes</SubmitButton>
          </div>
        </fieldset>
      </Form>
      {changes && (
        <Suspense>
          <ReviewDialog name={name} policy={policy} changes={changes} onClose={() => setChanges(null)} />
        </Suspense>
      )}
    </>
  );
}

function Section({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <Card>
      <CardHeader title={title} text={text} />
      <CardBody className="space-y-5">{children}</CardBody>
    </Card>
  );
}

function Row({ children }: { children: React.ReactNode }) {
  return <div className="grid items-start gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">{children}</div>;
}

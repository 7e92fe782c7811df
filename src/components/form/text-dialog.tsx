"use client";

import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { FormFault, SubmitButton, TextareaField } from "./fields";
import { Form } from "./form";
import { FormFoot } from "./form-foot";
import type { Schema } from "./validate";

/** A decision that takes a text: a reason, a question, a remark. */
export function TextDialog<Values extends object>({
  title,
  description,
  field,
  label,
  hint,
  placeholder,
  text,
  rows = 4,
  action,
  danger = false,
  schema,
  fixed,
  submit,
  done,
  onClose,
  children,
}: {
  title: string;
  description?: ReactNode;
  field: keyof Values & string;
  label: string;
  hint?: string;
  placeholder?: string;
  /** What the field begins with. */
  text?: string;
  rows?: number;
  /** The verb on the button. */
  action: string;
  danger?: boolean;
  schema: () => Promise<Schema<Values>>;
  fixed: Partial<Values>;
  submit: (values: Values) => Promise<unknown>;
  /** What the toast says then. */
  done: string;
  onClose: () => void;
  /** Above the field. */
  children?: ReactNode;
}) {
  return (
    <Dialog open onClose={onClose} title={title} description={description}>
      <Form<Values, unknown>
        label={title}
        schema={schema}
        fixed={fixed}
        submit={submit}
        onDone={() => {
          toast({ tone: "ok", text: done });
          onClose();
        }}
      >
        {children}
        <TextareaField
          name={field}
          label={label}
          hint={hint}
          placeholder={placeholder}
          defaultValue={text}
          rows={rows}
        />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton variant={danger ? "danger" : "primary"}>{action}</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

"use client";

import clsx from "clsx";
import { type ComponentProps, type ReactNode, use, useSyncExternalStore } from "react";
import { Button } from "../ui/button";
import { FaultAlert } from "../ui/fault-alert";
import { Field } from "../ui/field";
import { Input, Select, Textarea } from "../ui/input";
import { FormContext } from "./form-context";

interface Named {
  /** Its path in the procedure's input. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Left out of the input when empty. */
  optional?: boolean;
  action?: ReactNode;
}

const omit = (optional?: boolean) => (optional ? "omit" : undefined);

export function TextField({ label, hint, optional, action, ...rest }: Named & ComponentProps<typeof Input>) {
  const { errors } = use(FormContext);
  return (
    <Field label={label} hint={hint} optional={optional} action={action} error={errors[rest.name]}>
      {(aria) => <Input data-empty={omit(optional)} {...rest} {...aria} />}
    </Field>
  );
}

export function TextareaField({
  label,
  hint,
  optional,
  action,
  ...rest
}: Named & ComponentProps<typeof Textarea>) {
  const { errors } = use(FormContext);
  return (
    <Field label={label} hint={hint} optional={optional} action={action} error={errors[rest.name]}>
      {(aria) => <Textarea data-empty={omit(optional)} {...rest} {...aria} />}
    </Field>
  );
}

/** `numeric` when the input wants a number. */
export function SelectField({
  label,
  hint,
  optional,
  action,
  numeric = false,
  ...rest
}: Named & { numeric?: boolean } & ComponentProps<typeof Select>) {
  const { errors } = use(FormContext);
  return (
    <Field label={label} hint={hint} optional={optional} action={action} error={errors[rest.name]}>
      {(aria) => (
        <Select data-empty={omit(optional)} data-kind={numeric ? "number" : undefined} {...rest} {...aria} />
      )}
    </Field>
  );
}

/** Several check boxes or radios that answer one question. */
export function ChoiceField({
  name,
  label,
  hint,
  children,
}: {
  name: string;
  label: string;
  hint?: ReactNode;
  children: ReactNode;
}) {
  const { errors } = use(FormContext);
  return (
    <fieldset className="space-y-1.5">
      <legend className="font-medium text-sm">{label}</legend>
      {hint && <p className="text-ink-3 text-sm">{hint}</p>}
      <div className="space-y-1">{children}</div>
      {errors[name] && (
        <p role="alert" className="text-bad text-sm">
          {errors[name]}
        </p>
      )}
    </fieldset>
  );
}

/** What the server said about the whole form, and faults that belong to no field on it. Put it above the button. */
export function FormFault() {
  const { fault, errors } = use(FormContext);
  if (fault) return <FaultAlert fault={fault} />;
  const whole = errors[""];
  return whole ? (
    <FaultAlert fault={{ code: "invalid_request", message: whole, fields: [], details: {} }} />
  ) : null;
}

const never = () => () => {};

/** Takes no press before the page is live: the browser itself would send the form to nowhere and empty it. */
export function SubmitButton({ children, disabled, className, ...rest }: ComponentProps<typeof Button>) {
  const { busy } = use(FormContext);
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <Button
      variant="primary"
      {...rest}
      type="submit"
      busy={busy}
      disabled={disabled || !live}
      className={live ? className : clsx(className, "disabled:opacity-100")}
    >
      {children}
    </Button>
  );
}

"use client";

import {
  type FocusEvent,
  type FormEvent,
  type ReactNode,
  type SubmitEvent,
  useMemo,
  useRef,
  useState,
} from "react";
import { asFault, type Fault } from "../fault";
import { FormContext } from "./form-context";
import { readValues } from "./read-values";
import { type Errors, faultsAt, type Schema, validate } from "./validate";

/** Whether every fault has its control on the form, so that it shows there. */
function isShownAtFields(form: HTMLFormElement, errors: Errors): boolean {
  const paths = Object.keys(errors);
  return paths.length > 0 && paths.every((path) => form.elements.namedItem(path) !== null);
}

/**
 * A form that is checked by the schema its procedure uses. The schema is loaded when the first field is left, so that a
 * page does not pay for zod before anybody types. Controls are plain and named by their path in the input; a field is
 * checked once it was left, all of them at `submit`. Faults the server finds appear at their fields too.
 *
 * `submit` gets the values as typed (the server parses them itself); what it returns goes to `onDone`.
 */
export function Form<Values, Result>({
  schema,
  fixed,
  submit,
  onDone,
  className = "space-y-4",
  label,
  children,
}: {
  schema: () => Promise<Schema<Values>>;
  /** Values that are not in a control, such as the name that a setting belongs to. */
  fixed?: Partial<Values>;
  submit: (values: Values) => Promise<Result>;
  onDone?: (result: Result, values: Values) => void | Promise<void>;
  className?: string;
  label?: string;
  children: ReactNode;
}) {
  const [errors, setErrors] = useState<Errors>({});
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const left = useRef(new Set<string>());

  const values = (form: HTMLFormElement) => ({ ...readValues(form), ...fixed });

  const checkLeft = async (form: HTMLFormElement) => {
    const found = await validate(await schema(), values(form));
    setErrors(Object.fromEntries(Object.entries(found).filter(([path]) => left.current.has(path))));
  };

  const onBlur = (event: FocusEvent<HTMLFormElement>) => {
    const control = event.target as unknown as HTMLInputElement;
    if (!control.name || (control.value === "" && !left.current.has(control.name))) return;
    left.current.add(control.name);
    // Pressing the button checks all by itself; a message that comes between its down and its up would move it away.
    if (event.relatedTarget instanceof HTMLButtonElement && event.relatedTarget.type === "submit") return;
    void checkLeft(event.currentTarget);
  };

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement;
    if (name && errors[name]) void checkLeft(event.currentTarget);
  };

  const showErrors = (form: HTMLFormElement, found: Errors) => {
    for (const path of Object.keys(found)) left.current.add(path);
    setErrors(found);
    for (const control of form.elements) {
      if (control instanceof HTMLElement && "name" in control && found[String(control.name)]) {
        control.focus();
        return;
      }
    }
  };

  const onSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    if (busy) return;
    const form = event.currentTarget;
    setBusy(true);
    setFault(null);
    try {
      const input = values(form);
      const found = await validate(await schema(), input);
      if (Object.keys(found).length > 0) return showErrors(form, found);
      setErrors({});
      const result = await submit(input as Values);
      await onDone?.(result, input as Values);
    } catch (error) {
      const failed = asFault(error);
      const found = faultsAt(failed);
      // What stands at its field is not said a second time beneath.
      if (!isShownAtFields(form, found)) setFault(failed);
      showErrors(form, found);
    } finally {
      setBusy(false);
    }
  };

  const context = useMemo(() => ({ errors, fault, busy }), [errors, fault, busy]);

  return (
    // `method` matters only before the page is live: what is typed must never land in the URL.
    <form
      method="post"
      noValidate
      aria-label={label}
      className={className}
      onBlur={onBlur}
      onInput={onInput}
      onSubmit={onSubmit}
    >
      <FormContext value={context}>{children}</FormContext>
    </form>
  );
}

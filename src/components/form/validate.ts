import type { Fault } from "../fault";

/** The first fault of each field, by its dotted path. */
export type Errors = Readonly<Record<string, string>>;

/** As much of Standard Schema (https://standardschema.dev) as a form needs; zod's schemas are such. */
export interface Schema<Input> {
  readonly "~standard": {
    readonly validate: (value: unknown) => Outcome | Promise<Outcome>;
    readonly types?: { readonly input: Input } | undefined;
  };
}

interface Outcome {
  readonly issues?: readonly {
    readonly message: string;
    readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  }[];
}

/** What is wrong with `value`; empty when nothing is. A fault of the whole is at "". */
export async function validate(schema: Schema<never> | Schema<unknown>, value: unknown): Promise<Errors> {
  const { issues = [] } = await schema["~standard"].validate(value);
  return firstOfEach(
    issues.map(({ path = [], message }) => ({
      path: path.map((step) => String(typeof step === "object" ? step.key : step)).join("."),
      message,
    })),
  );
}

/** The faults that the server found at fields. */
export function faultsAt(fault: Fault): Errors {
  return firstOfEach(fault.fields);
}

function firstOfEach(faults: readonly { path: string; message: string }[]): Errors {
  const errors: Record<string, string> = {};
  for (const { path, message } of faults) errors[path] ??= message;
  return errors;
}

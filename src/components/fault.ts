/** A failure as the interface shows it: where, what, and for support the code and the request id. */
export interface Fault {
  /** A code of the catalogue (`src/services/error-catalogue.ts`), or `network` when no answer came. */
  readonly code: string;
  readonly message: string;
  /** Faults at fields; `path` is dotted, as the fields of a form are named. */
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId?: string;
}

/** What `ask` and `tell` throw. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.name = "FaultError";
    this.fault = fault;
  }
}

/** Any thrown thing as a fault; what is not one is a defect of the page. */
export function asFault(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  return {
    code: "internal",
    message: "Something went wrong on this page: reload it, then try again",
    fields: [],
    details: {},
  };
}

/** What is wrong with a record's data: which field, and what to do. */
export interface RdataProblem {
  /** As the RFC names the part of the RDATA: `address`, `priority`, `target`, … */
  readonly field: string;
  readonly code: string;
  /** A sentence that names the record type or the field. */
  readonly message: string;
  /** What to write instead, when that can be said. */
  readonly fix?: string;
}

/** Carries a problem out of a parser; caught by `parseRdata`, never seen outside of `lib/dns`. */
export class RdataError extends Error {
  readonly problem: Omit<RdataProblem, "field">;

  constructor(code: string, message: string, fix?: string) {
    super(message);
    this.problem = fix === undefined ? { code, message } : { code, message, fix };
  }
}

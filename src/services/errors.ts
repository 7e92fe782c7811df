import { CATALOGUE, type ErrorCode } from "./error-catalogue";

/** A fault at one place of the input. `path` is dotted: `dns_records.0.value`. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/**
 * The one error that verbs throw for what a caller did or met. Doors write it in their dialect; anything else that is
 * thrown is a defect and becomes `internal`.
 */
export class RegistryError extends Error {
  readonly code: ErrorCode;
  /** Safe to show to the caller: no secret, nothing of another tenant. Keys in snake_case. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldFault[];

  constructor(
    code: ErrorCode,
    about: {
      message?: string;
      details?: Record<string, unknown>;
      fields?: readonly FieldFault[];
      cause?: unknown;
    } = {},
  ) {
    super(about.message ?? CATALOGUE[code].message, { cause: about.cause });
    this.name = "RegistryError";
    this.code = code;
    this.details = about.details ?? {};
    this.fields = about.fields ?? [];
  }
}

/** Turns whatever was thrown into a RegistryError; a defect's text never reaches the caller. */
export function toRegistryError(error: unknown): RegistryError {
  if (error instanceof RegistryError) return error;
  if (isDatabaseDown(error)) return new RegistryError("unavailable", { cause: error });
  return new RegistryError("internal", { cause: error });
}

const CONNECTION_FAULTS = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "57P01",
  "57P02",
  "57P03",
  "53100",
  "53200",
  "53300",
  "P1001",
  "P1002",
  "P1017",
  "P2024",
  "P2028",
]);

function isDatabaseDown(error: unknown): boolean {
  for (
    let e = error as { code?: unknown; cause?: unknown } | null | undefined, depth = 0;
    e && depth < 5;
    depth++
  ) {
    if (typeof e !== "object") return false;
    if (typeof e.code === "string" && CONNECTION_FAULTS.has(e.code)) return true;
    e = e.cause as { code?: unknown; cause?: unknown } | null | undefined;
  }
  return false;
}

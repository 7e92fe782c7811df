import type { RdataProblem } from "../problem";
import type { Token } from "../tokens";

/** What a value is read against. */
export interface RdataContext {
  /** The zone's apex, wire form: names without final dot are relative to it. */
  readonly origin: Uint8Array;
  /** Turns a Unicode label into its A-label, null when it has none. Without it such labels are refused. */
  readonly toALabel?: (label: string) => string | null;
}

/** One part of RDATA, in presentation form and on the wire. */
export interface Field {
  readonly name: string;
  /** Takes all tokens that are left, at least one. */
  readonly takesRest?: boolean;
  /** Is a host that the record points at. */
  readonly isTarget?: boolean;
  /** A domain name that RFC 3597 §4 lets a message compress: the types of RFC 1035. */
  readonly compressible?: boolean;
  /** @throws RdataError */
  parse(tokens: readonly Token[], context: RdataContext): Uint8Array;
  /** Canonical text of the part at `offset`, and where the next begins. `end` is the end of the RDATA. */
  format(wire: Uint8Array, offset: number, end: number): { text: string; next: number };
}

/** A record type: its code and its parts. */
export interface RdataType {
  readonly name: string;
  readonly code: number;
  readonly fields: readonly Field[];
  /** A value in zone-file form, for messages. */
  readonly example: string;
  /** What the parts together break; `texts` in canonical form, by the order of `fields`. */
  check?(texts: readonly string[], wire: Uint8Array): RdataProblem[];
}

/** The answer of a parser: canonical text and wire form, or every problem found. */
export type ParsedRdata =
  | {
      readonly ok: true;
      readonly text: string;
      readonly wire: Uint8Array;
      readonly targets: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly RdataProblem[] };

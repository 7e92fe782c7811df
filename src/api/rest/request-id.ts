import { newRequestId } from "../context";

const WELL_FORMED = /^[\w.:~+/=-]{1,128}$/;

/** The client's own request id when it is well-formed, else a new one. */
export function requestIdOf(header: string | undefined): string {
  return header !== undefined && WELL_FORMED.test(header) ? header : newRequestId();
}

import type { WireError } from "./errors";

/** `{"success":true,"errors":[],"messages":[],"result":…,"result_info":…}` */
export function successBody(result: unknown, info?: unknown, messages: readonly WireError[] = []): string {
  return JSON.stringify({ success: true, errors: [], messages, result, result_info: info });
}

/** `{"success":false,"errors":[…],"messages":[],"result":null}` */
export function refusalBody(errors: readonly WireError[]): string {
  return JSON.stringify({ success: false, errors, messages: [], result: null });
}

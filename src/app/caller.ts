import { headers } from "next/headers";
import { cache } from "react";
import type { Caller } from "@/api/trpc/root";

/**
 * The tRPC procedures, called in the process as the visitor of this page: `(await caller()).names.list({…})`. Who
 * that is, is asked once a page. Procedures throw as `registryErrorOf` reads.
 */
export const caller = cache(async (): Promise<Caller> => {
  // First, so that the build leaves the page to the request.
  const visitor = new Headers(await headers());
  if (!globalThis.portolan)
    throw new Error("Pages are served by Portolan's own server: start it with npm start");
  return globalThis.portolan.createCaller(visitor);
});

/** The catalogue's code, message and details of an error that a procedure threw; null for any other error. */
export function registryErrorOf(
  error: unknown,
): { code: string; message: string; details: Readonly<Record<string, unknown>> } | null {
  // By shape: the pages' bundle has other classes than the server's.
  const cause = (
    error as {
      cause?: { name?: unknown; code?: unknown; message?: unknown; details?: Record<string, unknown> };
    } | null
  )?.cause;
  if (cause?.name !== "RegistryError" || typeof cause.code !== "string") return null;
  return { code: cause.code, message: String(cause.message), details: cause.details ?? {} };
}

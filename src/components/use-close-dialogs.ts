"use client";

import { useRouter } from "next/navigation";
import { setUrlParams } from "./use-url-param";

/**
 * Closes the dialogs that these search parameters open, then brings the page up to date with what they did. In this
 * order: a change of the URL throws away a refresh that is under way.
 */
export function useCloseDialogs(...params: readonly string[]): () => void {
  const router = useRouter();
  return () => {
    setUrlParams(Object.fromEntries(params.map((name) => [name, null])));
    router.refresh();
  };
}

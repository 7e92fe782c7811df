"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState, useTransition } from "react";
import { asFault, type Fault } from "./fault";
import { toast } from "./ui/toast";

/**
 * Runs a command from a button or menu: `busy` until the page shows what it did, the failure as a toast (or as `fault`
 * when `quiet`).
 */
export function useAction({ quiet = false }: { quiet?: boolean } = {}) {
  const router = useRouter();
  const [running, setRunning] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [refreshing, startTransition] = useTransition();

  const run = useCallback(
    async (work: () => Promise<unknown>, done?: string): Promise<boolean> => {
      setRunning(true);
      setFault(null);
      try {
        await work();
        if (done) toast({ tone: "ok", text: done });
        startTransition(() => router.refresh());
        return true;
      } catch (error) {
        const found = asFault(error);
        setFault(found);
        if (!quiet) toast({ tone: "bad", text: found.message, code: found.requestId });
        return false;
      } finally {
        setRunning(false);
      }
    },
    [quiet, router],
  );

  return { run, busy: running || refreshing, fault, clear: () => setFault(null) };
}

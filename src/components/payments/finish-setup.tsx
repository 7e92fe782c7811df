"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { tell } from "../trpc";
import { toast } from "../ui/toast";
import { setUrlParams, useUrlParam } from "../use-url-param";

/** Saves the card of somebody who comes back from the provider's page with `?setup=…`. */
export function FinishSetup() {
  const [setupRef] = useUrlParam("setup");
  const router = useRouter();
  const begun = useRef(false);
  useEffect(() => {
    if (!setupRef || begun.current) return;
    begun.current = true;
    const finish = async () => {
      const { isSaved } = await tell("payments.finishCardSetup", { setupRef });
      toast(
        isSaved
          ? { tone: "ok", text: "The card is saved" }
          : { tone: "info", text: "The provider has not told of the card yet: it appears here when it has" },
      );
    };
    finish()
      .catch(() => toast({ tone: "bad", text: "The card could not be saved: try again" }))
      .finally(() => {
        setUrlParams({ setup: null });
        router.refresh();
      });
  }, [setupRef, router]);
  return null;
}

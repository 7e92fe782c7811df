"use client";

import { tell } from "../trpc";
import { Button } from "../ui/button";
import { useAction } from "../use-action";
import { setUrlParams } from "../use-url-param";
import type { ListingState } from "./channel-state";

/** What an operator can decide about one listing. */
export function ListingActions({
  slug,
  namespace,
  state,
}: {
  slug: string;
  namespace: string;
  state: ListingState;
}) {
  const { run, busy } = useAction();
  const open = (action: string) => setUrlParams({ do: action, namespace });
  return (
    <span className="inline-flex flex-wrap justify-end gap-1.5">
      {state !== "approved" && (
        <Button
          size="sm"
          busy={busy}
          onClick={() =>
            run(
              () => tell("console.channels.decideListing", { slug, namespace, decision: "approve" }),
              `${namespace} is approved`,
            )
          }
        >
          Approve
        </Button>
      )}
      {state === "requested" && (
        <Button size="sm" variant="danger-quiet" onClick={() => open("refuse-listing")}>
          Refuse
        </Button>
      )}
      {state === "approved" && (
        <Button size="sm" variant="danger-quiet" onClick={() => open("withdraw-listing")}>
          Withdraw
        </Button>
      )}
    </span>
  );
}

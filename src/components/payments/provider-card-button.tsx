"use client";

import { tell } from "../trpc";
import { Button } from "../ui/button";
import { useAction } from "../use-action";

/** Leads to the provider's page, where a card is entered and saved. */
export function ProviderCardButton() {
  const { run, busy } = useAction();
  return (
    <Button
      icon="plus"
      size="sm"
      busy={busy}
      onClick={() =>
        run(async () => {
          const { url } = await tell("payments.startCardSetup");
          location.assign(url);
        })
      }
    >
      Add a card
    </Button>
  );
}

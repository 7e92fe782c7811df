"use client";

import { Button } from "../ui/button";
import { setUrlParams } from "../use-url-param";

/** What a side can do with a transfer that waits: its holder answers, who asked may cancel. */
export function TransferButtons({
  id,
  fqdn,
  direction,
  whyNot,
}: {
  id: string;
  fqdn: string;
  direction: "in" | "out";
  whyNot: string | null;
}) {
  const open = (dialog: "approve" | "reject" | "cancel") =>
    setUrlParams({ approve: null, reject: null, cancel: null, [dialog]: id });
  const isOff = whyNot !== null;
  return (
    <div className="flex gap-1.5" data-tip={whyNot ?? undefined}>
      {direction === "in" ? (
        <Button disabled={isOff} aria-label={`Cancel request for ${fqdn}`} onClick={() => open("cancel")}>
          Cancel request
        </Button>
      ) : (
        <>
          <Button disabled={isOff} aria-label={`Approve ${fqdn}`} onClick={() => open("approve")}>
            Approve
          </Button>
          <Button disabled={isOff} aria-label={`Reject ${fqdn}`} onClick={() => open("reject")}>
            Reject
          </Button>
        </>
      )}
    </div>
  );
}

import type { Fault } from "../fault";
import { LinkButton } from "../ui/button";
import { FaultAlert } from "../ui/fault-alert";

/** A failure of something that costs money, with the way to add some when that is what is missing. */
export function MoneyFault({ fault }: { fault: Fault }) {
  return (
    <div className="space-y-2">
      <FaultAlert fault={fault} />
      {fault.code === "insufficient_balance" && (
        <LinkButton href="/dashboard/billing" size="sm" icon="wallet">
          Add money
        </LinkButton>
      )}
    </div>
  );
}

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
      {fault.code === "spend_limit_exceeded" && (
        <LinkButton
          href={
            fault.details.limit_of === "api_key"
              ? "/dashboard/billing/details"
              : "/dashboard/billing?spend-limit=1"
          }
          size="sm"
          icon="wallet"
        >
          Change the limit
        </LinkButton>
      )}
    </div>
  );
}

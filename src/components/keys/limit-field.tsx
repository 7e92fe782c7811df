import { toTyped } from "../channels/money-form";
import { TextField } from "../form/fields";

/** What a key may spend in a calendar month; empty for no limit of its own. */
export function LimitField({
  currency,
  limit,
  forAgent = false,
}: {
  currency: string;
  limit: number | null;
  /** Agents buy nothing without one. */
  forAgent?: boolean;
}) {
  return (
    <TextField
      name="spendLimitAmount"
      label={`Spend limit a month (${currency})`}
      hint={
        forAgent
          ? "What it may spend in a calendar month. An agent buys nothing by a key without a limit."
          : "What it may spend in a calendar month, beside the account’s own limit. Empty: no limit of its own."
      }
      inputMode="decimal"
      data-empty="null"
      defaultValue={toTyped(limit, currency)}
      placeholder="100.00"
      autoComplete="off"
      className="max-w-40"
    />
  );
}

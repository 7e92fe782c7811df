import { toTyped } from "../channels/money-form";
import { TextField } from "../form/fields";

/** What a key may spend in a calendar month; empty for no limit of its own. */
export function LimitField({ currency, limit }: { currency: string; limit: number | null }) {
  return (
    <TextField
      name="spendLimitAmount"
      label={`Spend limit a month (${currency})`}
      hint="What it may spend in a calendar month, beside the account’s own limit. Empty: no limit of its own."
      inputMode="decimal"
      data-empty="null"
      defaultValue={toTyped(limit, currency)}
      placeholder="100.00"
      autoComplete="off"
      className="max-w-40"
    />
  );
}

import { formatMoney } from "@/lib/money";

/** An amount in minor units with its currency. `signed` shows a plus too, as statements do. */
export function Money({
  amount,
  currency,
  signed = false,
}: {
  amount: number;
  currency: string;
  signed?: boolean;
}) {
  const text = formatMoney({ amount: Math.abs(amount), currency });
  const sign = amount < 0 ? "−" : signed && amount > 0 ? "+" : "";
  return <span className="whitespace-nowrap tabular-nums">{sign + text}</span>;
}

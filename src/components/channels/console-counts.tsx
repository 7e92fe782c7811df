import type { RouterOutputs } from "@/api/trpc/root";
import { Money } from "../ui/money";
import { Stat, StatRow } from "../ui/stat";

const count = new Intl.NumberFormat("en");

/** What a channel has and can spend, as operators see it. */
export function ConsoleCounts({
  channel,
  liveKeys,
}: {
  channel: RouterOutputs["console"]["channels"]["get"];
  liveKeys: number;
}) {
  return (
    <StatRow>
      <Stat label="Names" value={count.format(channel.names)} note="under its sponsorship" />
      <Stat
        label="Pending backend work"
        value={count.format(channel.pendingWork)}
        note="waits for an operator"
        href={`/console/work?channel=${channel.slug}`}
      />
      <Stat label="Keys" value={count.format(liveKeys)} note="that work now" />
      {channel.balances.map(({ currency, balance, creditLimit }) => (
        <Stat
          key={currency}
          label={`Balance in ${currency}`}
          value={<Money amount={balance} currency={currency} />}
          note={
            creditLimit > 0 ? (
              <>
                credit limit <Money amount={creditLimit} currency={currency} />
              </>
            ) : (
              "no credit"
            )
          }
        />
      ))}
    </StatRow>
  );
}

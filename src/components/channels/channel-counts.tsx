import type { RouterOutputs } from "@/api/trpc/root";
import { Money } from "../ui/money";
import { Stat, StatRow } from "../ui/stat";

const count = new Intl.NumberFormat("en");

/** What the channel can spend, what it has, and how quickly it may ask. */
export function ChannelCounts({
  channel,
}: {
  channel: NonNullable<RouterOutputs["channels"]["own"]["channel"]>;
}) {
  return (
    <StatRow>
      {channel.balances?.map(({ currency, available, creditLimit }) => (
        <Stat
          key={currency}
          label="Can be spent"
          value={<Money amount={available} currency={currency} />}
          note={
            creditLimit > 0 ? (
              <>
                <Money amount={creditLimit} currency={currency} /> of it credit
              </>
            ) : (
              "prepaid balance, statements"
            )
          }
          href="/dashboard/billing"
        />
      ))}
      <Stat
        label="Names"
        value={count.format(channel.names)}
        note="under your sponsorship"
        href="/dashboard/names"
      />
      <Stat
        label="Keys"
        value={count.format(channel.liveKeys)}
        note="that work now"
        href="/dashboard/channel/keys"
      />
      <Stat
        label="Requests a minute"
        value={count.format(channel.rateLimitPerMinute)}
        note="for each key and endpoint"
      />
    </StatRow>
  );
}

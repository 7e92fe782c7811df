import type { RouterOutputs } from "@/api/trpc/root";
import { Money } from "../ui/money";
import { Stat, StatRow } from "../ui/stat";

const count = new Intl.NumberFormat("en");

/** What an account has: names, keys, members, and what it can spend in each currency. */
export function AccountCounts({ account }: { account: RouterOutputs["console"]["accounts"]["get"] }) {
  return (
    <StatRow>
      <Stat
        label="Names"
        value={count.format(account.names)}
        note="held now"
        href={`/console/names?account=${account.number}`}
      />
      <Stat label="API keys" value={count.format(account.liveKeys)} note="neither revoked nor expired" />
      <Stat label="Members" value={count.format(account.members.length)} />
      {account.balances.map(({ currency, balance, creditLimit }) => (
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

import type { RouterOutputs } from "@/api/trpc/root";
import { Money } from "../ui/money";
import { Stat, StatRow } from "../ui/stat";

type Balance = RouterOutputs["billing"]["statement"]["balances"][number];

/** Opening and closing balance of a period with what moved between, for each currency that has any. */
export function PeriodBalances({ balances, isOver }: { balances: readonly Balance[]; isOver: boolean }) {
  const shown = balances.filter(
    ({ opening, received, paid }, index) => index === 0 || opening !== 0 || received !== 0 || paid !== 0,
  );
  return shown.map(({ currency, opening, received, paid, closing }) => (
    <div key={currency} className="mb-4">
      <StatRow>
        <Stat label="Opening balance" value={<Money amount={opening} currency={currency} />} />
        <Stat label="In" value={<Money amount={received} currency={currency} signed />} />
        <Stat label="Out" value={<Money amount={paid} currency={currency} />} />
        <Stat
          label={isOver ? "Closing balance" : "Balance now"}
          value={<Money amount={closing} currency={currency} />}
        />
      </StatRow>
    </div>
  ));
}

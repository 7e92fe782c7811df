const BRANDS: Readonly<Record<string, string>> = {
  visa: "Visa",
  mastercard: "Mastercard",
  amex: "American Express",
  discover: "Discover",
  jcb: "JCB",
  diners: "Diners Club",
  unionpay: "UnionPay",
};

/** A card as people know it: `Visa •••• 4242`. */
export function CardName({ brand, last4 }: { brand: string; last4: string }) {
  return (
    <span className="whitespace-nowrap">
      {BRANDS[brand] ?? "Card"} <span aria-hidden>•••• </span>
      <span className="sr-only">ending in </span>
      <span className="tabular-nums">{last4}</span>
    </span>
  );
}

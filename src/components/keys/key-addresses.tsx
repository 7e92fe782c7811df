import { Badge } from "../ui/badge";

/** From where a key may be used: the first address, the others as a tip. */
export function KeyAddresses({ addresses }: { addresses: readonly string[] }) {
  const [first, ...rest] = addresses;
  if (first === undefined) return <span className="text-ink-3">Anywhere</span>;
  return (
    <span>
      <span className="font-mono text-sm">{first}</span>
      {rest.length > 0 && (
        <>
          {" "}
          <Badge tip={addresses.join("\n")}>+{rest.length}</Badge>
        </>
      )}
    </span>
  );
}

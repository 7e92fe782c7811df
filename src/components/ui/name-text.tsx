import clsx from "clsx";

/**
 * A name in Unicode with its `xn--` form at hand: as a tip, or with `both` written beneath. `fqdn` is in A-labels
 * without final dot.
 */
export function NameText({
  fqdn,
  unicode = fqdn,
  both = false,
  className,
}: {
  fqdn: string;
  unicode?: string;
  both?: boolean;
  className?: string;
}) {
  const differs = unicode !== fqdn;
  return (
    <span
      className={clsx("[overflow-wrap:anywhere]", className)}
      data-tip={differs && !both ? fqdn : undefined}
    >
      {unicode}
      {differs && both && <span className="block font-mono font-normal text-ink-3 text-xs">{fqdn}</span>}
    </span>
  );
}

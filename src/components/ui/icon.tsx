import clsx from "clsx";
import type { IconName } from "./icon-names";

/** A Lucide icon out of the sprite; decoration unless `label` is given. */
export function Icon({
  name,
  size = 16,
  label,
  className,
}: {
  name: IconName;
  size?: number;
  label?: string;
  className?: string;
}) {
  return (
    <>
      <svg
        aria-hidden="true"
        width={size}
        height={size}
        fill="none"
        stroke="currentColor"
        strokeWidth={size > 20 ? 1.5 : 1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
        className={clsx("shrink-0", className)}
      >
        <use href={`/icons.svg#${name}`} />
      </svg>
      {label && <span className="sr-only">{label}</span>}
    </>
  );
}

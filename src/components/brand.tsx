import clsx from "clsx";

/** The mark: a compass rose of eight winds as portolan charts draw it, north longest. */
export function Mark({ size = 24, className }: { size?: number; className?: string }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden className={clsx("shrink-0", className)}>
      <circle cx="16" cy="16" r="10.25" fill="none" stroke="currentColor" strokeWidth="1.5" opacity="0.45" />
      <path
        d="M8.2 8.2 16 14.4 23.8 8.2 17.6 16 23.8 23.8 16 17.6 8.2 23.8 14.4 16Z"
        fill="currentColor"
        opacity="0.45"
      />
      <path d="M16 1 18.6 13.4 29 16 18.6 18.6 16 31 13.4 18.6 3 16 13.4 13.4Z" fill="currentColor" />
    </svg>
  );
}

/** The mark with the name. */
export function Logotype({ size = 24 }: { size?: number }) {
  return (
    <span className="inline-flex items-center gap-2">
      <Mark size={size} className="text-accent" />
      <span className="font-semibold tracking-[-0.02em]" style={{ fontSize: Math.round(size * 0.7) }}>
        Portolan
      </span>
    </span>
  );
}

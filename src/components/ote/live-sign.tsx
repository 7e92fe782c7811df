import clsx from "clsx";

/** Whether the page moves by itself at present. */
export function LiveSign({ isLost }: { isLost: boolean }) {
  return (
    <span
      role="status"
      className={clsx("inline-flex items-center gap-1.5 text-sm", isLost ? "text-warn" : "text-ink-3")}
    >
      <span
        aria-hidden
        className={clsx("size-2 rounded-full", isLost ? "bg-warn" : "bg-ok motion-safe:animate-pulse")}
      />
      {isLost ? "No connection: this may be old" : "Live"}
    </span>
  );
}

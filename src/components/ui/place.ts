export type Side = "bottom-start" | "bottom-end" | "top" | "right-start";

const GAP = 6;
const EDGE = 8;

/** Puts a fixed-position element beside its anchor and keeps it inside the window; turns over when there is no room. */
export function place(pop: HTMLElement, anchor: Element, side: Side): void {
  const a = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = pop;
  const { clientWidth, clientHeight } = document.documentElement;
  const below = a.bottom + GAP;
  const above = a.top - GAP - height;

  let left =
    side === "bottom-end" ? a.right - width : side === "top" ? a.left + a.width / 2 - width / 2 : a.left;
  let top =
    side === "top" ? (above >= EDGE ? above : below) : below + height <= clientHeight - EDGE ? below : above;
  if (side === "right-start") {
    left = a.right + GAP;
    top = a.top;
  }
  pop.style.left = `${Math.max(EDGE, Math.min(left, clientWidth - width - EDGE))}px`;
  pop.style.top = `${Math.max(EDGE, Math.min(top, clientHeight - height - EDGE))}px`;
}

/** For a box that scrolls by itself: it must be reachable by keyboard even when nothing in it is (WCAG 2.1.1). */
export const SCROLL_BOX = { tabIndex: 0 } as const;

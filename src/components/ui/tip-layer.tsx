"use client";

import { useEffect, useRef } from "react";
import { place } from "./place";

const WAIT_MS = 350;

/**
 * One tip for the whole page: whatever carries `data-tip` gets it on hover and on keyboard focus, and `<time>` its exact
 * moment in the reader's own zone. So server components have tips without JavaScript of their own. `Esc` hides it.
 */
export default function TipLayer() {
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer = 0;
    let shown: Element | null = null;

    const hide = () => {
      window.clearTimeout(timer);
      if (shown && tip.current?.matches(":popover-open")) tip.current.hidePopover();
      shown = null;
    };
    const show = (anchor: HTMLElement) => {
      const box = tip.current;
      const text = textOf(anchor);
      if (!box || !text || !anchor.isConnected) return;
      box.textContent = text;
      box.showPopover();
      place(box, anchor, "top");
      shown = anchor;
    };
    const enter = (event: Event) => {
      const anchor =
        event.target instanceof Element ? event.target.closest<HTMLElement>("[data-tip],time") : null;
      if (anchor === shown && anchor) return;
      hide();
      if (!anchor) return;
      const byKey = event.type === "focusin";
      if (byKey && !anchor.matches(":focus-visible")) return;
      timer = window.setTimeout(() => show(anchor), byKey ? 0 : WAIT_MS);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };

    document.addEventListener("pointerover", enter);
    document.addEventListener("focusin", enter);
    document.addEventListener("focusout", hide);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("keydown", key);
    document.addEventListener("scroll", hide, true);
    return () => {
      hide();
      document.removeEventListener("pointerover", enter);
      document.removeEventListener("focusin", enter);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("keydown", key);
      document.removeEventListener("scroll", hide, true);
    };
  }, []);

  return <div ref={tip} popover="manual" className="pop tip" aria-hidden />;
}

function textOf(anchor: HTMLElement): string | null {
  const at = anchor.dataset.tip ? null : anchor.getAttribute("datetime");
  if (!at) return anchor.dataset.tip ?? null;
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "long" }).format(new Date(at));
}

"use client";

import clsx from "clsx";
import { cloneElement, type ReactElement, type ReactNode, useEffect, useId, useRef } from "react";
import { place, type Side } from "./place";

export interface TriggerProps {
  popoverTarget?: string;
  "aria-haspopup"?: "menu" | "dialog";
}

/**
 * Something that opens beside its trigger, on the browser's popover: a press outside or `Esc` closes it, and the focus
 * goes back. `trigger` is a button, written in a client component: what a server component hands over may not be there yet.
 */
export function Popover({
  trigger,
  label,
  kind = "dialog",
  side = "bottom-start",
  className,
  children,
  onKeyDown,
  onOpen,
}: {
  trigger: ReactElement<TriggerProps>;
  label: string;
  kind?: "menu" | "dialog";
  side?: Side;
  className?: string;
  children: ReactNode;
  onKeyDown?: (event: React.KeyboardEvent<HTMLDivElement>) => void;
  onOpen?: (box: HTMLDivElement) => void;
}) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const opened = useRef(onOpen);
  opened.current = onOpen;

  useEffect(() => {
    const pop = box.current;
    const anchor = document.querySelector(`[popovertarget="${CSS.escape(id)}"]`);
    if (!pop || !anchor) return;
    const put = () => place(pop, anchor, side);
    const toggled = (event: Event) => {
      if (event.target !== pop) return;
      if (!pop.matches(":popover-open")) {
        removeEventListener("scroll", put, true);
        removeEventListener("resize", put);
        return;
      }
      put();
      addEventListener("scroll", put, true);
      addEventListener("resize", put);
      opened.current?.(pop);
    };
    pop.addEventListener("toggle", toggled);
    return () => {
      pop.removeEventListener("toggle", toggled);
      removeEventListener("scroll", put, true);
      removeEventListener("resize", put);
    };
  }, [id, side]);

  const semantics = { role: kind, "aria-label": label, onKeyDown };
  return (
    <>
      {cloneElement(trigger, { popoverTarget: id, "aria-haspopup": kind })}
      <div ref={box} id={id} popover="auto" className={clsx("pop", className)} {...semantics}>
        {children}
      </div>
    </>
  );
}

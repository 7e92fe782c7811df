"use client";

import clsx from "clsx";
import { type ReactNode, useEffect, useRef } from "react";

const FIRST = "[data-first],input:not(:disabled),select:not(:disabled),textarea:not(:disabled)";

/**
 * The bare modal: the browser's `<dialog>`, which keeps the focus inside, makes the page behind inert, and closes by `Esc`
 * or a press beside it. The focus goes to `data-first` or else the first field. Most want `Dialog`, which has a head and a foot.
 */
export function ModalBox({
  label,
  labelledBy,
  describedBy,
  onClose,
  locked = false,
  className,
  children,
}: {
  label?: string;
  labelledBy?: string;
  describedBy?: string;
  onClose: () => void;
  /** While true nothing closes it. */
  locked?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = locked ? () => {} : onClose;

  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    const before = document.activeElement;
    const cancel = (event: Event) => {
      if (event.target !== dialog) return;
      event.preventDefault();
      close.current();
    };
    const press = (event: Event) => {
      if (event.target === dialog) close.current();
    };
    dialog.addEventListener("cancel", cancel);
    dialog.addEventListener("pointerdown", press);
    dialog.showModal();
    // By itself the browser would choose the cross at the top.
    dialog.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      dialog.removeEventListener("cancel", cancel);
      dialog.removeEventListener("pointerdown", press);
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={box}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className={clsx("dialog", className)}
    >
      {children}
    </dialog>
  );
}

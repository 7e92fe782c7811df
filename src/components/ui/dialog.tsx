"use client";

import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { IconButton } from "./button";
import { ModalBox } from "./modal-box";

const WIDTH = { sm: "w-[26rem]", md: "w-[34rem]", lg: "w-[48rem]", xl: "w-[64rem]" } as const;

interface DialogProps {
  open: boolean;
  /** Asked to close: by `Esc`, the cross or a press beside it. */
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. */
  footer?: ReactNode;
  size?: keyof typeof WIDTH;
  /** A side panel instead of a box in the middle. */
  side?: "right" | "left";
  /** While true nothing closes it. */
  locked?: boolean;
}

/** A modal dialog. What it holds is mounted only while it is open, so its state starts afresh each time. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

/** A panel at the side: for one thing's details beside the list it came from. */
export function Sheet(props: DialogProps) {
  return <Dialog side="right" {...props} />;
}

function OpenDialog({
  onClose,
  title,
  description,
  children,
  footer,
  size = "md",
  side,
  locked = false,
}: DialogProps) {
  const id = useId();
  return (
    <ModalBox
      labelledBy={`${id}-title`}
      describedBy={description ? `${id}-text` : undefined}
      onClose={onClose}
      locked={locked}
      className={clsx(WIDTH[size], side && "dialog-side", side === "left" && "dialog-left")}
    >
      <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
        <div className="min-w-0">
          <h2 id={`${id}-title`} className="font-semibold text-md [overflow-wrap:anywhere]">
            {title}
          </h2>
          {description && (
            <div id={`${id}-text`} className="mt-1 text-ink-2">
              {description}
            </div>
          )}
        </div>
        <IconButton icon="x" label="Close" disabled={locked} onClick={onClose} className="-mr-1.5" />
      </header>
      {children && <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>}
      {footer && (
        <footer className="flex flex-wrap justify-end gap-2 border-line border-t bg-sunken px-5 py-3">
          {footer}
        </footer>
      )}
    </ModalBox>
  );
}

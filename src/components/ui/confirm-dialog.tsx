"use client";

import { type ReactNode, useState } from "react";
import { asFault, type Fault } from "../fault";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { FaultAlert } from "./fault-alert";
import { Field } from "./field";
import { Input } from "./input";

/**
 * Asks before something that cannot be taken back. With `typeToConfirm` the button waits until that text is typed. A
 * failure of `onConfirm` is shown inside; success closes it.
 */
export function ConfirmDialog({
  open,
  onClose,
  title,
  children,
  confirmLabel,
  danger = false,
  typeToConfirm,
  disabled = false,
  onConfirm,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The verb: "Delete example.com.store", never "OK". */
  confirmLabel: string;
  danger?: boolean;
  typeToConfirm?: string;
  /** While what is chosen inside makes no sense. */
  disabled?: boolean;
  onConfirm: () => Promise<unknown>;
}) {
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const ready = !disabled && (typeToConfirm === undefined || typed.trim() === typeToConfirm);

  const close = () => {
    setTyped("");
    setFault(null);
    onClose();
  };
  const confirm = async () => {
    setBusy(true);
    setFault(null);
    try {
      await onConfirm();
      close();
    } catch (error) {
      setFault(asFault(error));
    }
    setBusy(false);
  };

  return (
    <Dialog
      open={open}
      onClose={close}
      title={title}
      size="sm"
      locked={busy}
      footer={
        <>
          <Button data-first={typeToConfirm === undefined ? "" : undefined} onClick={close} disabled={busy}>
            Cancel
          </Button>
          <Button variant={danger ? "danger" : "primary"} busy={busy} disabled={!ready} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="space-y-4 text-ink-2">
        <div className="space-y-2">{children}</div>
        {typeToConfirm !== undefined && (
          <Field
            label={
              <>
                Type <span className="font-mono">{typeToConfirm}</span> to confirm
              </>
            }
          >
            {(aria) => (
              <Input
                {...aria}
                mono
                value={typed}
                autoComplete="off"
                onChange={(event) => setTyped(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && ready && !busy) void confirm();
                }}
              />
            )}
          </Field>
        )}
        {fault && <FaultAlert fault={fault} />}
      </div>
    </Dialog>
  );
}

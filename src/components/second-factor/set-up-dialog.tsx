"use client";

import { useState } from "react";
import type { Output } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { ConfirmStep } from "./confirm-step";
import { PasswordStep } from "./password-step";
import { RecoveryCodes } from "./recovery-codes";

/** Sets the second factor up: password, first code, recovery codes. */
export default function SetUpDialog({ onClose }: { onClose: () => void }) {
  const [factor, setFactor] = useState<Output<"secondFactor.begin"> | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Dialog
      open
      onClose={onClose}
      // Codes that nobody kept are lost: a press beside the dialog does not close it.
      locked={codes !== null}
      title={codes ? "The second factor is on" : "Set up a second factor"}
      description={codes ? "Other browsers were signed out." : undefined}
      footer={
        codes && (
          <Button variant="primary" onClick={onClose}>
            I have kept them
          </Button>
        )
      }
    >
      {codes ? (
        <RecoveryCodes codes={codes} />
      ) : factor ? (
        <ConfirmStep factor={factor} onDone={setCodes} onCancel={onClose} />
      ) : (
        <PasswordStep onDone={setFactor} onCancel={onClose} />
      )}
    </Dialog>
  );
}

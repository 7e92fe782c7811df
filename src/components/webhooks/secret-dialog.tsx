"use client";

import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SecretOnce } from "../ui/secret-once";

/** A signing secret, this one time. */
export function SecretDialog({
  secret,
  title,
  children,
  onClose,
}: {
  secret: string;
  title: string;
  children: ReactNode;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      locked
      onClose={onClose}
      title={title}
      footer={
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <SecretOnce
        secret={secret}
        label="Signing secret"
        why="Your receiver needs it to tell our requests from forged ones. It is kept sealed and never shown again."
      >
        {children}
      </SecretOnce>
    </Dialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { lazy, type ReactNode, Suspense, startTransition, useOptimistic, useState } from "react";
import { asFault } from "../fault";
import { type Input, tell } from "../trpc";
import { Switch } from "../ui/choice";
import { toast } from "../ui/toast";

const ConfirmDialog = lazy(() =>
  import("../ui/confirm-dialog").then(({ ConfirmDialog: dialog }) => ({ default: dialog })),
);

type Change = Omit<Input<"names.update">, "name">;

/** One setting of a name, saved at once. It shows the new value while it is sent and falls back when that fails. */
export function SettingSwitch({
  fqdn,
  label,
  hint,
  value,
  on,
  off,
  why,
  ask,
}: {
  fqdn: string;
  label: string;
  hint: ReactNode;
  value: boolean;
  /** What is sent to turn it on, and to turn it off. */
  on: Change;
  off: Change;
  /** Why it cannot be changed now. */
  why?: string | null;
  /** Asked before it is turned on, when that breaks something. */
  ask?: { title: string; text: string; confirmLabel: string };
}) {
  const router = useRouter();
  const [shown, show] = useOptimistic(value);
  const [asking, setAsking] = useState(false);

  const save = async (next: boolean) => {
    await tell("names.update", { name: fqdn, ...(next ? on : off) });
    toast({ tone: "ok", text: `${label}: ${next ? "on" : "off"}` });
  };
  const change = (next: boolean) => {
    if (next && ask) return setAsking(true);
    startTransition(async () => {
      show(next);
      try {
        await save(next);
      } catch (error) {
        const fault = asFault(error);
        toast({ tone: "bad", text: fault.message, code: fault.requestId });
      }
      startTransition(() => router.refresh());
    });
  };

  return (
    <>
      <Switch
        label={<span className="font-medium">{label}</span>}
        hint={
          <>
            {hint}
            {why && <span className="mt-1 block text-ink-2">{why}</span>}
          </>
        }
        checked={shown}
        disabled={Boolean(why)}
        onChange={(event) => change(event.target.checked)}
      />
      {asking && ask && (
        <Suspense>
          <ConfirmDialog
            open
            danger
            onClose={() => setAsking(false)}
            title={ask.title}
            confirmLabel={ask.confirmLabel}
            onConfirm={async () => {
              await save(true);
              startTransition(() => router.refresh());
            }}
          >
            <p>{ask.text}</p>
          </ConfirmDialog>
        </Suspense>
      )}
    </>
  );
}

"use client";

import clsx from "clsx";
import { useEffect, useState } from "react";
import { TONE, TONE_ICON } from "./badge";
import { Button, IconButton } from "./button";
import { Icon } from "./icon";
import { TOAST_EVENT, type ToastMessage } from "./toast";

const STAY_MS = 6_000;
const STAY_WITH_ACTION_MS = 12_000;

/** Where toasts appear; read aloud as they come. Hovering or focusing the corner keeps them. */
export function ToastLayer() {
  const [messages, setMessages] = useState<readonly (ToastMessage & { key: number })[]>([]);
  const [held, setHeld] = useState(false);

  useEffect(() => {
    let count = 0;
    const add = (event: Event) => {
      const message = (event as CustomEvent<ToastMessage>).detail;
      setMessages((all) => [...all.slice(-3), { ...message, key: ++count }]);
    };
    addEventListener(TOAST_EVENT, add);
    return () => removeEventListener(TOAST_EVENT, add);
  }, []);

  const first = messages[0];
  useEffect(() => {
    if (!first || held) return;
    const timer = setTimeout(
      () => setMessages((all) => all.slice(1)),
      first.action || first.tone === "bad" ? STAY_WITH_ACTION_MS : STAY_MS,
    );
    return () => clearTimeout(timer);
  }, [first, held]);

  const drop = (key: number) => setMessages((all) => all.filter((message) => message.key !== key));

  return (
    <section
      aria-label="Notifications"
      aria-live="polite"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed inset-x-4 bottom-20 z-50 flex flex-col items-center gap-2 md:inset-x-auto md:right-6 md:bottom-6 md:items-end"
    >
      {messages.map((message) => (
        <div
          key={message.key}
          className="pointer-events-auto flex w-full max-w-sm items-start gap-3 rounded-lg border border-line bg-raised p-3 shadow-lg"
        >
          <span className={clsx("flex size-6 items-center justify-center rounded-full", TONE[message.tone])}>
            <Icon name={TONE_ICON[message.tone]} size={14} />
          </span>
          <div className="min-w-0 flex-1 pt-0.5">
            <p className="[overflow-wrap:anywhere]">{message.text}</p>
            {message.code && (
              <p className="mt-0.5 break-all font-mono text-ink-3 text-xs">request {message.code}</p>
            )}
          </div>
          {message.action && (
            <Button
              size="sm"
              onClick={() => {
                message.action?.onSelect();
                drop(message.key);
              }}
            >
              {message.action.label}
            </Button>
          )}
          <IconButton icon="x" label="Dismiss" onClick={() => drop(message.key)} />
        </div>
      ))}
    </section>
  );
}

"use client";

import { ask } from "../trpc";
import { useLive } from "../use-live";
import { LiveSign } from "./live-sign";
import { useRefresh } from "./use-refresh";

const EVERY_MS = 1_000;

/** Keeps an operator's page of a run up to date: a cheap question each second, the page again when the answer changes. */
export function RunLive({ number, revision }: { number: number; revision: string }) {
  const { data, fault } = useLive((signal) => ask("console.ote.revision", { number }, signal), {
    initial: { revision },
    everyMs: EVERY_MS,
  });
  useRefresh(revision, data.revision);
  return <LiveSign isLost={fault !== null} />;
}

/** The same for the registrar's own page. */
export function OwnRunLive({ number, revision }: { number: number; revision: string }) {
  const { data, fault } = useLive((signal) => ask("ote.revision", { number }, signal), {
    initial: { revision },
    everyMs: EVERY_MS,
  });
  useRefresh(revision, data.revision);
  return <LiveSign isLost={fault !== null} />;
}

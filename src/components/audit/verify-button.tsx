"use client";

import clsx from "clsx";
import { useState } from "react";
import { asFault } from "../fault";
import { ask, type Input } from "../trpc";
import { Status } from "../ui/badge";
import { Button } from "../ui/button";

type Result = { rows: number } & (
  | { state: "running" }
  | { state: "good" }
  | { state: "touched" | "failed"; text: string }
);

const count = new Intl.NumberFormat("en");

/** Verifies a log from its first row, part by part, and says how far it is. */
export function VerifyButton({ log }: { log: Input<"console.audit.verify">["log"] }) {
  const [result, setResult] = useState<Result | null>(null);

  const verify = async () => {
    let rows = 0;
    let afterSeal = "0";
    setResult({ rows, state: "running" });
    try {
      for (;;) {
        const part = await ask("console.audit.verify", { log, afterSeal });
        rows += part.rows;
        afterSeal = part.sealId;
        if (part.fault) return setResult({ rows, state: "touched", text: part.fault.message });
        if (part.isDone) return setResult({ rows, state: "good" });
        setResult({ rows, state: "running" });
      }
    } catch (error) {
      setResult({ rows, state: "failed", text: asFault(error).message });
    }
  };

  const isLong = result?.state === "touched" || result?.state === "failed";
  return (
    <>
      <div
        role="status"
        className={clsx(
          "min-w-0 text-sm [overflow-wrap:anywhere] empty:hidden",
          isLong ? "order-last basis-full" : "sm:ml-auto",
        )}
      >
        {result && <Outcome result={result} />}
      </div>
      <Button size="sm" icon="shield-check" busy={result?.state === "running"} onClick={verify}>
        Verify now
      </Button>
    </>
  );
}

function Outcome({ result }: { result: Result }) {
  const rows = `${count.format(result.rows)} entries`;
  if (result.state === "running") return <span className="text-ink-2 tabular-nums">{rows} fit so far</span>;
  if (result.state === "good") return <Status tone="ok">{rows} verified, none touched</Status>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Status tone="bad">{result.state === "touched" ? "touched" : "not verified"}</Status>
      <span>
        {result.text}
        {result.state === "touched" && `. Before it ${rows} fit.`}
      </span>
    </span>
  );
}

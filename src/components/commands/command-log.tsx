"use client";

import { lazy, Suspense } from "react";
import { ask, type Input } from "../trpc";
import { FaultAlert } from "../ui/fault-alert";
import { useTail } from "../use-tail";
import { useUrlParam } from "../use-url-param";
import { type CommandLine, CommandTable } from "./command-table";

const CommandSheet = lazy(() => import("./command-sheet"));

/** Whose log it is: the registry's, or the registrar's own. */
export type LogOwner = "console" | "own";

/** The lines of a log, followed live with `isTail`, and the side panel of `?open=<id>`. */
export function CommandLog({
  commands,
  query,
  owner,
  isTail,
}: {
  commands: readonly CommandLine[];
  query: Input<"console.commands.list">;
  owner: LogOwner;
  isTail: boolean;
}) {
  const [open, setOpen] = useUrlParam("open");
  return (
    <>
      {isTail ? (
        <Tail commands={commands} query={query} owner={owner} />
      ) : (
        commands.length > 0 && <CommandTable commands={commands} showChannel={owner === "console"} />
      )}
      <Suspense>
        {open && /^\d{1,18}$/.test(open) && (
          <CommandSheet key={open} id={open} owner={owner} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </>
  );
}

function Tail({
  commands,
  query,
  owner,
}: {
  commands: readonly CommandLine[];
  query: Input<"console.commands.list">;
  owner: LogOwner;
}) {
  const { lines, fresh, fault } = useTail(commands, async (signal) => {
    const page =
      owner === "console"
        ? await ask("console.commands.list", query, signal)
        : await ask("commands.list", query, signal);
    return page.commands;
  });
  return (
    <>
      {fault && <FaultAlert fault={fault} title="The log cannot be followed at the moment" />}
      {lines.length > 0 ? (
        <CommandTable commands={lines} showChannel={owner === "console"} fresh={fresh} />
      ) : (
        <p role="status" className="p-4 text-ink-2">
          Waiting for the first command that fits.
        </p>
      )}
    </>
  );
}

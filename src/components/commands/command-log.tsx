"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { ask, type Input } from "../trpc";
import { FaultAlert } from "../ui/fault-alert";
import { useLive } from "../use-live";
import { useUrlParam } from "../use-url-param";
import { type CommandLine, CommandTable } from "./command-table";

const CommandSheet = lazy(() => import("./command-sheet"));

const TAIL_MS = 2_000;

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
  const { data, fault } = useLive(
    async (signal) => {
      const page =
        owner === "console"
          ? await ask("console.commands.list", query, signal)
          : await ask("commands.list", query, signal);
      return page.commands;
    },
    { initial: commands, everyMs: TAIL_MS },
  );
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => new Set(commands.map(({ id }) => id)));
  useEffect(() => {
    // Stands out until the next look.
    const timer = setTimeout(() => setSeen(new Set(data.map(({ id }) => id))), TAIL_MS - 200);
    return () => clearTimeout(timer);
  }, [data]);
  return (
    <>
      {fault && <FaultAlert fault={fault} title="The log cannot be followed at the moment" />}
      {data.length > 0 ? (
        <CommandTable
          commands={data}
          showChannel={owner === "console"}
          fresh={new Set(data.map(({ id }) => id).filter((id) => !seen.has(id)))}
        />
      ) : (
        <p role="status" className="p-4 text-ink-2">
          Waiting for the first command that fits.
        </p>
      )}
    </>
  );
}

"use client";

import { useState } from "react";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { Select } from "../ui/input";
import { useAction } from "../use-action";

/** Asks for a listing under one more of the namespaces `free`. */
export function RequestListing({ free }: { free: readonly string[] }) {
  const { run, busy } = useAction();
  const [chosen, setChosen] = useState(free[0] ?? "");
  const namespace = free.includes(chosen) ? chosen : (free[0] ?? "");
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        aria-label="Namespace to ask for"
        value={namespace}
        onChange={(event) => setChosen(event.target.value)}
        className="w-44"
      >
        {free.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
      <Button
        icon="plus"
        busy={busy}
        onClick={() => run(() => tell("channels.requestListing", { namespace }), `${namespace} is asked for`)}
      >
        Ask for a listing
      </Button>
    </div>
  );
}

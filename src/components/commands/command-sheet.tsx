"use client";

import { useEffect, useState } from "react";
import { asFault, type Fault } from "../fault";
import { ask } from "../trpc";
import { Sheet } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { Skeleton } from "../ui/skeleton";
import type { LogOwner } from "./command-log";
import { logTime } from "./command-words";
import { type Story, StoryBody } from "./story-body";

const AGAIN_MS = 2_000;

/** A command's whole story in a side panel; asked again while something of it is on its way. */
export default function CommandSheet({
  id,
  owner,
  onClose,
}: {
  id: string;
  owner: LogOwner;
  onClose: () => void;
}) {
  const [story, setStory] = useState<Story | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    let timer: number | undefined;
    const load = async () => {
      try {
        const input = { id };
        const found =
          owner === "console"
            ? await ask("console.commands.get", input, abort.signal)
            : await ask("commands.get", input, abort.signal);
        setStory(found);
        setFault(null);
        if (isMoving(found)) timer = window.setTimeout(load, AGAIN_MS);
      } catch (error) {
        if (!abort.signal.aborted) setFault(asFault(error));
      }
    };
    void load();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [id, owner]);
  return (
    <Sheet
      open
      onClose={onClose}
      size="lg"
      title={story ? `${story.command}${story.domain ? ` ${story.domain}` : ""}` : `Command ${id}`}
      description={story && <span className="font-mono text-sm">{logTime(story.at)} UTC</span>}
    >
      {fault && <FaultAlert fault={fault} />}
      {!story && !fault && (
        <div role="status" aria-label="Loading" className="space-y-3">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-24 w-full" />
        </div>
      )}
      {story && <StoryBody story={story} owner={owner} />}
    </Sheet>
  );
}

const isMoving = ({ zones }: Story) =>
  zones.some(({ serial, publishedSerial, waiting }) => waiting > 0 || publishedSerial !== serial);

"use client";

import { tell } from "../trpc";
import { Button } from "../ui/button";
import { useAction } from "../use-action";

/** Ends one other session. */
export function EndSession({ id, device }: { id: string; device: string }) {
  const { run, busy } = useAction();
  return (
    <Button
      size="sm"
      variant="danger-quiet"
      busy={busy}
      aria-label={`End the session of ${device}`}
      onClick={() => run(() => tell("access.revokeSession", { sessionId: id }), `${device} is signed out`)}
    >
      End
    </Button>
  );
}

/** Ends every session but this one. */
export function EndOtherSessions({ count }: { count: number }) {
  const { run, busy } = useAction();
  return (
    <Button
      size="sm"
      variant="danger-quiet"
      busy={busy}
      onClick={() =>
        run(
          () => tell("access.revokeOtherSessions"),
          count === 1 ? "The other session is ended" : `${count} other sessions are ended`,
        )
      }
    >
      End all others
    </Button>
  );
}

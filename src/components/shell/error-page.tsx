"use client";

import { Button } from "../ui/button";
import { MessagePage } from "./message-page";

/** What an `error.tsx` boundary shows. `digest` finds the failure in the server's log. */
export function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <MessagePage
      title="This page could not be shown"
      actions={
        <Button variant="primary" icon="refresh-cw" onClick={retry}>
          Try again
        </Button>
      }
    >
      <p>
        Something went wrong on our side. Nothing you had saved is lost. Try again; if it stays, tell support.
      </p>
      {error.digest && <p className="mt-3 font-mono text-ink-3 text-xs">{error.digest}</p>}
    </MessagePage>
  );
}

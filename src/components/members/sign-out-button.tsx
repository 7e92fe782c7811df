"use client";

import { tell } from "../trpc";
import { Button } from "../ui/button";
import { useAction } from "../use-action";

/** Ends this browser's session and shows the same page as to anybody. */
export function SignOutButton() {
  const { run, busy } = useAction();
  return (
    <Button variant="primary" size="lg" wide busy={busy} onClick={() => run(() => tell("access.signOut"))}>
      Sign out
    </Button>
  );
}

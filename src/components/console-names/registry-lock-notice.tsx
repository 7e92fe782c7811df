import type { Output } from "../trpc";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";
import { Time } from "../ui/time";

/** Says that a name is under registry lock, and whether its holder wants that off. */
export function RegistryLockNotice({
  name: { registryLockedAt, pendingUnlock },
}: {
  name: Pick<Output<"console.names.get">, "registryLockedAt" | "pendingUnlock">;
}) {
  return (
    <Alert
      tone="info"
      title="Under registry lock"
      action={
        pendingUnlock && (
          <LinkButton href="/console/unlocks" size="sm">
            Decide
          </LinkButton>
        )
      }
    >
      {registryLockedAt && (
        <p>
          The holder put it on <Time at={registryLockedAt} form="date" />. Only they take it off, with a
          second factor.
        </p>
      )}
      {pendingUnlock && (
        <p>
          They asked <Time at={pendingUnlock.requestedAt} /> to take it off: “{pendingUnlock.reason}”
        </p>
      )}
    </Alert>
  );
}

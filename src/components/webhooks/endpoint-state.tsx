import { Status } from "../ui/badge";
import type { Endpoint } from "./endpoint-words";

/** Whether events arrive. */
export function EndpointState({
  endpoint: { state, stateReason, failingSince },
}: {
  endpoint: Pick<Endpoint, "state" | "stateReason" | "failingSince">;
}) {
  if (state === "disabled") {
    return (
      <Status tone="bad" tip={stateReason ?? undefined}>
        Disabled
      </Status>
    );
  }
  if (state === "paused") return <Status tone="neutral">Paused</Status>;
  if (failingSince) return <Status tone="warn">Failing</Status>;
  return <Status tone="ok">Active</Status>;
}

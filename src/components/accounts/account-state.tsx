import { Status } from "../ui/badge";

/** Whether an account may do what its roles and keys allow. */
export function AccountState({ suspendedAt }: { suspendedAt: string | null }) {
  return suspendedAt ? <Status tone="bad">Suspended</Status> : <Status tone="ok">Active</Status>;
}

import { EmptyState } from "../ui/empty-state";

/** In place of a page that the member's role does not include. */
export function NoAccess({ what, role }: { what: string; role: string }) {
  return (
    <EmptyState icon="lock" title={`Your role does not include ${what}`}>
      <p>You are here as {role}. An owner or admin of this account can change your role.</p>
    </EmptyState>
  );
}

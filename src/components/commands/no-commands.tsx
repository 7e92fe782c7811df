import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** Nothing was asked yet, or nothing that fits. */
export function NoCommands({ path, isFiltered, curl }: { path: string; isFiltered: boolean; curl?: string }) {
  if (isFiltered) {
    return (
      <EmptyState
        icon="list"
        title="No command fits these filters"
        action={<LinkButton href={path}>Show every command</LinkButton>}
      >
        <p>Names, keys and error codes are compared whole. Times are UTC.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="list" title="No commands yet" curl={curl}>
      <p>
        Every command of a registrar is written down here as it was asked and answered, whether it succeeded
        or not, and cannot be changed afterwards.
      </p>
    </EmptyState>
  );
}

import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { REQUESTS_PATH } from "./paths";

/** A list without requests: what they are, or that the filter leaves out all. */
export function NoRequests({ isFiltered, curl }: { isFiltered: boolean; curl: string }) {
  if (isFiltered) {
    return (
      <EmptyState
        icon="funnel"
        title="No request is like that"
        action={<LinkButton href={REQUESTS_PATH}>Show all requests</LinkButton>}
      >
        <p>The search looks at the names that requests are about.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="list"
      title="No requests yet"
      action={
        <LinkButton href="/dashboard/search" variant="primary" icon="search">
          Search for a name
        </LinkButton>
      }
      curl={curl}
    >
      <p>
        Registering a name, renewing it and taking it over are requests. Here you see each of their steps,
        what one asks of you, and how it ended: whether you made it on a page or by a program.
      </p>
    </EmptyState>
  );
}

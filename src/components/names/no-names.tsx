import { LinkButton } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { NAMES_PATH } from "./paths";

/** An account without names. */
export function NoNames({ curl }: { curl?: string }) {
  return (
    <EmptyState
      icon="globe"
      title="No names yet"
      action={
        <>
          <LinkButton href="/dashboard/search" variant="primary" icon="search">
            Search for a name
          </LinkButton>
          <LinkButton href={`${NAMES_PATH}/transfer`}>Transfer one in</LinkButton>
        </>
      }
      curl={curl}
    >
      <p>
        A name you register answers on DNS within a second. Here you will see when each expires, and renew
        several at once.
      </p>
    </EmptyState>
  );
}

/** Filters that leave out every name. */
export function NoMatch({ query }: { query?: string }) {
  return (
    <EmptyState
      icon="funnel"
      title={query ? `No name contains “${query}”` : "No name is like that"}
      action={
        <>
          <LinkButton href={NAMES_PATH}>Clear the search and filters</LinkButton>
          {query && (
            <LinkButton href={`/dashboard/search?q=${encodeURIComponent(query)}`} variant="primary">
              See whether it is free
            </LinkButton>
          )}
        </>
      }
    >
      <p>The search looks at your own names, in Unicode and in their xn-- form.</p>
    </EmptyState>
  );
}

/** A page number beyond the last. */
export function PastTheEnd({ first }: { first: string }) {
  return (
    <EmptyState
      icon="list"
      title="There are fewer pages"
      action={<LinkButton href={first}>Go to the first</LinkButton>}
    >
      <p>Some names have gone since this address was made.</p>
    </EmptyState>
  );
}

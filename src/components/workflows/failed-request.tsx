import { NAMES_PATH, namePath } from "../names/paths";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";
import type { NameRequest } from "./request-words";

/** Why a request failed, and the way on. */
export function FailedRequest({ request }: { request: NameRequest }) {
  const { error } = request;
  const isCancelled = error?.code === "cancelled";
  return (
    <Alert
      tone={isCancelled ? "info" : "bad"}
      title={isCancelled ? "You cancelled it" : "It did not work"}
      code={isCancelled ? undefined : error?.code}
    >
      <p>{isCancelled ? "Nothing was bought." : `${error?.message ?? "Something went wrong"}.`}</p>
      <div className="mt-2.5 flex flex-wrap gap-2">
        <WaysOn request={request} />
      </div>
    </Alert>
  );
}

/** Codes of what another try cannot change. */
const FINAL = ["name_taken", "name_reserved", "invalid_name"];

function WaysOn({ request: { kind, fqdn, error } }: { request: NameRequest }) {
  if (error?.code === "spend_limit_exceeded") {
    return (
      <LinkButton href="/dashboard/billing?spend-limit=1" size="sm" icon="wallet">
        See the limit
      </LinkButton>
    );
  }
  switch (kind) {
    case "registration":
      return (
        <>
          {!FINAL.includes(error?.code ?? "") && (
            <LinkButton
              href={`/dashboard/search?buy=${encodeURIComponent(fqdn)}`}
              size="sm"
              icon="rotate-ccw"
            >
              Try again
            </LinkButton>
          )}
          <LinkButton href="/dashboard/search" size="sm" icon="search">
            Search for another
          </LinkButton>
        </>
      );
    case "transfer_in":
      return (
        <LinkButton
          href={`${NAMES_PATH}/transfer?name=${encodeURIComponent(fqdn)}`}
          size="sm"
          icon="rotate-ccw"
        >
          Try again
        </LinkButton>
      );
    case "renewal":
    case "update":
      return (
        <LinkButton href={namePath(fqdn)} size="sm">
          See the name
        </LinkButton>
      );
  }
}

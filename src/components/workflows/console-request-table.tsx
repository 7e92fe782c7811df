import Link from "next/link";
import type { Output } from "../trpc";
import { NameText } from "../ui/name-text";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { RequestStatus } from "./request-table";
import { ACTION_WORDS, KIND_WORDS } from "./request-words";
import { stepWords } from "./step-words";

type Watched = Output<"console.workflows.list">["items"][number];

/** Requests of all accounts, with where each stands and since when. */
export function ConsoleRequestTable({ requests }: { requests: readonly Watched[] }) {
  return (
    <Table label="Requests of accounts" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Account</Th>
          <Th>Kind</Th>
          <Th>State</Th>
          <Th>Where it stands</Th>
          <Th>Asked for</Th>
          <Th>Last step</Th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.id}>
            <Td head className="min-w-44 [overflow-wrap:anywhere]">
              <Link
                href={`/console/audit?subject=${encodeURIComponent(request.fqdn)}`}
                prefetch={false}
                data-tip={`Request ${request.id}`}
                className="font-medium hover:underline"
              >
                <NameText fqdn={request.fqdn} unicode={request.unicode} />
              </Link>
            </Td>
            <Td label="Account" className="[overflow-wrap:anywhere]">
              <Link
                href={`/console/accounts/${request.account.number}`}
                prefetch={false}
                className="hover:underline"
              >
                {request.account.organization}
              </Link>
            </Td>
            <Td label="Kind">{KIND_WORDS[request.kind]}</Td>
            <Td label="State">
              <RequestStatus request={request} />
            </Td>
            <Td label="Where it stands" className="text-ink-2 [overflow-wrap:anywhere] sm:max-w-72">
              <Standing request={request} />
            </Td>
            <Td label="Asked for" className="text-ink-2">
              <Time at={request.createdAt} />
            </Td>
            <Td label="Last step" className="text-ink-2">
              <Time at={request.updatedAt} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Standing({ request: { step, asks, error } }: { request: Watched }) {
  if (error) {
    return (
      <span>
        {error.message}
        <span className="block font-mono text-ink-3 text-xs">{error.code}</span>
      </span>
    );
  }
  return asks ? ACTION_WORDS[asks] : stepWords(step).doing;
}

import { Badge, Status } from "../ui/badge";
import { NameText } from "../ui/name-text";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { requestPath } from "./paths";
import { ACTION_WORDS, KIND_WORDS, type NameRequest, stateWords } from "./request-words";
import { stepWords } from "./step-words";

/** Requests of the account, the newest first. */
export function RequestTable({ requests }: { requests: readonly NameRequest[] }) {
  return (
    <Table label="Your requests" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Kind</Th>
          <Th>State</Th>
          <Th>Where it stands</Th>
          <Th>Asked for</Th>
          <Th>Ended</Th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.id}>
            <Td head className="min-w-48">
              <RowLink href={requestPath(request.id)} prefetch={false}>
                <NameText fqdn={request.fqdn} unicode={request.unicode} />
              </RowLink>
            </Td>
            <Td label="Kind">
              {KIND_WORDS[request.kind]}
              {request.sandbox && (
                <>
                  {" "}
                  <Badge tip="Nothing of it is real">Sandbox</Badge>
                </>
              )}
            </Td>
            <Td label="State">
              <RequestStatus request={request} />
            </Td>
            <Td label="Where it stands" className="text-ink-2 [overflow-wrap:anywhere] sm:max-w-80">
              {standing(request)}
            </Td>
            <Td label="Asked for" className="text-ink-2">
              <Time at={request.createdAt} />
            </Td>
            <Td label="Ended" className="text-ink-2">
              {request.completedAt ? <Time at={request.completedAt} /> : "Not yet"}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function RequestStatus({ request }: { request: Pick<NameRequest, "state" | "error"> }) {
  const { text, tone, tip } = stateWords(request);
  return (
    <Status tone={tone} tip={tip}>
      {text}
    </Status>
  );
}

/** One line about where a request stands: what it asks for, whom it waits for, what it does, why it failed. */
export function standing({
  state,
  step,
  action,
  waitsFor,
  error,
}: Pick<NameRequest, "state" | "step" | "action" | "waitsFor" | "error">): string {
  if (state === "action_required" && action) return ACTION_WORDS[action.type];
  if (state === "blocked" && waitsFor) return `Waiting for ${waitsFor}`;
  if (state === "failed") return error?.message ?? "It ended without success";
  return state === "succeeded" ? "Nothing is left to do" : stepWords(step).doing;
}

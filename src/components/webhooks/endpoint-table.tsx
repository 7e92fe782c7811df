import type { Output } from "../trpc";
import { Badge } from "../ui/badge";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { EndpointState } from "./endpoint-state";
import { type Endpoint, endpointName, eventsText, webhookPath } from "./endpoint-words";
import { SuccessBars } from "./success-bars";

/** The account's webhooks, and how each has fared. */
export function EndpointTable({
  endpoints,
  summaries,
}: {
  endpoints: readonly Endpoint[];
  summaries: Output<"webhooks.summaries">;
}) {
  return (
    <Table label="Webhooks" stack>
      <thead>
        <tr>
          <Th>Webhook</Th>
          <Th>Events</Th>
          <Th>State</Th>
          <Th>Last 24 hours</Th>
          <Th end>Waiting</Th>
          <Th>Last success</Th>
        </tr>
      </thead>
      <tbody>
        {endpoints.map((endpoint) => {
          const summary = summaries.find(({ id }) => id === endpoint.id);
          return (
            <tr key={endpoint.id}>
              <Td head className="max-w-96">
                <RowLink href={webhookPath(endpoint.id)}>{endpointName(endpoint)}</RowLink>
                <span className="block truncate font-mono font-normal text-ink-3 text-xs">
                  {endpoint.url}
                </span>
              </Td>
              <Td label="Events">
                <Badge tip={endpoint.events.length > 1 ? endpoint.events.join("\n") : undefined}>
                  {eventsText(endpoint.events)}
                </Badge>
              </Td>
              <Td label="State">
                <EndpointState endpoint={endpoint} />
              </Td>
              <Td label="Last 24 hours">{summary && <SuccessBars steps={summary.steps} />}</Td>
              <Td label="Waiting" end className="tabular-nums">
                {summary?.pending ?? 0}
              </Td>
              <Td label="Last success">
                {endpoint.lastSuccessAt ? (
                  <Time at={endpoint.lastSuccessAt} />
                ) : (
                  <span className="text-ink-3">Never</span>
                )}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

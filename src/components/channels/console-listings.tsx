import type { RouterOutputs } from "@/api/trpc/root";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { ListingStatus } from "./channel-state";
import { ListingActions } from "./listing-actions";

type Channel = RouterOutputs["console"]["channels"]["get"];

/** A channel's listings, with the decisions that can be made on each. */
export function ConsoleListings({ channel, mayChange }: { channel: Channel; mayChange: boolean }) {
  const isReviewed = channel.state !== "applied" && channel.state !== "refused";
  return (
    <Table label="Listings" stack>
      <thead>
        <tr>
          <Th>Namespace</Th>
          <Th>State</Th>
          <Th>Since</Th>
          <Th end label="Decide" />
        </tr>
      </thead>
      <tbody>
        {channel.listings.map(({ namespace, state, reason, requestedAt, decidedAt, decidedBy }) => (
          <tr key={namespace}>
            <Td head className="font-mono">
              {namespace}
            </Td>
            <Td label="State">
              <span className="min-w-0">
                <ListingStatus state={state} />
                {reason && (
                  <span className="mt-1 block whitespace-pre-line text-ink-2 text-sm">{reason}</span>
                )}
              </span>
            </Td>
            <Td label="Since">
              <span className="min-w-0">
                <Time at={decidedAt ?? requestedAt} />
                {decidedBy && (
                  <span className="block text-ink-3 text-xs [overflow-wrap:anywhere]">by {decidedBy}</span>
                )}
              </span>
            </Td>
            <Td end>
              {mayChange && isReviewed && (
                <ListingActions slug={channel.slug} namespace={namespace} state={state} />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

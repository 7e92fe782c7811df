import type { RouterOutputs } from "@/api/trpc/root";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { ListingStatus } from "./channel-state";
import { WithdrawButton } from "./withdraw-button";

type Channel = NonNullable<RouterOutputs["channels"]["own"]["channel"]>;

/** Under which namespaces the registrar may sell, and why not. */
export function OwnListings({ listings, mayChange }: { listings: Channel["listings"]; mayChange: boolean }) {
  const canTakeBack = mayChange && listings.some(({ state }) => state === "requested");
  return (
    <Table label="Listings" stack>
      <thead>
        <tr>
          <Th>Namespace</Th>
          <Th>State</Th>
          <Th end>Since</Th>
          {canTakeBack && <Th width="6rem" label="Actions" />}
        </tr>
      </thead>
      <tbody>
        {listings.map(({ namespace, state, reason, requestedAt, decidedAt }) => (
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
            <Td label="Since" end>
              <Time at={decidedAt ?? requestedAt} />
            </Td>
            {canTakeBack && <Td end>{state === "requested" && <WithdrawButton namespace={namespace} />}</Td>}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

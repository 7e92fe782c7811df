import type { RouterOutputs } from "@/api/trpc/root";
import { Badge } from "../ui/badge";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { ChannelStatus } from "./channel-state";

type Listed = RouterOutputs["console"]["channels"]["list"]["channels"][number];

const WAITS_FOR = {
  decision: { text: "A decision", tip: "Approve, ask or refuse" },
  listing: { text: "A listing", tip: "Asks to sell under more namespaces" },
  answer: { text: "Their answer", tip: "The registrar was asked something" },
} as const;

/** Channels of the queue, the one that waits longest first. */
export function QueueTable({ channels }: { channels: readonly Listed[] }) {
  return (
    <Table label="Applications" stack>
      <thead>
        <tr>
          <Th>Registrar</Th>
          <Th>State</Th>
          <Th>Waits for</Th>
          <Th>Namespaces asked for</Th>
          <Th>API client</Th>
          <Th end>Waiting since</Th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => (
          <tr key={channel.id}>
            <Registrar channel={channel} />
            <Td label="State">
              <ChannelStatus state={channel.state} />
            </Td>
            <Td label="Waits for">
              {channel.waitsFor && (
                <Badge
                  tone={channel.waitsFor === "answer" ? "neutral" : "accent"}
                  tip={WAITS_FOR[channel.waitsFor].tip}
                >
                  {WAITS_FOR[channel.waitsFor].text}
                </Badge>
              )}
            </Td>
            <Td label="Namespaces asked for" className="font-mono text-sm">
              {channel.requested.join(", ")}
            </Td>
            <Td label="API client" className="text-ink-2 [overflow-wrap:anywhere]">
              {channel.clientName} {channel.clientVersion}
            </Td>
            <Td label="Waiting since" end>
              {channel.waitingSince && <Time at={channel.waitingSince} />}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Every channel, by its handle. */
export function ChannelTable({ channels }: { channels: readonly Listed[] }) {
  return (
    <Table label="Channels" stack>
      <thead>
        <tr>
          <Th>Registrar</Th>
          <Th>State</Th>
          <Th>Listings</Th>
          <Th>API client</Th>
          <Th end>Certified until</Th>
          <Th end>Applied</Th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => (
          <tr key={channel.id}>
            <Registrar channel={channel} />
            <Td label="State">
              <ChannelStatus state={channel.state} />
            </Td>
            <Td label="Listings" className="font-mono text-sm">
              {channel.approved.length > 0 ? (
                channel.approved.join(", ")
              ) : (
                <span className="font-sans text-ink-3">None approved</span>
              )}
            </Td>
            <Td label="API client" className="text-ink-2 [overflow-wrap:anywhere]">
              {channel.clientName} {channel.clientVersion}
            </Td>
            <Td label="Certified until" end>
              {channel.certifiedUntil ? (
                <Time at={channel.certifiedUntil} form="date" />
              ) : (
                <span className="text-ink-3">–</span>
              )}
            </Td>
            <Td label="Applied" end>
              <Time at={channel.appliedAt} form="date" />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Registrar({ channel }: { channel: Listed }) {
  return (
    <Td head className="[overflow-wrap:anywhere]">
      <span className="min-w-0">
        <RowLink href={`/console/channels/${channel.slug}`} prefetch={false}>
          {channel.company}
        </RowLink>
        <span className="block font-mono font-normal text-ink-3 text-xs">{channel.slug}</span>
      </span>
    </Td>
  );
}

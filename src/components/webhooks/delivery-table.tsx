import clsx from "clsx";
import { logTime } from "../commands/command-words";
import { Badge, Status, type Tone } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { answerText, answerTone, millisText } from "./answer-words";
import { type DeliveryLine, STATE_LABELS, subjectText } from "./log-words";
import { OpenDelivery } from "./open-delivery";

const TONES: Record<DeliveryLine["state"], Tone> = {
  pending: "info",
  delivered: "ok",
  failed: "bad",
  dropped: "neutral",
};

const TIPS: Record<DeliveryLine["state"], string | undefined> = {
  pending: undefined,
  delivered: undefined,
  failed: "Every try failed",
  dropped: "The webhook was paused or disabled before it arrived",
};

export function DeliveryState({ state }: { state: DeliveryLine["state"] }) {
  return (
    <Status tone={TONES[state]} tip={TIPS[state]}>
      {STATE_LABELS[state]}
    </Status>
  );
}

/** One line an event: what became of it. */
export function DeliveryTable({
  lines,
  fresh,
}: {
  lines: readonly DeliveryLine[];
  fresh: ReadonlySet<string>;
}) {
  return (
    <Table label="Events" stack>
      <thead>
        <tr>
          <Th>Event</Th>
          <Th>About</Th>
          <Th>State</Th>
          <Th>Last answer</Th>
          <Th end>Tries</Th>
          <Th>Next try</Th>
          <Th>Created (UTC)</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr
            key={line.id}
            className={clsx("transition-colors duration-700", fresh.has(line.id) && "bg-accent-soft")}
          >
            <Td head className="font-normal">
              <OpenDelivery id={line.id}>{line.type}</OpenDelivery>
              {line.replayOfId && (
                <span className="ml-2">
                  <Badge tip="Sent again, with the same webhook-id">replay</Badge>
                </span>
              )}
            </Td>
            <Td label="About" className="max-w-56 truncate max-sm:max-w-none">
              {subjectText(line)}
            </Td>
            <Td label="State">
              <DeliveryState state={line.state} />
            </Td>
            <Td label="Last answer" className="whitespace-nowrap">
              {line.lastDurationMillis === null ? (
                <span className="text-ink-3">none yet</span>
              ) : (
                <AnswerLine
                  status={line.lastStatus}
                  error={line.lastError}
                  durationMillis={line.lastDurationMillis}
                />
              )}
            </Td>
            <Td label="Tries" end className="tabular-nums">
              {line.tries}
            </Td>
            <Td label="Next try" className="whitespace-nowrap">
              <NextTry {...line} />
            </Td>
            <Td label="Created (UTC)" className="whitespace-nowrap font-mono text-ink-2 text-sm">
              {logTime(line.createdAt)}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** "503 in 42 ms", with the sign of success or failure. */
export function AnswerLine({
  status,
  error,
  durationMillis,
}: {
  status: number | null;
  error: string | null;
  durationMillis: number;
}) {
  const answer = { status, error };
  return (
    <span className="inline-flex items-center gap-2">
      <Status tone={answerTone(answer)}>{answerText(answer)}</Status>
      <span className="text-ink-3 text-sm tabular-nums">{millisText(durationMillis)}</span>
    </span>
  );
}

function NextTry({ nextTryAt, tries }: DeliveryLine) {
  if (nextTryAt === null) return <span className="text-ink-3">none</span>;
  if (tries > 0 && new Date(nextTryAt) > new Date()) return <Time at={nextTryAt} />;
  return <span className="text-ink-3">in line</span>;
}

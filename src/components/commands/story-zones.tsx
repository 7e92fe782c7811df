import type { Output } from "../trpc";
import { Status } from "../ui/badge";
import { logTime } from "./command-words";

/** Where each zone that the command concerns is on its way to DNS. */
export function StoryZones({ zones }: { zones: Output<"console.commands.get">["zones"] }) {
  return (
    <ul className="space-y-2">
      {zones.map(({ apex, serial, publishedSerial, publishedAt, waiting }) => {
        const isOut = waiting === 0 && publishedSerial === serial;
        return (
          <li key={apex} className="space-y-1">
            <p className="flex flex-wrap items-center gap-2">
              <Status tone={isOut ? "ok" : "warn"}>{isOut ? "Published" : "On its way"}</Status>
              <span className="font-mono text-sm [overflow-wrap:anywhere]">{apex}</span>
            </p>
            <p className="text-ink-3 text-sm tabular-nums">
              Serial {serial}
              {publishedSerial === serial ? "" : `, published ${publishedSerial}`}
              {publishedAt && `, ${logTime(publishedAt)} UTC`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

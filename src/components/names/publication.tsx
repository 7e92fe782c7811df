"use client";

import { ask } from "../trpc";
import { Status } from "../ui/badge";
import { Time } from "../ui/time";
import { useLive } from "../use-live";

interface Zone {
  serial: number;
  publishedSerial: number;
  publishedAt: string | null;
}

const ASK_EVERY_MS = 1_000;

/** Whether the newest records answer on DNS yet; looks again by itself until they do. */
export function Publication({ fqdn, zone }: { fqdn: string; zone: Zone }) {
  const { data } = useLive(async (signal) => (await ask("names.info", { name: fqdn }, signal)).zone ?? zone, {
    initial: zone,
    everyMs: ASK_EVERY_MS,
    active: zone.publishedSerial < zone.serial,
  });
  // The page was refreshed with something newer than the last look.
  const { serial, publishedSerial, publishedAt } = data.serial >= zone.serial ? data : zone;
  const published = publishedSerial >= serial;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Status tone={published ? "ok" : "info"}>{published ? "Published" : "Being published"}</Status>
      <span className="text-ink-2">
        serial <span className="font-mono text-sm">{serial}</span>
        {published ? (
          publishedAt && (
            <>
              , answering since <Time at={publishedAt} />
            </>
          )
        ) : (
          <>
            ; <span className="font-mono text-sm">{publishedSerial}</span> answers until then
          </>
        )}
      </span>
    </div>
  );
}

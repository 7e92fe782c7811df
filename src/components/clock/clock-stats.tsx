import type { Output } from "../trpc";
import { Stat, StatRow } from "../ui/stat";
import { Time } from "../ui/time";
import { durationInWords } from "./duration";

/** Where a namespace's clock stands. */
export function ClockStats({ clock }: { clock: Output<"console.clock.load"> }) {
  const { advancedSeconds, movedSince, nextDueAt, names } = clock;
  return (
    <StatRow>
      <Stat
        label="Moved on by"
        value={advancedSeconds === 0 ? "Nothing" : durationInWords(advancedSeconds)}
        note={
          movedSince ? <>since {<Time at={movedSince} form="date" />}</> : "Its names have their true age"
        }
      />
      <Stat
        label="Due next"
        value={nextDueAt ? <Time at={nextDueAt} /> : "Nothing"}
        note={nextDueAt && <Time at={nextDueAt} form="datetime" />}
      />
      <Stat
        label="Names"
        value={names.toLocaleString("en")}
        note="registered, or waiting for their release"
      />
    </StatRow>
  );
}

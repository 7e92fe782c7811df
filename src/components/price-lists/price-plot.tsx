import { minorDigits } from "@/lib/money";
import { axisTicks, shortNumber } from "../ui/chart-scale";
import { Money } from "../ui/money";
import { Time } from "../ui/time";
import { OPERATION_WORDS, type Operation, type PriceSpan } from "./operations";

const DAY = 86_400_000;

/**
 * The price of an operation over time, as steps: what is planned is dashed. Drawn on the server; the table beneath says
 * the same in words.
 */
export function PricePlot({
  operation,
  spans,
  currency,
  since,
  now,
}: {
  operation: Operation;
  /** The latest first. */
  spans: readonly PriceSpan[];
  currency: string;
  /** Before it nothing is drawn. */
  since: Date;
  now: Date;
}) {
  const { label, per } = OPERATION_WORDS[operation];
  const current = spans.find(({ state }) => state === "in_force");
  const major = (amount: number) => amount / 10 ** minorDigits(currency);
  const ticks = axisTicks(Math.max(1, ...spans.map(({ amount }) => major(amount))));
  const top = ticks.at(-1) ?? 1;
  const changes = spans.map(({ validFrom }) => new Date(validFrom).getTime());
  const start = Math.min(since.getTime(), now.getTime() - 30 * DAY);
  const last = Math.max(now.getTime(), ...changes);
  const end = last + Math.max(30 * DAY, (last - start) * 0.12);
  const x = (at: number) => ((Math.max(start, at) - start) / (end - start)) * 100;
  const y = (amount: number) => 100 - (major(amount) / top) * 100;
  const today = x(now.getTime());
  const steps = [...spans].reverse();
  const path = (part: readonly PriceSpan[], from: number, to: number) =>
    part
      .map((span, index) => {
        const begin = Math.max(from, new Date(span.validFrom).getTime());
        const until = Math.min(to, span.until ? new Date(span.until).getTime() : end);
        if (until <= begin) return "";
        return `${index === 0 ? "M" : "L"}${x(begin)},${y(span.amount)}L${x(until)},${y(span.amount)}`;
      })
      .join("")
      .replace(/^L/, "M");
  return (
    <figure className="min-w-0">
      <figcaption className="mb-3">
        <span className="block text-ink-3 text-sm">{label}</span>
        {current ? (
          <span className="font-semibold text-lg tabular-nums">
            <Money amount={current.amount} currency={currency} />{" "}
            <span className="font-normal text-ink-3 text-sm">{per}</span>
          </span>
        ) : (
          <span className="text-ink-2">Not offered yet</span>
        )}
      </figcaption>
      <div aria-hidden className="grid grid-cols-[auto_1fr] gap-x-2">
        <div className="relative h-24 w-8 text-right text-ink-3 text-xs tabular-nums">
          {ticks.map((tick) => (
            <span
              key={tick}
              className="-translate-y-1/2 absolute right-0 leading-none"
              style={{ top: `${100 - (tick / top) * 100}%` }}
            >
              {shortNumber(tick)}
            </span>
          ))}
        </div>
        <div className="relative h-24">
          {ticks.map((tick) => (
            <span
              key={tick}
              className="absolute inset-x-0 border-line border-t"
              style={{ top: `${100 - (tick / top) * 100}%`, borderStyle: tick === 0 ? "solid" : "dashed" }}
            />
          ))}
          <svg
            aria-hidden="true"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            <path
              d={path(steps, start, now.getTime())}
              fill="none"
              stroke="var(--accent)"
              strokeWidth="2"
              vectorEffect="non-scaling-stroke"
            />
            <path
              d={path(
                steps.filter(({ until }) => until === null || new Date(until) > now),
                now.getTime(),
                end,
              )}
              fill="none"
              stroke="var(--accent)"
              strokeWidth="2"
              strokeDasharray="4 4"
              vectorEffect="non-scaling-stroke"
            />
          </svg>
          <span className="absolute inset-y-0 w-px bg-ink-3" style={{ left: `${today}%` }} />
        </div>
        <span />
        <div className="relative mt-1.5 h-4 text-ink-3 text-xs">
          {today > 45 && (
            <span className="absolute left-0">
              <Time at={new Date(start)} form="date" />
            </span>
          )}
          <span
            className="absolute"
            style={{ left: `${today}%`, translate: today > 90 ? "-100%" : today < 10 ? "0" : "-50%" }}
          >
            Now
          </span>
          {today < 55 && (
            <span className="absolute right-0">
              <Time at={new Date(end)} form="date" />
            </span>
          )}
        </div>
      </div>
    </figure>
  );
}

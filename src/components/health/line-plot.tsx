import Link from "next/link";
import { axisTicks } from "../ui/chart-scale";
import { NumberTable } from "./number-table";
import { Line, StackedBars } from "./plot-shapes";
import { axisTime, stepTime } from "./plot-times";
import { STROKES, type Stroke } from "./strokes";

export interface PlotLine {
  readonly name: string;
  /** One a step; null where nothing was measured: a gap. */
  readonly values: readonly (number | null)[];
  readonly stroke?: Stroke;
}

const HEIGHT = 140;

/**
 * Several values over time, drawn on the server. A step's values are its tip; the same numbers stand in a table, which
 * opens under the plot and is what screen readers read.
 */
export function LinePlot({
  label,
  times,
  stepMinutes,
  lines,
  hrefs,
  isStacked = false,
  format,
}: {
  /** What is plotted, with its unit: "Requests a minute". */
  label: string;
  times: readonly string[];
  stepMinutes: number;
  lines: readonly PlotLine[];
  /** Where each step leads: to the single things that it sums up. */
  hrefs?: readonly string[];
  /** As bars on top of each other: for parts of a whole. */
  isStacked?: boolean;
  format: (value: number) => string;
}) {
  const highest = isStacked
    ? times.map((_, step) => lines.reduce((total, { values }) => total + (values[step] ?? 0), 0))
    : lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const ticks = axisTicks(Math.max(0, ...highest));
  const top = ticks.at(-1) ?? 1;
  const y = (value: number) => 100 - (value / top) * 100;
  const x = (index: number) => ((index + 0.5) / times.length) * 100;
  const strokeOf = (i: number) => lines[i]?.stroke ?? STROKES[i % STROKES.length] ?? STROKES[0];
  const say = (value: number | null | undefined) => (value == null ? "nothing measured" : format(value));
  const shown = [0, Math.floor(times.length / 3), Math.floor((times.length * 2) / 3)];
  return (
    <figure>
      <ul className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-ink-2 text-sm">
        {lines.map(({ name, values }, i) => (
          <li key={name} className="inline-flex items-center gap-1.5">
            <svg aria-hidden="true" width="18" height="6" className="shrink-0">
              <line
                x1="0"
                x2="18"
                y1="3"
                y2="3"
                stroke={strokeOf(i)?.color}
                strokeWidth="2"
                strokeDasharray={strokeOf(i)?.dash}
              />
            </svg>
            {name}
            <span className="text-ink-3 tabular-nums">{say(lastOf(values))}</span>
          </li>
        ))}
      </ul>
      <div aria-hidden className="grid grid-cols-[auto_1fr] gap-x-2">
        <div className="relative w-12 text-right text-ink-3 text-xs tabular-nums" style={{ height: HEIGHT }}>
          {ticks.map((tick) => (
            <span
              key={tick}
              className="-translate-y-1/2 absolute right-0 whitespace-nowrap leading-none"
              style={{ top: `${y(tick)}%` }}
            >
              {format(tick)}
            </span>
          ))}
        </div>
        <div className="relative" style={{ height: HEIGHT }}>
          {ticks.map((tick) => (
            <span
              key={tick}
              className="absolute inset-x-0 border-line border-t"
              style={{ top: `${y(tick)}%`, borderStyle: tick === 0 ? "solid" : "dashed" }}
            />
          ))}
          <svg
            aria-hidden="true"
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            {isStacked ? (
              <StackedBars lines={lines} steps={times.length} top={top} strokeOf={strokeOf} />
            ) : (
              lines.map(({ name, values }, i) => (
                <Line key={name} values={values} stroke={strokeOf(i)} x={x} y={y} />
              ))
            )}
          </svg>
          <div className="absolute inset-0 flex">
            {times.map((time, step) => {
              const href = hrefs?.[step];
              const tip = [
                stepTime(time, stepMinutes),
                ...lines.map(({ name, values }) => `${name}: ${say(values[step])}`),
              ].join("\n");
              const look = "flex-1 hover:bg-[color-mix(in_oklab,var(--ink-3)_18%,transparent)]";
              // By keyboard the table's links are the way.
              return href === undefined ? (
                <span key={time} data-tip={tip} className={look} />
              ) : (
                <Link key={time} href={href} prefetch={false} tabIndex={-1} data-tip={tip} className={look} />
              );
            })}
          </div>
        </div>
        <span />
        <div className="relative mt-1.5 h-4 text-ink-3 text-xs">
          {shown.map((step) => (
            <span
              key={step}
              className="absolute whitespace-nowrap"
              style={{ left: `${(step / times.length) * 100}%` }}
            >
              {axisTime(times[step], stepMinutes)}
            </span>
          ))}
          <span className="absolute right-0">now</span>
        </div>
      </div>
      <NumberTable
        label={label}
        times={times}
        stepMinutes={stepMinutes}
        lines={lines}
        hrefs={hrefs}
        say={say}
      />
    </figure>
  );
}

function lastOf(values: readonly (number | null)[]): number | null {
  return values.findLast((value) => value !== null) ?? null;
}

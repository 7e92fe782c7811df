import type { ReactNode } from "react";
import { axisTicks, fullNumber, type Point, shortNumber } from "./chart-scale";

interface ChartProps {
  /** What is plotted, in words: "DNS queries a day, last 30 days". */
  label: string;
  /** "query", "queries": said with each value. */
  unit: readonly [one: string, many: string];
  points: readonly Point[];
  /** Pixels of the plot itself. */
  height?: number;
}

/** Values over time as a line. Drawn on the server: it costs no JavaScript. A table with the same numbers is for readers. */
export function LineChart(props: ChartProps) {
  return (
    <Frame {...props}>
      {(x, y) => {
        const line = props.points
          .map((point, i) => `${i === 0 ? "M" : "L"}${x(i)},${y(point.value)}`)
          .join("");
        return (
          <>
            <path d={`${line}L${x(props.points.length - 1)},100L${x(0)},100Z`} fill="var(--accent-soft)" />
            <path
              d={line}
              fill="none"
              stroke="var(--accent)"
              strokeWidth="1.75"
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          </>
        );
      }}
    </Frame>
  );
}

/** Values side by side as bars. */
export function BarChart(props: ChartProps) {
  const width = 100 / Math.max(1, props.points.length);
  return (
    <Frame {...props} bars>
      {(_, y) =>
        props.points.map((point, i) => (
          <rect
            key={point.label}
            x={i * width + width * 0.14}
            width={width * 0.72}
            y={y(point.value)}
            height={100 - y(point.value)}
            fill="var(--accent)"
          />
        ))
      }
    </Frame>
  );
}

function Frame({
  label,
  unit,
  points,
  height = 160,
  bars = false,
  children,
}: ChartProps & {
  bars?: boolean;
  children: (x: (index: number) => number, y: (value: number) => number) => ReactNode;
}) {
  const ticks = axisTicks(Math.max(0, ...points.map((point) => point.value)));
  const top = ticks.at(-1) ?? 1;
  const x = (index: number) => (points.length < 2 ? 50 : (index / (points.length - 1)) * 100);
  const y = (value: number) => 100 - (value / top) * 100;
  const say = (point: Point) => `${fullNumber(point.value)} ${point.value === 1 ? unit[0] : unit[1]}`;
  const shown = points.filter(
    (_, i) => i === 0 || i === points.length - 1 || i === Math.floor((points.length - 1) / 2),
  );

  return (
    <figure className="relative">
      <div aria-hidden className="grid grid-cols-[auto_1fr] gap-x-2">
        <div className="relative w-8 text-right text-ink-3 text-xs tabular-nums" style={{ height }}>
          {ticks.map((tick) => (
            <span
              key={tick}
              className="-translate-y-1/2 absolute right-0 leading-none"
              style={{ top: `${y(tick)}%` }}
            >
              {shortNumber(tick)}
            </span>
          ))}
        </div>
        <div className="relative" style={{ height }}>
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
            {children(x, y)}
          </svg>
          <div className={`absolute inset-y-0 flex ${bars ? "inset-x-0" : "-inset-x-1"}`}>
            {points.map((point) => (
              <span
                key={point.label}
                data-tip={`${point.label}\n${say(point)}`}
                className="flex-1 hover:border-ink-3 hover:border-x hover:border-x-[0.5px]"
              />
            ))}
          </div>
        </div>
        <span />
        <div className="mt-1.5 flex justify-between text-ink-3 text-xs">
          {shown.map((point) => (
            <span key={point.label}>{point.label}</span>
          ))}
        </div>
      </div>
      <table className="sr-only">
        <caption>{label}</caption>
        <tbody>
          {points.map((point) => (
            <tr key={point.label}>
              <th scope="row">{point.label}</th>
              <td>{say(point)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

import type { PlotLine } from "./line-plot";
import type { Stroke } from "./strokes";

type Place = (value: number) => number;

/** What was measured, joined; a value alone between gaps is a dot. */
export function Line({
  values,
  stroke,
  x,
  y,
}: {
  values: readonly (number | null)[];
  stroke: Stroke | undefined;
  x: Place;
  y: Place;
}) {
  const look = {
    fill: "none",
    stroke: stroke?.color,
    strokeLinecap: "round",
    vectorEffect: "non-scaling-stroke",
  } as const;
  return (
    <>
      <path
        {...look}
        d={pathOf(values, x, y)}
        strokeDasharray={stroke?.dash}
        strokeWidth="1.75"
        strokeLinejoin="round"
      />
      <path {...look} d={dotsOf(values, x, y)} strokeWidth="5" />
    </>
  );
}

/** A bar a step, the lines' values on top of each other. */
export function StackedBars({
  lines,
  steps,
  top,
  strokeOf,
}: {
  lines: readonly PlotLine[];
  steps: number;
  /** The axis's highest value. */
  top: number;
  strokeOf: (line: number) => Stroke | undefined;
}) {
  const width = 100 / steps;
  const beneath = Array.from({ length: steps }, () => 0);
  return lines.map(({ name, values }, i) => {
    const bars = values.map((value, step) => {
      const tall = ((value ?? 0) / top) * 100;
      const from = beneath[step] ?? 0;
      beneath[step] = from + tall;
      if (tall === 0) return "";
      return `M${round(step * width + width * 0.15)},${round(100 - from)}h${round(width * 0.7)}v${round(-tall)}h${round(-width * 0.7)}Z`;
    });
    return <path key={name} d={bars.join("")} fill={strokeOf(i)?.color} />;
  });
}

/** A line through what was measured. */
export function pathOf(values: readonly (number | null)[], x: Place, y: Place): string {
  let path = "";
  let isDown = false;
  for (const [i, value] of values.entries()) {
    if (value !== null) {
      const at = `${round(x(i))},${round(y(value))}`;
      path += isDown ? `L${at}` : `M${at}h0`;
    }
    isDown = value !== null;
  }
  return path;
}

function dotsOf(values: readonly (number | null)[], x: Place, y: Place): string {
  const isGap = (i: number) => (values[i] ?? null) === null;
  return values
    .map((value, i) =>
      value !== null && isGap(i - 1) && isGap(i + 1) ? `M${round(x(i))},${round(y(value))}h0` : "",
    )
    .join("");
}

const round = (value: number) => Math.round(value * 100) / 100;

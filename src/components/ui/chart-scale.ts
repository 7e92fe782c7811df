/** One value in a plot. */
export interface Point {
  /** What the value belongs to, as shown on the axis: "3 Nov". */
  label: string;
  value: number;
}

/** Round values for the axis from zero up to at least `max`: steps of 1, 2 or 5 times a power of ten, whole. */
export function axisTicks(max: number, wanted = 3): readonly number[] {
  const rough = Math.max(max, 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10));
  const ticks = [0];
  for (let tick = step; (ticks.at(-1) ?? 0) < max || ticks.length < 2; tick += step) ticks.push(tick);
  return ticks;
}

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat("en");

/** 12.5K on the axis. */
export const shortNumber = (value: number) => compact.format(value);
/** 12,500 in the tip and the table. */
export const fullNumber = (value: number) => whole.format(value);

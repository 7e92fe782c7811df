import type { Output } from "../trpc";
import { successText, sum } from "./endpoint-words";

type Steps = Output<"webhooks.summaries">[number]["steps"];

const WIDTH = 96;
const HEIGHT = 20;

/** The last 24 hours as small bars, failures on top of successes, and the rate beside them in words. */
export function SuccessBars({ steps }: { steps: Steps }) {
  const succeeded = sum(steps.map((step) => step.succeeded));
  const failed = sum(steps.map((step) => step.failed));
  const rate = successText(succeeded, failed);
  const most = Math.max(1, ...steps.map((step) => step.succeeded + step.failed));
  const width = WIDTH / steps.length;
  // One of a thousand is seen too.
  const tall = (value: number) => (value === 0 ? 0 : Math.max(2, (value / most) * HEIGHT));
  return (
    <span
      className="inline-flex items-center gap-2"
      data-tip={rate === null ? undefined : `${succeeded} of ${succeeded + failed} attempts in 24 hours`}
    >
      <svg aria-hidden="true" width={WIDTH} height={HEIGHT} className="shrink-0">
        {steps.map((step, i) => {
          const good = tall(step.succeeded);
          const bad = tall(step.failed);
          const x = i * width + 1;
          return (
            <g key={step.at}>
              <rect x={x} y={HEIGHT - 1} width={width - 2} height={1} fill="var(--line)" />
              <rect x={x} y={HEIGHT - good} width={width - 2} height={good} fill="var(--accent)" />
              <rect
                x={x}
                y={Math.max(0, HEIGHT - good - bad)}
                width={width - 2}
                height={bad}
                fill="var(--bad)"
              />
            </g>
          );
        })}
      </svg>
      {rate === null ? (
        <span className="text-ink-3">Nothing sent</span>
      ) : (
        <span className={failed > 0 ? "text-bad tabular-nums" : "tabular-nums"}>{rate}</span>
      )}
    </span>
  );
}

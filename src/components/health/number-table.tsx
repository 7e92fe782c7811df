import Link from "next/link";
import { SCROLL_BOX } from "../ui/scroll-box";
import type { PlotLine } from "./line-plot";
import { stepTime } from "./plot-times";

/** A plot's numbers, folded away. */
export function NumberTable({
  label,
  times,
  stepMinutes,
  lines,
  hrefs,
  say,
}: {
  label: string;
  times: readonly string[];
  stepMinutes: number;
  lines: readonly PlotLine[];
  hrefs?: readonly string[];
  say: (value: number | null | undefined) => string;
}) {
  return (
    <details className="mt-2 text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-ink-3 hover:text-ink">Numbers</summary>
      <section
        aria-label={label}
        {...SCROLL_BOX}
        className="mt-2 max-h-64 overflow-auto rounded-md border border-line"
      >
        <table className="w-full text-left tabular-nums">
          <caption className="sr-only">{label}</caption>
          <thead className="sticky top-0 bg-sunken text-ink-3">
            <tr>
              <th scope="col" className="px-3 py-1 font-medium">
                From (UTC)
              </th>
              {lines.map(({ name }) => (
                <th key={name} scope="col" className="px-3 py-1 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {times.map((time, step) => (
              <tr key={time} className="border-line border-t">
                <th scope="row" className="px-3 py-1 font-normal text-ink-2">
                  <StepTime href={hrefs?.[step]}>{stepTime(time, stepMinutes)}</StepTime>
                </th>
                {lines.map(({ name, values }) => (
                  <td key={name} className="px-3 py-1">
                    {say(values[step])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function StepTime({ href, children }: { href: string | undefined; children: string }) {
  if (href === undefined) return children;
  return (
    <Link href={href} prefetch={false} className="inline-block min-h-6 text-accent hover:underline">
      {children}
    </Link>
  );
}

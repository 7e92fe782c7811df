import { LiveRefresh } from "@/components/health/live-refresh";
import { fullNumber } from "@/components/ui/chart-scale";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { Stat, StatRow } from "@/components/ui/stat";
import { Tabs } from "@/components/ui/tabs";
import { millisText } from "@/components/webhooks/answer-words";
import { EndpointPlots } from "@/components/webhooks/endpoint-plots";
import { successText, sum, webhookPath } from "@/components/webhooks/endpoint-words";
import { caller } from "../../../caller";

const RANGES = [
  { days: 1, label: "24 hours" },
  { days: 7, label: "7 days" },
  { days: 30, label: "30 days" },
] as const;

/** How a webhook fares, in numbers and plots, each leading to the log. */
export async function Statistics({ id, params }: { id: string; params: SearchParams }) {
  const path = webhookPath(id);
  const days = RANGES.find((range) => String(range.days) === oneParam(params, "days"))?.days ?? 1;
  const statistics = await (await caller()).webhooks.statistics({ id, days });
  const succeeded = sum(statistics.succeeded);
  const failed = sum(statistics.failed);
  const slowest = Math.max(...statistics.p95Millis.map((millis) => millis ?? -1));
  const log = (change: Record<string, string>) => `${withParams(path, { days: String(days) }, change)}#log`;
  return (
    <section aria-label="Statistics" className="space-y-4">
      {/* A month of a busy webhook takes seconds to count. */}
      <LiveRefresh everyMs={days === 1 ? 15_000 : 120_000} />
      <Tabs
        label="How far back"
        items={RANGES.map((range) => ({
          label: range.label,
          href: withParams(path, params, { days: String(range.days) }),
        }))}
      />
      <StatRow>
        <Stat label="Success" value={successText(succeeded, failed) ?? "–"} note="of attempts" />
        <Stat
          label="Failed attempts"
          value={fullNumber(failed)}
          note={`of ${fullNumber(succeeded + failed)}`}
          href={log({ view: "attempts", answer: "failed" })}
        />
        <Stat
          label="Waiting"
          value={fullNumber(statistics.pending)}
          note="for their next try"
          href={log({ state: "pending" })}
        />
        <Stat
          label="Latency"
          value={slowest < 0 ? "–" : millisText(slowest)}
          note="p95 of the slowest step"
          href={log({ view: "attempts" })}
        />
      </StatRow>
      {succeeded + failed > 0 && (
        <EndpointPlots statistics={statistics} hrefFor={(from, to) => log({ view: "attempts", from, to })} />
      )}
    </section>
  );
}

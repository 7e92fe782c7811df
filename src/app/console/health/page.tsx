import type { Metadata } from "next";
import { doorText } from "@/components/health/doors";
import { HealthPlots } from "@/components/health/health-plots";
import { LiveRefresh } from "@/components/health/live-refresh";
import { OperationTable } from "@/components/health/operation-table";
import { VerdictTiles } from "@/components/health/verdict-tiles";
import { verdictsOf } from "@/components/health/verdicts";
import { PageHeader } from "@/components/shell/page-header";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { Tabs } from "@/components/ui/tabs";
import { RANGE_NAMES, type Range, REQUEST_DOORS } from "@/services/health/schema";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Health" };

const PATH = "/console/health";

const RANGE_LABELS: Record<Range, string> = {
  "1h": "Last hour",
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
};

export default async function Health({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const range = RANGE_NAMES.find((name) => name === oneParam(params, "range")) ?? "1h";
  const door = REQUEST_DOORS.find((name) => name === oneParam(params, "door"));
  const health = await (await caller()).console.health.load({ range, door });
  return (
    <>
      <PageHeader title="Health" text="Is it well, and since when. Counted each minute, shown in UTC." />
      <LiveRefresh everyMs={range === "1h" ? 15_000 : 60_000} />
      <div className="space-y-6">
        <VerdictTiles verdicts={verdictsOf(health.now)} />
        <Tabs
          label="How far back"
          items={RANGE_NAMES.map((name) => ({
            label: RANGE_LABELS[name],
            href: withParams(PATH, params, { range: name }),
          }))}
        />
        {health.isEmpty ? (
          <Card>
            <EmptyState
              icon="gauge"
              title="Nothing was measured in this time"
              curl={`curl ${globalThis.portolan?.publicUrl ?? ""}/metrics`}
            >
              <p>
                Requests, queues and lags are written down each minute while the portal and its worker run.
                The first plots appear a minute or two after the start.
              </p>
            </EmptyState>
          </Card>
        ) : (
          <>
            <HealthPlots
              health={health}
              doors={
                <FilterChips
                  label="Door"
                  chips={REQUEST_DOORS.filter(
                    (name) => name === door || health.requests.some((line) => line.door === name),
                  ).map((name) => ({
                    label: doorText(name),
                    href: withParams(PATH, params, { door: door === name ? null : name }),
                    active: door === name,
                  }))}
                />
              }
            />
            <div id="operations" className="scroll-mt-20">
              <Card>
                <CardHeader
                  title="Operations"
                  text={`${door ? doorText(door) : "All doors"}, ${RANGE_LABELS[range].toLowerCase()}, the busiest first`}
                />
                {health.operations.length > 0 ? (
                  <OperationTable operations={health.operations} />
                ) : (
                  <p className="p-4 text-ink-3">No request by name in this time.</p>
                )}
              </Card>
            </div>
          </>
        )}
      </div>
    </>
  );
}

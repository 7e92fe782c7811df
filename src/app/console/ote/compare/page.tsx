import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CompareChoice } from "@/components/ote/compare-choice";
import { CompareTable } from "@/components/ote/compare-table";
import { ComparedRuns } from "@/components/ote/compared-runs";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { FilterChips } from "@/components/ui/filter-chips";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { caller, registryErrorOf } from "../../../caller";

export const metadata: Metadata = { title: "Compare OT&E runs" };

export default async function CompareRuns({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const [a, b] = [numberOf(params, "a"), numberOf(params, "b")];
  const comparison = a !== null && b !== null ? await findComparison(a, b) : null;
  if (!comparison) notFound();
  const { runs } = await (await caller()).console.ote.list({ slug: comparison.a.slug, limit: 100 });
  const only = oneParam(params, "only") === "changes";
  const differing = comparison.steps.filter(({ change }) => change !== "same").length;
  return (
    <>
      <PageHeader
        title={`Run ${comparison.a.number} beside run ${comparison.b.number}`}
        trail={[{ label: "OT&E runs", href: "/console/ote" }, { label: "Compare" }]}
        text={`${comparison.a.company}: ${differing === 0 ? "no step differs" : differing === 1 ? "one step differs" : `${differing} steps differ`}.`}
        actions={
          <CompareChoice
            a={comparison.a.number}
            b={comparison.b.number}
            runs={runs.map(({ number, name }) => ({ number, name }))}
          />
        }
      />
      <div className="space-y-4">
        <ComparedRuns runs={[comparison.a, comparison.b]} />
        {(differing > 0 || only) && (
          <FilterChips
            label="Filter steps"
            chips={[
              {
                label: "Only what differs",
                href: withParams("/console/ote/compare", params, { only: only ? null : "changes" }),
                active: only,
                count: differing,
              },
            ]}
          />
        )}
        <Card>
          <CompareTable comparison={comparison} only={only} />
        </Card>
      </div>
    </>
  );
}

function numberOf(params: SearchParams, name: string): number | null {
  const text = oneParam(params, name) ?? "";
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

async function findComparison(a: number, b: number) {
  try {
    return await (await caller()).console.ote.compare({ a, b });
  } catch (error) {
    const code = registryErrorOf(error)?.code;
    if (code === "not_found" || code === "invalid_value") return null;
    throw error;
  }
}

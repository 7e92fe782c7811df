import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import type { NextRequest } from "../ote/next-request";
import type { RunFacts, RunPlan } from "../ote/run-facts";
import { STEPS, stepsOf } from "../ote/steps/all";

/** A step of OT&E as `GET /status` shows it. */
export interface SequenceStep {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly endpoint: string;
  readonly domain: string | null;
  readonly idempotency_key: string | null;
  readonly next_request: NextRequest;
}

export interface TestSequence {
  /** The run that is going on; null when the sequence is only an example of one. */
  readonly run: { id: string; number: number; name: string; started_at: string } | null;
  readonly tld: string;
  /** The name allocated to the run for its creation. */
  readonly create_domain: string;
  readonly steps: readonly SequenceStep[];
}

interface RunRow {
  id: string;
  number: number;
  name: string;
  code: string;
  namespace: string;
  started_at: Date;
  plan: RunPlan;
}

const RUNNING = statement(
  "ote_run_of_channel",
  `SELECT r.id, r.number, r.name, r.code, n.name AS namespace, r.started_at, r.plan
   FROM ote_run r JOIN namespace n ON n.id = r.namespace_id
   WHERE r.channel_id = $1::uuid AND r.state = 'running'
   ORDER BY r.started_at DESC LIMIT 1`,
);

/**
 * The steps of the channel's running OT&E run with its own names and keys; without a run those that any would ask for in
 * `tld`. Null without both.
 */
export async function findTestSequence(
  on: SqlTx,
  channel: { readonly id: string; readonly slug: string },
  tld: string | null,
): Promise<TestSequence | null> {
  const [row] = await on.sql<RunRow>(RUNNING, [channel.id]);
  if (!row && tld === null) return null;
  const { plan, code, namespace } = row ?? exampleOf(tld ?? "");
  const facts: RunFacts = {
    id: row?.id ?? "",
    channelId: channel.id,
    slug: channel.slug,
    code,
    namespace,
    plan,
    otherCodes: new Set(),
  };
  return {
    run: row
      ? { id: row.id, number: row.number, name: row.name, started_at: isoSeconds(row.started_at) }
      : null,
    tld: namespace,
    create_domain: plan.names.create,
    steps: stepsOf(plan).map((step) => ({
      id: step.id,
      title: step.title,
      asks: step.asks,
      endpoint: step.endpoint,
      domain: step.domain(facts),
      idempotency_key: step.suggestedKey,
      next_request: step.next(facts),
    })),
  };
}

/** What a run would ask for, but for what depends on the namespace's features. */
function exampleOf(namespace: string): { plan: RunPlan; code: string; namespace: string } {
  const code = "demo";
  const names = { create: `ote-create-${code}.${namespace}`, twoYears: null, idn: null, premium: null };
  const plan: RunPlan = {
    version: 1,
    steps: STEPS.filter((step) => !step.isAsked).map(({ id }) => id),
    names,
    fixtures: {},
    autoApply: [],
  };
  return { plan, code, namespace };
}

/** A premium name that the namespace had free when the run started. Amount in minor units for one year. */
export interface PlannedPremium {
  readonly domain: string;
  readonly amount: number;
  readonly currency: string;
}

/** What a run asks for: frozen when it starts, kept as `ote_run.plan`. */
export interface RunPlan {
  readonly version: 1;
  /** Ids of the steps asked for, in order. */
  readonly steps: readonly string[];
  /** Full names allocated to this run; null where the namespace has no such feature. */
  readonly names: {
    readonly create: string;
    readonly twoYears: string | null;
    readonly idn: string | null;
    readonly premium: PlannedPremium | null;
  };
  /** When the fixtures expire that the start of the run made, ISO 8601, by full name. */
  readonly fixtures: Readonly<Record<string, string>>;
  /** Commands that the namespace's policy applied at once when the run started. */
  readonly autoApply: readonly string[];
}

/** What the steps know of a run. */
export interface RunFacts {
  readonly id: string;
  readonly channelId: string;
  readonly slug: string;
  readonly code: string;
  /** The namespace's name. */
  readonly namespace: string;
  readonly plan: RunPlan;
  /** Codes of other runs that turn up in the commands. */
  readonly otherCodes: ReadonlySet<string>;
}

/** A fixture's full name. */
export function fixture(run: Pick<RunFacts, "namespace">, label: string): string {
  return `${label}.${run.namespace}`;
}

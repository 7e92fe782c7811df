import Link from "next/link";
import type { RouterOutputs } from "@/api/trpc/root";
import { Status, type Tone } from "../ui/badge";
import { RowLink, Table, Td, Th } from "../ui/table";
import { durationText } from "./duration-text";
import { StepSign } from "./step-sign";

type Comparison = RouterOutputs["console"]["ote"]["compare"];
type Row = Comparison["steps"][number];

const CHANGES: Readonly<Record<Row["change"], { label: string; tone: Tone } | null>> = {
  same: null,
  better: { label: "Better", tone: "ok" },
  worse: { label: "Worse", tone: "bad" },
  added: { label: "Added", tone: "neutral" },
  removed: { label: "Dropped", tone: "neutral" },
};

/** Two runs step by step: what differs stands out, or with `only` is all there is. */
export function CompareTable({ comparison, only }: { comparison: Comparison; only: boolean }) {
  const { a, b } = comparison;
  const steps = only ? comparison.steps.filter(({ change }) => change !== "same") : comparison.steps;
  return (
    <Table label="Both runs, step by step" stack>
      <thead>
        <tr>
          <Th width="24%">Step</Th>
          {[a, b].map(({ number, name }) => (
            <Th key={number}>
              <Link href={`/console/ote/${number}`} prefetch={false} className="hover:underline">
                {number}. {name}
              </Link>
            </Th>
          ))}
          <Th width="7rem">Change</Th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => {
          const change = CHANGES[step.change];
          return (
            <tr key={step.id}>
              <Td head className="align-top">
                <div>
                  {step.title}
                  <span className="block font-normal text-ink-3 text-xs">{step.section}</span>
                </div>
              </Td>
              <Td label={`Run ${a.number}`} className="align-top">
                <Side step={step.a} href={`/console/ote/${a.number}?step=${step.id}`} />
              </Td>
              <Td label={`Run ${b.number}`} className="align-top">
                <Side step={step.b} href={`/console/ote/${b.number}?step=${step.id}`} />
              </Td>
              <Td label="Change" className="align-top">
                {change ? (
                  <Status tone={change.tone}>{change.label}</Status>
                ) : (
                  <span className="text-ink-3">Same</span>
                )}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function Side({ step, href }: { step: Row["a"]; href: string }) {
  if (!step) return <span className="text-ink-3">Not asked for</span>;
  const { state, attempts, failures, durationMs, words } = step;
  const facts = [
    attempts > 1 && `${attempts} tries`,
    failures > 0 && `${failures} failed`,
    durationMs !== null && durationMs >= 50 && durationText(durationMs),
  ].filter((fact) => fact !== false);
  return (
    <div className="min-w-0 text-left">
      <RowLink href={href} prefetch={false} className="flex-wrap gap-x-2">
        <StepSign state={state} named />
        {facts.length > 0 && <span className="font-normal text-ink-3 text-sm">{facts.join(" · ")}</span>}
      </RowLink>
      {words && <p className="text-ink-2 text-sm [overflow-wrap:anywhere]">{words}</p>}
    </div>
  );
}

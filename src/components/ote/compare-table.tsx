import Link from "next/link";
import { Badge } from "../ui/badge";
import { RowLink, Table, Td, Th } from "../ui/table";
import { changeOf } from "./change-of";
import type { StepShape } from "./shapes";
import { StepSign } from "./step-sign";

/** A run as the comparison shows it. */
export interface ComparedRun {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly steps: readonly StepShape[];
}

/** Two runs step by step: what changed between them stands out. */
export function CompareTable({ runs }: { runs: readonly [ComparedRun, ComparedRun] }) {
  const [a, b] = runs;
  const rows = stepsOfBoth(a, b);
  return (
    <Table label="Both runs, step by step" stack>
      <thead>
        <tr>
          <Th width="26%">Step</Th>
          {runs.map((run) => (
            <Th key={run.id}>
              <Link href={`/console/ote/${run.id}`} className="hover:underline">
                #{run.number} {run.name}
              </Link>
            </Th>
          ))}
          <Th width="7rem">Change</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, title, section, sides }) => {
          const change = changeOf(sides[0], sides[1]);
          return (
            <tr key={id}>
              <Td head className="align-top">
                <span className="font-medium">{title}</span>
                <span className="block text-ink-3 text-xs">{section}</span>
              </Td>
              {runs.map((run, index) => (
                <Td key={run.id} label={`#${run.number}`} className="align-top">
                  <Side step={sides[index] ?? null} href={`/console/ote/${run.id}?step=${id}`} />
                </Td>
              ))}
              <Td label="Change" className="align-top">
                {change && (
                  <Badge tone={change === "better" ? "ok" : change === "worse" ? "bad" : "neutral"}>
                    {change}
                  </Badge>
                )}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function Side({ step, href }: { step: StepShape | null; href: string }) {
  if (!step) return <span className="text-ink-3">Not asked for</span>;
  const newest = step.attempts.at(-1);
  const words = step.state === "waiting" ? step.missing : newest?.words;
  const tries = step.attempts.length;
  return (
    <div className="min-w-0">
      <RowLink href={href} prefetch={false} className="gap-1.5">
        <StepSign state={step.state} named />
        {tries > 1 && <span className="font-normal text-ink-3 text-sm">after {tries} tries</span>}
      </RowLink>
      {words && <p className="text-ink-2 text-sm [overflow-wrap:anywhere]">{words}</p>}
    </div>
  );
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly sides: readonly [StepShape | null, StepShape | null];
}

/** The steps of the second run, which is the newer, then those that only the first one had. */
function stepsOfBoth(a: ComparedRun, b: ComparedRun): Row[] {
  const find = (run: ComparedRun, id: string) => run.steps.find((step) => step.id === id) ?? null;
  const all = [...b.steps, ...a.steps.filter(({ id }) => !find(b, id))];
  return all.map(({ id, title, section }) => ({ id, title, section, sides: [find(a, id), find(b, id)] }));
}

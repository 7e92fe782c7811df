import type { ReactNode } from "react";
import { Alert } from "../ui/alert";
import { Card, CardBody, CardHeader } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { AttemptList, CommandList } from "./attempt-list";
import { PredicateList } from "./predicate-list";
import type { CommandShape, StepShape } from "./shapes";
import { shellLines } from "./shell-lines";
import { StepSign } from "./step-sign";

/** One step: what it asks, what must be true, what was seen, and the commands that prove or break it. */
export function StepEvidence({
  step,
  commands,
  log,
  isOpen,
  actions,
  children,
}: {
  step: StepShape;
  commands: readonly CommandShape[];
  /** The page of the command log. */
  log: string;
  /** Whether commands still count. */
  isOpen: boolean;
  actions?: ReactNode;
  /** Beneath: notes. */
  children?: ReactNode;
}) {
  const byId = new Map(commands.map((command) => [command.id, command]));
  const newest = step.state === "waiting" ? null : (step.attempts.at(-1) ?? null);
  return (
    <Card label={step.title}>
      <CardHeader
        title={step.title}
        text={
          <span className="flex flex-wrap items-center gap-x-1.5">
            <StepSign state={step.state} named /> · {step.section}
          </span>
        }
        action={actions}
      />
      <CardBody className="space-y-6">
        <div className="space-y-3">
          <p>{step.asks}</p>
          <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
            <Fact term="Endpoint" value={step.endpoint} />
            {step.domain && <Fact term="Name" value={step.domain} />}
            {step.suggestedKey && <Fact term="Suggested key" value={step.suggestedKey} />}
          </dl>
        </div>
        <Part title="What must be true">
          <PredicateList parts={step.predicate} newest={newest} />
        </Part>
        {newest?.state === "failed" && (
          <Part title="What failed">
            <Alert tone="bad">{newest.words}</Alert>
          </Part>
        )}
        {isOpen && step.next && (
          <Part title={step.state === "failed" ? "What comes next" : "What is missing"}>
            {step.missing && (step.state === "waiting" || step.seen.length > 0) && (
              <Alert tone="info">{step.missing}</Alert>
            )}
            <p className="mt-3 mb-1.5 text-ink-3 text-sm">The command to send next</p>
            <CodeBlock code={shellLines(step.next)} label="Command" wrap />
          </Part>
        )}
        {step.seen.length > 0 && (
          <Part title="Under way">
            <p className="text-ink-2">Seen, and not decided yet.</p>
            <CommandList
              ids={step.seen}
              commands={byId}
              log={log}
              openFirst={step.attempts.length === 0 ? 1 : 0}
            />
          </Part>
        )}
        {step.attempts.length > 0 && (
          <Part title={step.attemptCount === 1 ? "The try" : `${step.attemptCount} tries, the newest first`}>
            <AttemptList attempts={step.attempts} count={step.attemptCount} commands={byId} log={log} />
          </Part>
        )}
        {children}
      </CardBody>
    </Card>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-2 font-medium text-ink-3 text-sm">{title}</h3>
      {children}
    </section>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="shrink-0 text-ink-3">{term}</dt>
      <dd className="font-mono [overflow-wrap:anywhere]">{value}</dd>
    </div>
  );
}

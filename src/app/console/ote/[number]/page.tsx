import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { UrlButton } from "@/components/account/url-button";
import { ExportMenu, RunActions } from "@/components/ote/run-actions";
import { RunDialogs } from "@/components/ote/run-dialogs";
import { RunFacts } from "@/components/ote/run-facts";
import { RunLive } from "@/components/ote/run-live";
import { RunStateBadge } from "@/components/ote/run-state";
import { RunSteps } from "@/components/ote/run-steps";
import { RunVerdict } from "@/components/ote/run-verdict";
import { RunWords } from "@/components/ote/run-words";
import { StepEvidence } from "@/components/ote/step-evidence";
import { StepWords } from "@/components/ote/step-words";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { caller, registryErrorOf } from "../../../caller";

interface Props {
  params: Promise<{ number: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `OT&E run ${(await params).number}` };
}

export default async function OteRunPage({ params, searchParams }: Props) {
  const run = await findRun((await params).number);
  const asked = await searchParams;
  const api = await caller();
  const me = await api.access.me();
  if (!run) notFound();
  const { number, steps, channel, state, signOffs } = run;
  const operatorRole = me?.user.operatorRole;
  const mayCertify = operatorRole === "certifier" || operatorRole === "admin";
  const isOpen = state === "running" || state === "signed";
  const path = `/console/ote/${number}`;
  const step = steps.find(({ id }) => id === oneParam(asked, "step")) ?? nextOf(steps);
  const before = await findRunBefore(channel.slug, number);
  return (
    <>
      <PageHeader
        title={run.name}
        trail={[{ label: "OT&E runs", href: "/console/ote" }, { label: `Run ${number}` }]}
        beside={<RunStateBadge state={state} />}
        text={
          <>
            Run {number} of{" "}
            <Link href={`/console/ote?channel=${channel.slug}`} className="text-accent underline">
              {channel.company}
            </Link>{" "}
            in <span className="font-mono text-sm">{run.namespace}</span>
          </>
        }
        actions={
          <>
            {before && (
              <LinkButton href={`/console/ote/compare?a=${before.number}&b=${number}`}>
                Compare with run {before.number}
              </LinkButton>
            )}
            <ExportMenu runId={run.id} />
            {mayCertify && isOpen && <RunActions isComplete={run.counts.passed === steps.length} />}
          </>
        }
      />
      <div className="space-y-4">
        <RunVerdict run={run} />
        <Card label="About the run">
          <RunFacts run={run} live={isOpen && <RunLive number={number} revision={run.revision} />} />
        </Card>
        <RunSteps path={path} steps={steps} selected={step?.id ?? null}>
          {step && (
            <StepEvidence
              step={step}
              commands={run.commands}
              log="/console/commands"
              isOpen={state === "running"}
              actions={
                mayCertify &&
                state === "running" &&
                step.attempts.length > 0 && (
                  <UrlButton param="retry" value={step.id} size="sm" icon="rotate-ccw">
                    Ask for another try
                  </UrlButton>
                )
              }
            >
              <StepWords run={run} step={step.id} mayWrite={mayCertify && isOpen} />
            </StepEvidence>
          )}
          <RunWords run={run} mayWrite={mayCertify && isOpen} />
        </RunSteps>
      </div>
      {mayCertify && isOpen && (
        <RunDialogs
          run={{
            number,
            name: run.name,
            company: channel.company,
            steps: steps.map(({ id, title, state: now }) => ({ id, title, state: now })),
            requiresSecondOperator: run.requiresSecondOperator,
            signedBy: signOffs.map(({ author }) => author),
            isSignedByMe: signOffs.some(({ operatorId }) => operatorId === me?.user.id),
            stage: state === "signed" ? "signed" : "open",
          }}
        />
      )}
    </>
  );
}

/** The step to look at when none is asked for: what failed, else what comes next. */
function nextOf<S extends { readonly state: string }>(steps: readonly S[]): S | undefined {
  const first = (state: string) => steps.find((step) => step.state === state);
  return first("failed") ?? first("waiting") ?? steps[0];
}

async function findRun(text: string) {
  const number = Number(text);
  if (!/^[1-9]\d{0,9}$/.test(text) || number > 2_147_483_647) return null;
  try {
    return await (await caller()).console.ote.get({ number });
  } catch (error) {
    if (registryErrorOf(error)?.code === "not_found") return null;
    throw error;
  }
}

/** The run of the same channel that this one is best held against. */
async function findRunBefore(slug: string, number: number) {
  const { runs } = await (await caller()).console.ote.list({ slug, limit: 100 });
  return runs.find((run) => run.number < number) ?? null;
}

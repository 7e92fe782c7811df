import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { NoAccess } from "@/components/account/no-access";
import { ROLE_NAMES } from "@/components/members/role-names";
import { AskedAgain } from "@/components/ote/asked-again";
import { CertificationNotice } from "@/components/ote/certification-notice";
import { NoOwnRun } from "@/components/ote/no-own-run";
import { OwnRunHead } from "@/components/ote/own-run-head";
import { OwnRunTable } from "@/components/ote/own-run-table";
import { OwnRunLive } from "@/components/ote/run-live";
import { RunSteps } from "@/components/ote/run-steps";
import { StepEvidence } from "@/components/ote/step-evidence";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { caller, registryErrorOf } from "../../../caller";
import { publicOrigin } from "../../../public-origin";
import { ownChannel } from "../own-channel";

export const metadata: Metadata = { title: "OT&E" };

const PATH = "/dashboard/channel/ote";

export default async function OwnOte({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const own = await ownChannel();
  if (!own) return null;
  if (!own.mayRead) return <NoAccess what="the registrar channel" role={ROLE_NAMES[own.role]} />;
  const { channel } = own;
  if (!channel) redirect("/dashboard/channel");

  const api = await caller();
  const params = await searchParams;
  const { current, runs } = await api.ote.mine();
  const asked = oneParam(params, "run");
  const number = asked === undefined ? (current?.number ?? null) : Number(asked);
  const shown = number === null ? null : await findRun(number);
  if (number !== null && !shown) notFound();
  const past = runs.filter((run) => run.number !== current?.number);
  const listed = channel.listings.find(({ state }) => state === "approved")?.namespace ?? null;
  return (
    <>
      <PageHeader
        title="OT&E"
        text="Operational test and evaluation: what your client has to show before it may change the registry."
        actions={
          <>
            {shown && shown.run.number !== current?.number && (
              <LinkButton href={PATH}>{current ? "To the run going on" : "All runs"}</LinkButton>
            )}
            <LinkButton href="/docs/registrar/ote-checklist" icon="book-open">
              Checklist
            </LinkButton>
          </>
        }
      />
      <div className="space-y-4">
        {channel.certifiedUntil && (
          <CertificationNotice certifiedUntil={channel.certifiedUntil} now={new Date()} />
        )}
        {shown && <Run {...shown} step={oneParam(params, "step")} isAsked={asked !== undefined} />}
        {past.length > 0 && (
          <Card>
            <CardHeader title="Past runs" />
            <OwnRunTable runs={past} path={PATH} />
          </Card>
        )}
        {!shown && (
          <Card>
            <NoOwnRun base={publicOrigin(await headers())} namespace={listed} hadRuns={runs.length > 0} />
          </Card>
        )}
      </div>
    </>
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof findRun>>>;

function Run({
  run,
  revision,
  step: asked,
  isAsked,
}: Found & { step: string | undefined; isAsked: boolean }) {
  const { number, steps, state, findings } = run;
  const isOpen = state === "running" || state === "signed";
  const find = (wanted: string) => steps.find((step) => step.state === wanted);
  const step = steps.find(({ id }) => id === asked) ?? find("failed") ?? find("waiting") ?? steps[0];
  return (
    <>
      {state === "signed" && (
        <Alert tone="info" title="Every step has passed">
          One operator has signed; another one has to. Commands do not count any more.
        </Alert>
      )}
      {state === "running" && steps.every((one) => one.state === "passed") && (
        <Alert tone="ok" title="Every step has passed">
          The operators review the evidence and sign the run off, or write what they found.
        </Alert>
      )}
      {findings && (
        <Alert
          tone={state === "refused" ? "bad" : "info"}
          title={state === "refused" ? "Refused" : "Findings"}
        >
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{findings}</p>
        </Alert>
      )}
      <OwnRunHead run={run} live={isOpen && <OwnRunLive number={number} revision={revision} />} />
      <RunSteps path={isAsked ? `${PATH}?run=${number}` : PATH} steps={steps} selected={step?.id ?? null}>
        {step && (
          <StepEvidence
            step={step}
            commands={[]}
            log="/dashboard/channel/commands"
            isOpen={state === "running"}
          >
            <AskedAgain retries={run.retries.filter((retry) => retry.step === step.id)} />
          </StepEvidence>
        )}
      </RunSteps>
    </>
  );
}

async function findRun(number: number) {
  if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647) return null;
  const api = await caller();
  try {
    // First: what comes while the run is read changes it, and the page asks again.
    const { revision } = await api.ote.revision({ number });
    return { revision, run: await api.ote.run({ number }) };
  } catch (error) {
    if (registryErrorOf(error)?.code === "not_found") return null;
    throw error;
  }
}

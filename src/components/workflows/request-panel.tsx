"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import { UrlButton } from "../account/url-button";
import { ask } from "../trpc";
import { Alert } from "../ui/alert";
import { Badge, Status } from "../ui/badge";
import { Card, CardBody, CardFooter, CardHeader } from "../ui/card";
import { useLive } from "../use-live";
import { ActionForm, type RequestRights } from "./action-form";
import { FailedRequest } from "./failed-request";
import { paceOf } from "./pace";
import { type NameRequest, requestTitle, stateWords } from "./request-words";
import { StepList } from "./step-list";
import { spokenState } from "./step-words";

/** A request while it happens: its steps, what it waits for, and how it ended. Looks again by itself until it has ended. */
export function RequestPanel({
  initial,
  rights,
  children,
}: {
  initial: NameRequest;
  rights: RequestRights;
  /** What there is to say once it has succeeded; the server's page knows. */
  children?: ReactNode;
}) {
  const router = useRouter();
  const { id } = initial;
  const { data, fault } = useLive((signal) => ask("workflows.get", { workflowId: id }, signal), {
    initial,
    everyMs: (last) => (last.completed ? null : paceOf(last, new Date())),
  });
  // The page was refreshed with something newer than the last look.
  const request = initial.updatedAt > data.updatedAt ? initial : data;
  const { completed } = request;
  useEffect(() => {
    if (completed && !initial.completed) router.refresh();
  }, [completed, initial.completed, router]);

  return (
    <Card label={requestTitle(request)}>
      <p role="status" className="sr-only">
        {spokenState(request)}
      </p>
      <CardHeader
        title={request.completed ? "What happened" : "What happens now"}
        text={NEXT[request.state]}
        action={<StateOf request={request} />}
      />
      <Matter request={request} rights={rights}>
        {children}
      </Matter>
      <StepList request={request} />
      {(canCancel(request) || fault) && (
        <CardFooter>
          {fault ? <span>No answer from the server: this may be out of date.</span> : <span />}
          {canCancel(request) && rights.maySpend && (
            <UrlButton param="cancel" size="sm">
              Take this request back
            </UrlButton>
          )}
        </CardFooter>
      )}
    </Card>
  );
}

const NEXT: Partial<Record<NameRequest["state"], string>> = {
  pending: "It goes on by itself, also when you leave this page",
  in_progress: "It goes on by itself, also when you leave this page",
  action_required: "It goes on by itself once you have done this",
};

const canCancel = ({ state }: NameRequest) => state === "action_required" || state === "pending";

function StateOf({ request }: { request: NameRequest }) {
  const { text, tone, tip } = stateWords(request);
  return (
    <>
      {request.sandbox && <Badge tip="Nothing of it is real">Sandbox</Badge>}
      <Status tone={tone} tip={tip}>
        {text}
      </Status>
    </>
  );
}

/** What matters most about it now, above its steps. */
function Matter({
  request,
  rights,
  children,
}: {
  request: NameRequest;
  rights: RequestRights;
  children?: ReactNode;
}) {
  const { state, waitsFor } = request;
  if (state === "succeeded")
    return children ? <CardBody className="border-line border-b">{children}</CardBody> : null;
  if (state === "pending" || state === "in_progress") return null;
  return (
    <CardBody className="border-line border-b">
      {state === "action_required" && <ActionForm request={request} rights={rights} />}
      {state === "blocked" && (
        <Alert tone="info" title="Waiting for somebody else">
          {waitsFor && <p>For {waitsFor}.</p>}
          <p>You need not do anything: it goes on by itself, and this page may be closed.</p>
        </Alert>
      )}
      {state === "failed" && <FailedRequest request={request} />}
    </CardBody>
  );
}

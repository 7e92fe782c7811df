"use client";

import { TextDialog } from "../form/text-dialog";
import { type Input, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import type { RunInDialogs } from "./run-dialogs";
import { StepSign } from "./step-sign";

const STATEMENT =
  "I have reviewed the evidence of every step of this run. The client does what the registry requires of registrars.";

/** Signs a run off; says what is missing as long as something is. */
export default function SignOffDialog({ run, onClose }: { run: RunInDialogs; onClose: () => void }) {
  const { number, name, company, steps, requiresSecondOperator, signedBy, isSignedByMe } = run;
  const missing = steps.filter(({ state }) => state !== "passed");
  if (missing.length > 0 || isSignedByMe) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={`“${name}” cannot be signed off yet`}
        footer={
          <Button data-first="" onClick={onClose}>
            Close
          </Button>
        }
      >
        {isSignedByMe ? (
          <p>You have signed it. Another operator has to sign before {company} is certified.</p>
        ) : (
          <>
            <p className="mb-3">
              {missing.length === 1 ? "A step has" : `${missing.length} steps have`} not passed:
            </p>
            <ul className="space-y-1.5">
              {missing.map(({ id, title, state }) => (
                <li key={id} className="flex items-center gap-2">
                  <StepSign state={state} />
                  {title}
                </li>
              ))}
            </ul>
          </>
        )}
      </Dialog>
    );
  }
  const isFirst = requiresSecondOperator && signedBy.length === 0;
  return (
    <TextDialog<Input<"console.ote.signOff">>
      title={isFirst ? `Sign “${name}” as its first reviewer?` : `Sign “${name}” off?`}
      description={
        isFirst
          ? "The verdict is frozen: later commands do not count. A second operator has to sign before the registrar is certified."
          : `${company} is certified for a year, and its channel is approved for production at once. Its contacts are told by mail.`
      }
      field="statement"
      label="What you sign"
      hint="It stands in the evidence with your email address"
      text={STATEMENT}
      rows={5}
      action={isFirst ? "Sign" : "Sign off and certify"}
      schema={async () => (await import("@/services/ote/schema")).signOffInput}
      fixed={{ number }}
      submit={(input) => tell("console.ote.signOff", input)}
      done={isFirst ? "Signed: it waits for a second operator" : `${company} is certified`}
      onClose={onClose}
    >
      {signedBy.length > 0 && <Alert tone="info">Signed so far by {signedBy.join(", ")}.</Alert>}
    </TextDialog>
  );
}

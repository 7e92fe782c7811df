"use client";

import { TextField } from "../form/fields";
import { TextDialog } from "../form/text-dialog";
import type { Input } from "../trpc";
import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import type { ChannelInDialogs } from "./console-dialogs";

interface Props {
  channel: ChannelInDialogs;
  onClose: () => void;
}

/** Beneath what the registrar reads. */
const READ_BY = "The registrar’s contacts get it by mail, and see it on the channel’s page";

const schemas = () => import("@/services/channels/schema");

/** Asks the registrar something. */
export function AskDialog({ channel: { slug, company }, onClose }: Props) {
  return (
    <TextDialog<Input<"console.channels.ask">>
      title={`Ask ${company}`}
      description="The application waits for the answer, and stands last in the queue meanwhile."
      field="text"
      hint={READ_BY}
      label="Question"
      placeholder="Which library does your client use for…?"
      action="Send question"
      schema={async () => (await schemas()).askInput}
      fixed={{ slug }}
      submit={(input) => tell("console.channels.ask", input)}
      done="The question is sent"
      onClose={onClose}
    />
  );
}

/** Refuses the application. */
export function RefuseDialog({ channel: { slug, company }, onClose }: Props) {
  return (
    <TextDialog<Input<"console.channels.refuse">>
      title={`Refuse ${company}?`}
      description="The registrar may apply again."
      field="reason"
      hint={READ_BY}
      label="Reason"
      placeholder="What is missing, and what would change the decision"
      action="Refuse application"
      danger
      schema={async () => (await schemas()).reasonInput}
      fixed={{ slug }}
      submit={(input) => tell("console.channels.refuse", input)}
      done={`The application of ${company} is refused`}
      onClose={onClose}
    />
  );
}

/** Suspends the channel. */
export function SuspendDialog({ channel: { slug, company, liveKeys, names }, onClose }: Props) {
  return (
    <TextDialog<Input<"console.channels.suspend">>
      title={`Suspend ${company}?`}
      description={`From its next command on, all but the status are refused with 403: ${liveKeys === 1 ? "1 key works" : `${liveKeys} keys work`} now. Its names (${names}) stay on DNS.`}
      field="reason"
      hint={READ_BY}
      label="Reason"
      placeholder="What has to happen before it is resumed"
      action="Suspend channel"
      danger
      schema={async () => (await schemas()).reasonInput}
      fixed={{ slug }}
      submit={(input) => tell("console.channels.suspend", input)}
      done={`${company} is suspended`}
      onClose={onClose}
    />
  );
}

/** Ends the suspension. */
export function ResumeDialog({ channel: { slug, company }, onClose }: Props) {
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Resume ${company}?`}
      confirmLabel="Resume channel"
      onConfirm={async () => {
        await tell("console.channels.resume", { slug });
        toast({ tone: "ok", text: `${company} works again` });
      }}
    >
      <p>
        The channel goes back to the state before its suspension; to OT&E when its certification has ended
        meanwhile. Both contacts are told by mail.
      </p>
    </ConfirmDialog>
  );
}

/** Approves for production without a run of this registry, or certifies anew. */
export function ProductionDialog({ channel: { slug, company, suggestedEnd }, onClose }: Props) {
  return (
    <TextDialog<Input<"console.channels.approveForProduction">>
      title={`Approve ${company} for production`}
      description="The sign-off of an OT&E run does this by itself. Do it here only when you certify by other evidence."
      field="reason"
      hint={READ_BY}
      label="What it is based on"
      placeholder="Certified by the previous system, run 12 of March"
      action="Approve for production"
      schema={async () => (await schemas()).approveForProductionInput}
      fixed={{ slug }}
      submit={(input) => tell("console.channels.approveForProduction", input)}
      done={`${company} is approved for production`}
      onClose={onClose}
    >
      <TextField
        name="certifiedUntil"
        type="date"
        label="Certified until"
        hint="The contacts are told 30 days before"
        defaultValue={suggestedEnd}
        className="max-w-48"
      />
    </TextDialog>
  );
}

/** Refuses a listing that was asked for, or withdraws an approved one. */
export function ListingReasonDialog({
  channel: { slug, company },
  namespace,
  decision,
  onClose,
}: Props & { namespace: string; decision: "refuse" | "withdraw" }) {
  const isRefusal = decision === "refuse";
  return (
    <TextDialog<Extract<Input<"console.channels.decideListing">, { reason: string }>>
      title={isRefusal ? `Refuse ${namespace}?` : `Withdraw ${namespace}?`}
      description={
        isRefusal
          ? `${company} may ask for it again.`
          : `Commands of ${company} for names under ${namespace} are refused from then on. The names stay as they are.`
      }
      field="reason"
      hint={READ_BY}
      label="Reason"
      placeholder="Why, and what would change it"
      action={isRefusal ? "Refuse listing" : "Withdraw listing"}
      danger
      schema={async () => (await schemas()).decideListingInput as never}
      fixed={{ slug, namespace, decision }}
      submit={(input) => tell("console.channels.decideListing", input)}
      done={`${namespace} is ${isRefusal ? "refused" : "withdrawn"}`}
      onClose={onClose}
    />
  );
}

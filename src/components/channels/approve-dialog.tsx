"use client";

import { useState } from "react";
import { FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Radio } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import type { ChannelInDialogs } from "./console-dialogs";

/** Approves an application for OT&E, with a decision on each namespace that was asked for. */
export default function ApproveDialog({
  channel: { slug, company, requested },
  onClose,
}: {
  channel: ChannelInDialogs;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Approve ${company} for OT&E`}
      description="The sandbox and everything that only reads works from then on. Production waits for a run that is signed off."
    >
      <Form<Input<"console.channels.approve">, void>
        label="Approve the application"
        schema={async () => (await import("@/services/channels/schema")).approveInput}
        fixed={{ slug }}
        submit={(input) => tell("console.channels.approve", input)}
        onDone={() => {
          toast({ tone: "ok", text: `${company} is approved for OT&E` });
          onClose();
        }}
        className="space-y-5"
      >
        {requested.map((namespace, index) => (
          <ListingChoice key={namespace} namespace={namespace} index={index} />
        ))}
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton icon="check">Approve for OT&E</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

function ListingChoice({ namespace, index }: { namespace: string; index: number }) {
  const [decision, setDecision] = useState("approve");
  const path = `listings.${index}`;
  return (
    <fieldset className="space-y-2">
      <legend className="font-medium text-sm">
        Listing for <span className="font-mono">{namespace}</span>
      </legend>
      <input type="hidden" name={`${path}.namespace`} value={namespace} />
      <div className="flex flex-wrap gap-x-6">
        <Radio
          name={`${path}.decision`}
          value="approve"
          checked={decision === "approve"}
          onChange={() => setDecision("approve")}
          label="Approve"
        />
        <Radio
          name={`${path}.decision`}
          value="refuse"
          checked={decision === "refuse"}
          onChange={() => setDecision("refuse")}
          label="Refuse"
        />
      </div>
      {decision === "refuse" && (
        <TextareaField
          name={`${path}.reason`}
          label="Reason"
          hint="The registrar reads it"
          rows={2}
          autoFocus
        />
      )}
    </fieldset>
  );
}

"use client";

import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { ApplicationFields } from "./application-fields";

/** Changes what the registrar told about itself. */
export default function EditDialog({
  channel,
  onClose,
}: {
  channel: NonNullable<Output<"channels.own">["channel"]>;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={channel.state === "applied" ? "Change the application" : "Change the details"}
      description="Whoever is a contact now is told by mail."
    >
      <Form<Input<"channels.update">, void>
        label="Details of the channel"
        schema={async () => (await import("@/services/channels/schema")).updateChannelInput}
        submit={(input) => tell("channels.update", input)}
        onDone={() => {
          toast({ tone: "ok", text: "The details are saved" });
          onClose();
        }}
        className="space-y-6"
      >
        <ApplicationFields channel={channel} isNew={false} />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Save details</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

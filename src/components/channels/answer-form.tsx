"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, tell } from "../trpc";
import { toast } from "../ui/toast";

/** Writes to the operators. */
export function AnswerForm({ isAwaited }: { isAwaited: boolean }) {
  const router = useRouter();
  // A new form after each message: an empty one.
  const [sent, setSent] = useState(0);
  return (
    <Form<Input<"channels.answer">, void>
      key={sent}
      label="Message to the operators"
      schema={async () => (await import("@/services/channels/schema")).answerInput}
      submit={(input) => tell("channels.answer", input)}
      onDone={() => {
        toast({ tone: "ok", text: "The message is sent" });
        setSent(sent + 1);
        router.refresh();
      }}
    >
      <TextareaField
        name="text"
        label={isAwaited ? "Your answer" : "Message to the operators"}
        hint="They get it by mail"
        rows={3}
        maxLength={4000}
      />
      <FormFault />
      <SubmitButton icon="send" variant={isAwaited ? "primary" : "secondary"}>
        {isAwaited ? "Send answer" : "Send message"}
      </SubmitButton>
    </Form>
  );
}

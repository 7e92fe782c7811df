"use client";

import { useRouter } from "next/navigation";
import { ChoiceField, FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { type Input, type Output, tell } from "../trpc";
import { Checkbox } from "../ui/choice";
import { toast } from "../ui/toast";
import { ApplicationFields } from "./application-fields";

/** Applies for a registrar channel; `former` fills in what a refused application said. */
export function ApplyForm({
  offered,
  former,
}: {
  offered: readonly string[];
  former?: NonNullable<Output<"channels.own">["channel"]>;
}) {
  const router = useRouter();
  const wanted = former?.listings.map(({ namespace }) => namespace) ?? offered.slice(0, 1);
  return (
    <Form<Input<"channels.submit">, Output<"channels.submit">>
      label="Apply for a registrar channel"
      schema={async () => (await import("@/services/channels/schema")).submitApplicationInput}
      submit={(input) => tell("channels.submit", input)}
      onDone={({ slug }) => {
        toast({ tone: "ok", text: `The application for ${slug} is sent` });
        router.refresh();
      }}
      className="space-y-6"
    >
      <ApplicationFields channel={former} isNew={former === undefined} />
      <ChoiceField
        name="namespaces"
        label="Namespaces"
        hint="Under which you want to sell names. Each is approved by itself; more can be asked for later."
      >
        {offered.map((namespace) => (
          <Checkbox
            key={namespace}
            name="namespaces"
            value={namespace}
            defaultChecked={wanted.includes(namespace)}
            label={<span className="font-mono">{namespace}</span>}
          />
        ))}
      </ChoiceField>
      <FormFault />
      <SubmitButton icon="send">{former ? "Apply again" : "Send application"}</SubmitButton>
    </Form>
  );
}

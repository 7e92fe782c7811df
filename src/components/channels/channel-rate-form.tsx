"use client";

import { useRouter } from "next/navigation";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, tell } from "../trpc";
import { toast } from "../ui/toast";

/** How many requests each key of a channel may make to each endpoint in a minute. */
export function ChannelRateForm({
  slug,
  rateLimitPerMinute,
  disabled,
}: {
  slug: string;
  rateLimitPerMinute: number;
  disabled: boolean;
}) {
  const router = useRouter();
  return (
    <Form<Input<"console.channels.setRateLimit">, void>
      label="Rate limit"
      schema={async () => (await import("@/services/channels/schema")).setChannelRateLimitInput}
      fixed={{ slug }}
      submit={(input) => tell("console.channels.setRateLimit", input)}
      onDone={(_, { rateLimitPerMinute: limit }) => {
        toast({ tone: "ok", text: `Each key may ask ${limit} times a minute` });
        router.refresh();
      }}
    >
      <fieldset disabled={disabled} className="min-w-0 space-y-4">
        <TextField
          name="rateLimitPerMinute"
          type="number"
          inputMode="numeric"
          min={1}
          max={60_000}
          step={1}
          label="Requests a minute"
          hint="For each key and endpoint, from its next request on"
          defaultValue={rateLimitPerMinute}
          autoComplete="off"
          className="max-w-40"
        />
        <FormFault />
        <SubmitButton variant="secondary">Save rate limit</SubmitButton>
      </fieldset>
    </Form>
  );
}

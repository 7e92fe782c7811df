"use client";

import { useRouter } from "next/navigation";
import { Form } from "../form/form";
import { type Input, tell } from "../trpc";
import { toast } from "../ui/toast";
import { LimitField } from "./limit-field";
import { perHour } from "./rate-limit-text";

/** How many requests each key of an account may make in an hour. Empty gives the portal's default, `usual`, back. */
export function RateLimitForm({
  number,
  rateLimitPerHour,
  usual,
  disabled,
}: {
  number: number;
  rateLimitPerHour: number | null;
  usual: number;
  disabled: boolean;
}) {
  const router = useRouter();
  return (
    <Form<Input<"console.accounts.setRateLimit">, void>
      label="Rate limit"
      schema={async () => (await import("@/services/accounts/schema")).setRateLimitInput}
      fixed={{ number }}
      submit={(input) => tell("console.accounts.setRateLimit", input)}
      onDone={(_, input) => {
        const limit = input.rateLimitPerHour;
        toast({
          tone: "ok",
          text: limit === null ? "The portal’s default holds again" : `Each key may make ${perHour(limit)}`,
        });
        router.refresh();
      }}
    >
      <LimitField
        name="rateLimitPerHour"
        label="Requests an hour for each key"
        hint={`Empty: the portal’s default, ${perHour(usual)}. Every API key is counted by itself; a change holds from its next request on.`}
        min={1}
        value={rateLimitPerHour}
        usual={usual}
        disabled={disabled}
      />
    </Form>
  );
}

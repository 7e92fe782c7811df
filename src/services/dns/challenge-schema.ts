import * as z from "zod";

/** A TXT record of an ACME challenge. */
export const challengeInput = z.object({
  /** Where it stands: absolute, with or without the final dot. */
  fqdn: z
    .string({ error: "Enter the full name of the record" })
    .min(1, "Enter the full name of the record")
    .max(1_024),
  value: z
    .string({ error: "Enter the value of the record" })
    .min(1, "Enter the value of the record")
    .max(1_024),
});
export type ChallengeInput = z.infer<typeof challengeInput>;

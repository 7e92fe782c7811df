import { z } from "zod";
import { dsInput, nameserverInput } from "@/services/names/schema";

/** One or more addresses in a field, apart by commas or spaces. */
const addresses = z.preprocess(
  (text) => (typeof text === "string" ? text.split(/[\s,]+/).filter(Boolean) : text),
  nameserverInput.shape.addresses,
);

const host = z
  .string()
  .trim()
  .min(1, "Enter a host name, such as ns1.example.net")
  .pipe(nameserverInput.shape.host);

/** The nameservers form as typed; what comes out is what `names.setNameservers` takes. */
export const nameserversForm = z.object({
  nameservers: z
    .array(z.object({ host, addresses: addresses.default([]) }))
    .max(13, "At most 13 nameservers"),
  ds: z.array(dsInput).max(12, "At most 12 entries").default([]),
});

export type NameserversTyped = z.input<typeof nameserversForm>;

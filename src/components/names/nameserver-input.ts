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

const KEY_TAG = "Enter a number, 0 to 65535";

const ds = dsInput.extend({
  keyTag: z.number({ error: KEY_TAG }).int(KEY_TAG).min(0, KEY_TAG).max(65_535, KEY_TAG),
  digest: z.string().trim().min(1, "Enter the digest, in hexadecimal digits").pipe(dsInput.shape.digest),
});

/** The nameservers form as typed; what comes out is what `names.setNameservers` takes. */
export const nameserversForm = z.object({
  nameservers: z
    .array(z.object({ host, addresses: addresses.default([]) }))
    .max(13, "At most 13 nameservers"),
  ds: z.array(ds).max(12, "At most 12 entries").default([]),
});

export type NameserversTyped = z.input<typeof nameserversForm>;

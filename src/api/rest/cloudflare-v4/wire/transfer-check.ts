import { z } from "zod";
import type { TransferCheck, TransferObstacle } from "@/services/transfers/check";
import { amount, currency, toAmount } from "./amounts";
import { answerSchema, bodySchema } from "./components";

export const transferCheckBody = bodySchema(
  "DomainTransferCheck",
  z.object({
    domains: z
      .array(
        z.object({
          domain_name: z.string().min(1, "domain_name is required").max(1_024),
          auth_code: z
            .string()
            .max(512)
            .optional()
            .meta({ description: "The transfer code, base64-encoded" }),
        }),
      )
      .min(1, "Must have at least 1 domain")
      .max(10, "Must have at most 10 domains"),
  }),
);

const CODES = {
  no_name: "domain_unsupported",
  unknown_extension: "extension_not_supported",
  unlisted: "extension_not_supported_via_api",
  unregistered: "domain_not_exists",
  own: "domain_on_cloudflare",
  wrong_code: "invalid_auth_code",
  too_new: "domain_outside_transfer_window",
  locked: "domain_locked",
  status: "registry_status",
} as const satisfies Record<TransferObstacle, string>;

const FORMAT = "invalid_auth_code_format";

const transferable = answerSchema(
  "DomainTransferability",
  z.object({
    name: z.string(),
    transferable: z.boolean(),
    pricing: z
      .object({ currency, transfer_cost: amount, renewal_cost: amount })
      .optional()
      .meta({ description: "Of what is transferable" }),
    reasons: z.array(z.object({ code: z.enum([...Object.values(CODES), FORMAT]) })).optional(),
  }),
);

export const transferCheckAnswer = answerSchema(
  "DomainTransferabilities",
  z.object({ domains: z.record(z.string(), transferable) }),
);

type Transferability = z.output<typeof transferable>;

export function toTransferability({ fqdn, obstacle, price }: TransferCheck): Transferability {
  return {
    name: fqdn,
    transferable: obstacle === null,
    pricing: price
      ? {
          currency: price.currency,
          transfer_cost: toAmount(price.transferAmount, price.currency),
          renewal_cost: toAmount(price.renewAmount, price.currency),
        }
      : undefined,
    reasons: obstacle === null ? undefined : [{ code: CODES[obstacle] }],
  };
}

export function malformedCode(name: string): Transferability {
  return { name, transferable: false, reasons: [{ code: FORMAT }] };
}

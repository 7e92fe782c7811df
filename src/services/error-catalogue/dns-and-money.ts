import { type ErrorRow, row } from "./row";

/** Records and zones; what paying may end in. */
export const DNS_AND_MONEY = {
  invalid_record: row(422, 2306, "INVALID_RECORD", "invalid_record", 1004, "A DNS record is not valid"),
  record_conflict: row(
    409,
    2305,
    "RECORD_CONFLICT",
    "record_conflict",
    81057,
    "The zone was changed meanwhile: look again, then apply",
  ),
  not_hosted: row(
    409,
    2304,
    "NOT_HOSTED",
    "not_hosted",
    10000,
    "This name uses its own nameservers: its records are kept there, not here",
  ),
  invalid_zone_file: row(
    422,
    2306,
    "INVALID_ZONE_FILE",
    "invalid_zone_file",
    1004,
    "The zone file has faults; nothing was changed",
  ),
  payment_declined: row(
    422,
    2104,
    "PAYMENT_DECLINED",
    "payment_declined",
    10000,
    "The card was declined: try another one",
  ),
  payment_not_waiting: row(
    409,
    2304,
    "PAYMENT_NOT_WAITING",
    "payment_not_waiting",
    10000,
    "This payment waits for no answer: it was answered already or has ended",
  ),
  payment_not_refundable: row(
    409,
    2304,
    "PAYMENT_NOT_REFUNDABLE",
    "payment_not_refundable",
    10000,
    "Only a top-up that succeeded, and that no bank took back, can be given back",
  ),
} as const satisfies Record<string, ErrorRow>;

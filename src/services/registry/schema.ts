import * as z from "zod";

/** A whole number that a form asks for. */
function whole(least: number, most: number) {
  const message = `Enter a whole number from ${least.toLocaleString("en")} to ${most.toLocaleString("en")}`;
  return z.int(message).min(least, message).max(most, message);
}

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const HOST = new RegExp(`^(?:${LABEL}\\.)+${LABEL}$`);
const ZONE = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);

const dnsName = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/\.$/, ""));

/** Host names, as a list or one a line. */
const hosts = z
  .union([z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean)), z.array(z.string())])
  .pipe(z.array(dnsName))
  .superRefine((list, check) => {
    const say = (message: string) => check.addIssue({ code: "custom", message });
    const wrong = list.find((host) => host.length > 253 || !HOST.test(host));
    if (wrong !== undefined) say(`'${wrong.slice(0, 80)}' is not a host name such as ns1.example.net`);
    else if (list.length < 2 || list.length > 13) say("Name 2 to 13 nameservers, one a line");
    else if (new Set(list).size < list.length) say("Name each nameserver once");
  });

const hostmaster = dnsName.refine(
  (text) => text.length <= 253 && HOST.test(text),
  "Write the mailbox as a name: hostmaster.example.net stands for hostmaster@example.net",
);

export const LISTINGS = ["dashboard", "subdomain_v2", "registrar_v1", "cloudflare_v4"] as const;
export const AUTO_APPLICABLE = ["update_nameservers", "transfer_domain", "delete_domain"] as const;

const days = whole(0, 365);
const ttl = whole(0, 2_147_483_647);
const distinct = <T>(list: T[]) => [...new Set(list)];

/** What operators set of a namespace. Which scripts and record types there are is known to the verb. */
export const policyFields = {
  isDefault: z.boolean(),
  minLabelLength: whole(1, 63),
  maxLabelLength: whole(1, 63),
  idnScripts: z.array(z.string().max(40)).max(64).transform(distinct),
  minYears: whole(1, 10),
  maxYears: whole(1, 10),
  addGraceDays: days,
  renewGraceDays: days,
  autoRenewGraceDays: days,
  redemptionDays: days,
  pendingDeleteDays: days,
  expiryHoldDays: days,
  transferDays: whole(0, 60),
  transferLockDays: days,
  unlockNeedsApproval: z.boolean(),
  verifyContacts: z.boolean(),
  recordTypes: z
    .array(z.string().max(20))
    .min(1, "Choose at least one record type")
    .max(64)
    .transform(distinct),
  minTtl: ttl,
  maxTtl: ttl,
  defaultTtl: ttl,
  nameservers: hosts,
  hostmaster,
  listedFor: z.array(z.enum(LISTINGS)).transform(distinct),
  autoApply: z.array(z.enum(AUTO_APPLICABLE)).transform(distinct),
};

interface Bounds {
  readonly minLabelLength: number;
  readonly maxLabelLength: number;
  readonly minYears: number;
  readonly maxYears: number;
  readonly minTtl: number;
  readonly defaultTtl: number;
  readonly maxTtl: number;
}

/** What fields of a policy say against each other. */
export function faultsBetween(policy: Bounds): { path: string; message: string }[] {
  const faults: { path: string; message: string }[] = [];
  const say = (path: keyof Bounds, message: string) => faults.push({ path, message });
  if (policy.maxLabelLength < policy.minLabelLength) {
    say("maxLabelLength", `The longest label is shorter than the shortest, ${policy.minLabelLength}`);
  }
  if (policy.maxYears < policy.minYears) {
    say("maxYears", `The most years are fewer than the fewest, ${policy.minYears}`);
  }
  if (policy.maxTtl < policy.minTtl)
    say("maxTtl", `The longest TTL is shorter than the shortest, ${policy.minTtl}`);
  else if (policy.defaultTtl < policy.minTtl || policy.defaultTtl > policy.maxTtl) {
    say("defaultTtl", `Choose one from ${policy.minTtl} to ${policy.maxTtl} seconds`);
  }
  return faults;
}

/** A whole policy, as the form has it. */
export const policyInput = z.strictObject(policyFields).superRefine((policy, check) => {
  for (const { path, message } of faultsBetween(policy)) {
    check.addIssue({ code: "custom", path: [path], message });
  }
});

const namespaceName = dnsName.refine(
  (text) => text.length <= 189 && ZONE.test(text) && !/(?:^|\.)[0-9]+$/.test(text),
  "Write a domain such as com.store, or a TLD such as defiwallet: letters, digits and hyphens; xn-- for others",
);

export const namespaceRef = z.strictObject({ name: z.string().min(1).max(253) });

export const updateNamespaceInput = z.strictObject({
  name: z.string().min(1).max(253),
  /** What is to change; the rest stays. */
  changes: z.strictObject(policyFields).partial(),
});

const MOST_AMOUNT = 1_000_000_000;
const amount = z
  .int("Enter an amount such as 29.99")
  .min(0, "An amount is not negative")
  .max(MOST_AMOUNT, "This amount is too large");

export const OPERATIONS = ["register", "renew", "transfer", "restore"] as const;

export const createNamespaceInput = z.strictObject({
  name: namespaceName,
  /** Minor units a year; restore flat. */
  prices: z.strictObject({ register: amount, renew: amount, transfer: amount, restore: amount }),
  /** Without them those of the default namespace. */
  nameservers: hosts.optional(),
  /** Without it `hostmaster.` and the name. */
  hostmaster: hostmaster.optional(),
});

export const deleteNamespaceInput = z.strictObject({
  name: z.string().min(1).max(253),
  /** The name, typed again. */
  confirm: z.string().max(253),
});

export const addPriceInput = z.strictObject({
  namespace: z.string().min(1).max(253),
  operation: z.enum(OPERATIONS, { error: "Choose what the price is for" }),
  /** Minor units a year; restore flat. */
  amount,
  /** Null: from now on. */
  validFrom: z.iso.datetime({ offset: true, error: "Choose a day and time" }).nullable(),
});

export const removePriceInput = z.strictObject({ priceId: z.uuid("There is no such price") });

export const LIST_KINDS = ["premium", "reserved", "claims"] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** The columns of each list beside the label, as in its CSV. */
export const LIST_COLUMNS = {
  premium: ["registration", "renewal"],
  reserved: ["reason"],
  claims: ["notice_id", "notice", "ends_at"],
} as const satisfies Record<ListKind, readonly string[]>;

const listRef = { namespace: z.string().min(1).max(253), kind: z.enum(LIST_KINDS) };

export const listEntriesInput = z.strictObject({
  ...listRef,
  /** Part of the label, or the whole of one in Unicode. */
  search: z.string().trim().max(253).default(""),
  page: z.int().min(1).max(1_000_000).default(1),
  limit: z.int().min(1).max(1_000).default(50),
});

const labelText = z
  .string()
  .trim()
  .min(1, "Enter a label, such as harbour")
  .max(1_024, "This is too long for a label");

export const putEntryInput = z.strictObject({
  ...listRef,
  label: labelText,
  /** By column, as texts: "2500.00", "kept for the city", "2027-01-31". */
  values: z.record(z.string().max(40), z.string().max(10_000)),
  /** A registered name goes on the list only when whoever asks has seen that it is registered. */
  acceptWarnings: z.boolean().default(false),
});

export const removeEntryInput = z.strictObject({ ...listRef, label: labelText });

export const MOST_ROWS = 10_000;

const importFields = {
  ...listRef,
  /** `merge` adds and changes; `replace` also removes what the file lacks. */
  mode: z.enum(["merge", "replace"]).default("merge"),
  text: z.string().max(1_000_000, `A file has at most 1,000,000 characters: split it`),
};

export const previewImportInput = z.strictObject(importFields);

export const importListInput = z.strictObject({
  ...importFields,
  /** Of the dry run: what is applied is what was looked at. */
  digest: z.string().max(100),
  acceptWarnings: z.boolean().default(false),
});

export const NAME_STATES = ["active", "expired", "suspended", "redemption", "pending_delete"] as const;

export const searchAllNamesInput = z.strictObject({
  /** Part of the name, or the whole of it. */
  query: z.string().trim().max(253).default(""),
  /** The account's number. */
  account: z.int().min(1).max(2_147_483_647).optional(),
  /** The registrar channel's slug. */
  channel: z.string().max(64).optional(),
  namespace: z.string().max(253).optional(),
  state: z.enum(NAME_STATES).optional(),
  page: z.int().min(1).max(10_000).default(1),
  limit: z.int().min(1).max(100).default(50),
});

export const anyNameRef = z.strictObject({ name: z.string().min(1).max(1_024) });

export const SERVER_STATUSES = [
  "serverHold",
  "serverTransferProhibited",
  "serverUpdateProhibited",
  "serverDeleteProhibited",
  "serverRenewProhibited",
] as const;

export const setServerStatusesInput = z.strictObject({
  name: z.string().min(1).max(1_024),
  /** The whole set: what is not in it is taken away. */
  statuses: z.array(z.enum(SERVER_STATUSES)).transform(distinct),
  /** Told to the holder. */
  reason: z
    .string()
    .trim()
    .min(3, "Say why: the holder of the name reads it")
    .max(1_000, "Use at most 1,000 characters"),
});

export const addNoteInput = z.strictObject({
  name: z.string().min(1).max(1_024),
  text: z.string().trim().min(1, "Write a note").max(10_000, "Use at most 10,000 characters"),
});

export const removeNoteInput = z.strictObject({ noteId: z.uuid("There is no such note") });

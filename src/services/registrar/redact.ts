/** Fields of requests and answers that say nothing of a person and open nothing; any other's value is not kept. */
const KEPT = new Set(
  `domain domains label tld years auto_renew privacy lock statuses nameservers host addresses ds key_tag algorithm
  digest_type digest claim notice_id accepted_at premium_price sandbox idempotency_key current_expires_at
  gaining_registrar op reason limit cursor since command status registrar slug`
    .split(/\s+/)
    .filter(Boolean),
);

const LONGEST = 255;
const MOST_ITEMS = 100;
/** No request that means something nests deeper; a refused one may nest as deep as its body is long. */
const DEEPEST = 6;

/** What the command log keeps of a request: names, years, settings; `[redacted]` in place of contacts and codes. */
export function safeRequest(sent: unknown): object {
  if (sent === null || typeof sent !== "object" || Array.isArray(sent)) return {};
  return keptFields(sent, 0);
}

function keptFields(value: object, depth: number): object {
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_ITEMS)
      .map(([key, inner]) => [
        storable(key.slice(0, LONGEST)),
        KEPT.has(key) ? kept(inner, depth + 1) : "[redacted]",
      ]),
  );
}

function kept(value: unknown, depth: number): unknown {
  if (typeof value === "string") {
    return storable(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
  }
  if (value === null || typeof value !== "object") return value;
  if (depth > DEEPEST) return "[too deep]";
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((item) => kept(item, depth + 1));
  return keptFields(value, depth);
}

/** PostgreSQL stores neither null characters nor halves of a surrogate pair, which also a cut leaves. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}

/** What it keeps of an answer: all but contacts. */
export function safeResponse(result: object): object {
  if (!("contacts" in result)) return result;
  const { contacts, ...rest } = result;
  const roles = contacts !== null && typeof contacts === "object" ? Object.keys(contacts) : [];
  return { ...rest, contacts: Object.fromEntries(roles.map((role) => [role, "[redacted]"])) };
}

import { KEPT_DAYS } from "@/services/registrar/contract";
import { FIXTURES, FREE_FIXTURES } from "@/services/registrar/fixtures";
import { type DocsFacts, exampleNamespace } from "../facts";
import { block, bullets, code, json, link, numbered, paragraphs, table } from "../markdown";

export function sandbox(facts: DocsFacts): string {
  const tld = exampleNamespace(facts);
  return paragraphs(
    "## Sandbox",
    `Send ${code('"sandbox": true')} in the body, or the header ${code("X-Registrar-Sandbox: 1")}, with any command that changes something. The command then runs by the rules of production, is answered ${code("202")} and recorded with the status ${code("sandbox")}, and changes nothing: no name, no balance, no nameserver, no pending work. Money is lent there.`,
    "`POST /sandbox/reset` makes your fixtures anew and forgets the idempotency keys of your sandbox, so that the same sequence can be run again. It only ever overwrites records marked `ote_sandbox`; real registrations are never touched.",
    json({ tld, sandbox: true, idempotency_key: "ote-reset-001" }),
    table(
      ["Name", "For", "In the sandbox"],
      [
        ...FIXTURES.map(({ label, purpose }) => [code(`${label}.${tld}`), purpose, "registered"]),
        ...FREE_FIXTURES.map(({ label, purpose }) => [code(`${label}.${tld}`), purpose, "free"]),
      ],
    ),
    `${link("Testing in the sandbox", "/docs/registrar/sandbox-tests")}: labels that are refused, slow or down in a declared way, and a clock that makes the fixtures expire.`,
    "Each registrar has a sandbox of its own: nobody else's tests change yours. Until your channel is approved for production a command without `sandbox` that would change something is refused with `registrar_channel_not_production_approved`.",
  );
}

export function idempotency({ base }: DocsFacts): string {
  return paragraphs(
    "## Idempotency",
    "Every command that changes something takes an idempotency key: `idempotency_key` in the body, or the header `Idempotency-Key`; 1 to 255 visible ASCII characters.",
    bullets([
      "The same key with the same command, name and body: you get the recorded result, with `idempotent` true. Nothing is done twice, nothing is charged twice.",
      `The same key with anything else: ${code("409")} ${link("`duplicate_idempotency_key_conflict`", "/docs/errors/idempotency_conflict")}.`,
      "Two requests with one key at the same moment: one does the work, the other gets its result.",
      "A command that was refused keeps no key: correct it and send it with the same one.",
      `Keys of the sandbox and of production are apart. A sandbox key is forgotten by a reset, a production key stands for ${KEPT_DAYS} days.`,
    ]),
    "Make the key when the order is taken, and store it with the order before you send anything. After a lost answer send the very same request:",
    block(
      "sh",
      `curl -s -X POST "${base}/domains" \\\n  -H "Authorization: Bearer $PORTOLAN_KEY" \\\n  -H "Content-Type: application/json" \\\n  -H "Idempotency-Key: order-20417" \\\n  -d '{"domain": "harbour.example", "years": 1}'`,
    ),
  );
}

export function rateLimits(): string {
  return paragraphs(
    "## Rate limits",
    "Counted for each channel, API key and endpoint by the minute: 120 requests, unless the operators have set another limit for your channel. `GET /status` tells yours.",
    table(
      ["Header", "Says"],
      [
        [code("X-RateLimit-Limit"), "Requests in a minute"],
        [code("X-RateLimit-Remaining"), "How many of them are left"],
        [code("X-RateLimit-Reset"), "When the count begins anew, seconds since 1970"],
        [code("Retry-After"), "With a 429: how many seconds to wait"],
      ],
    ),
    `What is too much is answered ${code("429")} ${link("`registrar_rate_limit_exceeded`", "/docs/errors/rate_limited")}, and not carried out. Wait for ${code("Retry-After")}, then send the same request with the same key. A run of OT&E looks at exactly that.`,
  );
}

export function answerShape({ base }: DocsFacts): string {
  return paragraphs(
    "## Answers",
    bullets([
      "Bodies are JSON in UTF-8, field names in snake_case.",
      'Times are UTC in ISO 8601: `2026-03-01T12:00:00Z`. Amounts are decimal texts with their currency: `{"amount": "12.00", "currency": "USD"}`.',
      "Names are answered in their ASCII form, with the Unicode form beside it; you may send either.",
      "Unknown fields in answers: ignore them. New ones are added without a new version.",
    ]),
    `The fields of every answer: ${link("API reference", `${base}/docs`)}.`,
  );
}

export function followingTheFeed({ base }: DocsFacts): string {
  return paragraphs(
    "## Following the poll feed",
    "`GET /poll` shows your channel's commands as they were recorded, and only yours: the audit id, your channel's id, the key, the command, its status, a safe summary of request and answer.",
    numbered([
      "Begin with `since`, or with `limit=1` to begin from now, and keep `next_cursor`.",
      "Ask again with `cursor` set to it. An event is never left out and never shown twice, whatever is being written meanwhile.",
      "While `has_more` is true, ask on at once. When it is false, wait some seconds.",
      "Store the cursor together with what you did about the events: after a crash you go on from there.",
    ]),
    block("sh", `curl -s "${base}/poll?limit=100&cursor=$CURSOR" -H "Authorization: Bearer $PORTOLAN_KEY"`),
    "Filters: `idempotency_key`, `command`, `status`, `domain`, `since`, `limit`. To prove one command:",
    block(
      "sh",
      `curl -s "${base}/poll?idempotency_key=order-20417" -H "Authorization: Bearer $PORTOLAN_KEY"`,
    ),
    "### Pending backend work",
    "Changes of nameservers, transfers and cancellations may wait for an operator: the answer then has `backend_status` `pending`, and the name keeps answering as before. `GET /backend/pending` lists what waits. It is read-only; a later command for the same name takes the earlier one's place. Once work was applied or rejected it is no longer listed, and the name's information shows what holds.",
    "### Transfers between registrars",
    "A request with `auth_code` takes the fee and waits for the registrar that holds the name: `transfer_status` is `pending`, `acts_at` when the registry approves it by itself, and the name has the status `pendingTransfer`. `op` is EPP's: `query` for both sides, `approve` and `reject` (with a `reason`) for the one that holds it, `cancel` for the one that asked. Rejected or cancelled, the fee is given back, and the code that was used is void.",
  );
}

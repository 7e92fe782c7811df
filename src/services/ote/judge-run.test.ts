import { describe, expect, test } from "vitest";
import type { JudgedCommand } from "./command-row";
import { type JudgedStep, judgeRun, type RetryMark } from "./judge-run";
import { STEPS } from "./steps/all";
import { created, RUN, replayOf, row } from "./steps/built-rows";

const run = { ...RUN, plan: { ...RUN.plan, steps: STEPS.map(({ id }) => id) } };
const CREATE = run.plan.names.create;

function judge(commands: readonly JudgedCommand[], retries: readonly RetryMark[] = []) {
  return judgeRun(run, commands, retries, "https://portal.test");
}

function stepOf(
  id: string,
  commands: readonly JudgedCommand[],
  retries: readonly RetryMark[] = [],
): JudgedStep {
  const step = judge(commands, retries).find((judged) => judged.id === id);
  if (!step) throw new Error(`There is no step ${id}`);
  return step;
}

const renewed = (about: Partial<JudgedCommand> = {}) =>
  row("renew_domain", {
    domain: "ote-renew.defiwallet",
    request: { years: 1 },
    response: { domain: "ote-renew.defiwallet", years: 1, expires_at: "2027-12-21T00:00:00Z" },
    ...about,
  });

describe("a run without commands", () => {
  test("waits for every step, says what is missing and which command to send next", () => {
    for (const step of judge([])) {
      expect(step).toMatchObject({ state: "waiting", attempts: [], seen: [] });
      expect(step.missing).toBeTruthy();
      expect(step.next).toMatch(
        /^curl -s .*https:\/\/portal\.test\/api\/v1\/registrar\/v1\/.*\$PORTOLAN_KEY/,
      );
      expect(step.predicate.length).toBeGreaterThan(0);
    }
  });
});

describe("a create", () => {
  test("passes with the allocated name, in the sandbox, with a key and the exact expiry", () => {
    const command = created(CREATE);
    expect(stepOf("create", [command])).toMatchObject({
      state: "passed",
      missing: null,
      next: null,
      attempts: [{ state: "passed", commandIds: [command.id], failedPart: null }],
    });
  });

  test.each([
    [
      "outside of the sandbox",
      { sandbox: false, errorCode: "channel_not_production_approved" },
      1,
      /without sandbox true/,
    ],
    ["without a key", { idempotencyKey: null }, 2, /no idempotency key/],
    ["refused", { errorCode: "insufficient_balance" }, 3, /was refused: insufficient_balance/],
    [
      "with a wrong expiry",
      { response: { registered_at: "2026-11-21T09:00:00Z", expires_at: "2027-11-22T09:00:00Z" } },
      4,
      /expires at 2027-11-22T09:00:00Z instead of 2027-11-21T09:00:00Z/,
    ],
    ["replayed from before the run", { replayOfId: 3 }, 3, /recorded result of #3, from before this run/],
  ] as const)("fails %s and says why", (_how, about, part, words) => {
    const command = created(CREATE, about);
    expect(stepOf("create", [command])).toMatchObject({
      state: "failed",
      attempts: [
        {
          state: "failed",
          failedPart: part,
          failedCommandId: command.id,
          words: expect.stringMatching(words),
        },
      ],
    });
  });

  test("of another run's name fails: the code belongs to another run", () => {
    const step = stepOf("create", [created("ote-create-p2qx.defiwallet")]);
    expect(step.state).toBe("failed");
    expect(step.attempts[0]?.words).toMatch(/p2qx belongs to another run, this one has k7f3/);
  });

  test("of a name that no step asks for is no try", () => {
    expect(stepOf("create", [created("harbour.defiwallet")]).attempts).toEqual([]);
  });

  test("that fails can be tried again: the newest try counts, both stay", () => {
    const step = stepOf("create", [created(CREATE, { errorCode: "invalid_value" }), created(CREATE)]);
    expect(step.state).toBe("passed");
    expect(step.attempts.map(({ state }) => state)).toEqual(["failed", "passed"]);
  });

  test("by another channel never counts", () => {
    expect(stepOf("create", [created(CREATE, { channelId: "c-2" })]).state).toBe("waiting");
  });

  test("put off by the rate limit is no try", () => {
    expect(stepOf("create", [created(CREATE, { errorCode: "rate_limited" })]).attempts).toEqual([]);
  });

  test("refused after a pass changes nothing: it belongs to another test", () => {
    const first = created(CREATE);
    const conflict = created(CREATE, {
      errorCode: "idempotency_conflict",
      idempotencyKey: first.idempotencyKey,
    });
    expect(stepOf("create", [first, conflict]).state).toBe("passed");
  });
});

describe("a retry", () => {
  test("passes with the same key and body", () => {
    const first = created(CREATE);
    const again = replayOf(first);
    expect(stepOf("create-again", [first, again])).toMatchObject({
      state: "passed",
      attempts: [{ commandIds: [first.id, again.id] }],
    });
  });

  test("that was skipped fails as soon as another command comes", () => {
    const step = stepOf("create-again", [created(CREATE), renewed()]);
    expect(step.state).toBe("failed");
    expect(step.attempts[0]?.words).toMatch(
      /renew_domain ote-renew.defiwallet\) was sent before the create .* the retry was skipped/,
    );
    expect(step.missing).toMatch(/has to be sent again/);
  });

  test("that comes late passes, and the skip stays in the evidence", () => {
    const first = created(CREATE);
    const step = stepOf("create-again", [first, renewed(), replayOf(first)]);
    expect(step.attempts.map(({ state }) => state)).toEqual(["failed", "passed"]);
    expect(step.state).toBe("passed");
  });

  test("with another key is a second command, and fails", () => {
    const step = stepOf("renew-again", [renewed(), renewed()]);
    expect(step.state).toBe("failed");
    expect(step.attempts[0]).toMatchObject({ failedPart: 1 });
    expect(step.attempts[0]?.words).toMatch(/that is a second renewal, with second debit/);
  });

  test("with another body is a conflict, and fails", () => {
    const first = renewed();
    const other = renewed({
      idempotencyKey: first.idempotencyKey,
      errorCode: "idempotency_conflict",
      request: { years: 2 },
    });
    const step = stepOf("renew-again", [first, other]);
    expect(step).toMatchObject({ state: "failed", attempts: [{ failedPart: 2 }] });
  });

  test("with another answer fails", () => {
    const first = renewed();
    const again = { ...replayOf(first), response: { expires_at: "2028-12-21T00:00:00Z" } };
    expect(stepOf("renew-again", [first, again])).toMatchObject({
      state: "failed",
      attempts: [{ failedPart: 3 }],
    });
  });

  test("of a deletion waits until it is sent", () => {
    const first = row("delete_domain", {
      domain: "ote-delete.defiwallet",
      response: { backend_status: "pending" },
    });
    expect(stepOf("delete", [first]).state).toBe("passed");
    expect(stepOf("delete-again", [first])).toMatchObject({ state: "waiting", seen: [first.id] });
  });

  test("a later conflict with the key does not take the pass away", () => {
    const first = created(CREATE);
    const commands = [
      first,
      replayOf(first),
      created(CREATE, {
        idempotencyKey: first.idempotencyKey,
        errorCode: "idempotency_conflict",
        request: { years: 3 },
      }),
    ];
    expect(stepOf("create-again", commands).state).toBe("passed");
    expect(stepOf("key-conflict", commands).state).toBe("passed");
  });
});

describe("a renewal", () => {
  test("is due exactly a year after what the registrar was told last", () => {
    expect(stepOf("renew", [renewed()]).state).toBe("passed");
    const info = row("info_domain", {
      domain: "ote-renew.defiwallet",
      response: { expires_at: "2027-01-01T00:00:00Z" },
    });
    const step = stepOf("renew", [info, renewed()]);
    expect(step.attempts[0]?.words).toMatch(
      /expires at 2027-12-21T00:00:00Z instead of 2028-01-01T00:00:00Z/,
    );
  });

  test("for five years is a step of its own", () => {
    const long = renewed({
      request: { years: 5 },
      response: { years: 5, expires_at: "2031-12-21T00:00:00Z" },
    });
    expect(stepOf("renew-five-years", [long]).state).toBe("passed");
    expect(stepOf("renew", [long]).state).toBe("waiting");
  });
});

describe("a claim", () => {
  const claimed = (about: Partial<JudgedCommand> = {}) => created("ote-claim.defiwallet", about);

  test("passes when the refusal came first, and the next command carries the claim", () => {
    const refused = claimed({ errorCode: "claim_required" });
    expect(stepOf("claim", [refused])).toMatchObject({ state: "waiting", seen: [refused.id] });
    expect(stepOf("claim", [refused]).next).toContain('"notice_id":"OTE-CLAIM-1"');
    expect(stepOf("claim", [refused, claimed()]).state).toBe("passed");
  });

  test("sent at once fails", () => {
    expect(stepOf("claim", [claimed()])).toMatchObject({ state: "failed", attempts: [{ failedPart: 0 }] });
  });
});

describe("nameservers", () => {
  const put = (nameservers: readonly unknown[], about: Partial<JudgedCommand> = {}) =>
    row("update_nameservers", {
      domain: "ote-ns.defiwallet",
      request: { nameservers },
      response: { backend_status: "pending" },
      ...about,
    });
  const outside = ["ns1.example.net", "ns2.example.net"];
  const inside = (address: string) => [
    { host: "ns1.ote-ns.defiwallet", addresses: [address] },
    { host: "ns2.example.net" },
  ];

  test("two of them wait for the operators; one, or applied against the policy, fails", () => {
    expect(stepOf("nameservers", [put(outside)]).state).toBe("passed");
    expect(stepOf("nameservers", [put(["ns1.example.net"])]).attempts[0]?.words).toMatch(
      /names one nameserver/,
    );
    expect(stepOf("nameservers", [put(outside, { response: { backend_status: "applied" } })]).state).toBe(
      "failed",
    );
  });

  test("a host inside the name is made, changed and removed", () => {
    const commands = [put(inside("192.0.2.1")), put(inside("192.0.2.2")), put(outside)];
    expect(stepOf("nameservers-glue", commands.slice(0, 2))).toMatchObject({
      state: "waiting",
      seen: commands.slice(0, 2).map(({ id }) => id),
    });
    expect(stepOf("nameservers-glue", commands).state).toBe("passed");
    const [made, , removed] = commands;
    if (!made || !removed) throw new Error("unreachable");
    expect(stepOf("nameservers-glue", [made, removed])).toMatchObject({
      state: "failed",
      attempts: [{ failedPart: 1 }],
    });
  });
});

describe("the rate limit", () => {
  const T = Date.parse("2026-11-21T12:00:00Z");
  const check = (ms: number, isLimited = false) =>
    row("preflight", {
      at: new Date(T + ms),
      idempotencyKey: null,
      sandbox: false,
      ...(isLimited
        ? { errorCode: "rate_limited", httpStatus: 429, response: { error: { retry_after_seconds: 30 } } }
        : { status: "success", httpStatus: 200 }),
    });

  test("is respected by who waits, then succeeds", () => {
    const commands = [check(0), check(10, true)];
    expect(stepOf("rate-limit", commands)).toMatchObject({ state: "waiting" });
    expect(stepOf("rate-limit", commands).missing).toMatch(/wait until 2026-11-21T12:00:30Z/);
    expect(stepOf("rate-limit", [...commands, check(31_000)]).state).toBe("passed");
    expect(stepOf("error-rate-limit", commands).state).toBe("passed");
  });

  test("is not respected by who hammers, even if there is a success later", () => {
    const hammer = [check(10, true), ...[200, 400, 600, 800].map((ms) => check(ms, true))];
    const step = stepOf("rate-limit", hammer);
    expect(step).toMatchObject({ state: "failed", attempts: [{ failedPart: 1 }] });
    expect(step.attempts[0]?.words).toMatch(/came 0\.19 s after the 429 .* 4 more requests to preflight/);
    expect(stepOf("rate-limit", [...hammer, check(31_000)]).state).toBe("failed");
    const later = [...hammer, check(31_000), check(40_000, true), check(75_000)];
    expect(stepOf("rate-limit", later)).toMatchObject({ state: "passed" });
    expect(stepOf("rate-limit", later).attempts).toHaveLength(2);
  });

  test("is not respected by who hammers so fast that all of it comes within milliseconds", () => {
    const hammer = [0, 2, 4, 6, 8].map((ms) => check(ms, true));
    expect(stepOf("rate-limit", hammer).attempts[0]?.words).toMatch(/2 more requests/);
  });

  test("is respected when the next request is refused for another reason and the one after it succeeds", () => {
    const refused = {
      ...check(31_000),
      status: "failed" as const,
      errorCode: "missing_scope",
      httpStatus: 403,
    };
    expect(stepOf("rate-limit", [check(0, true), refused]).state).toBe("waiting");
    expect(stepOf("rate-limit", [check(0, true), refused, check(32_000)]).state).toBe("passed");
  });

  test("of another endpoint or key is another matter, and what was under way is no hammering", () => {
    const other = { ...check(500), command: "check_domain" };
    expect(stepOf("rate-limit", [check(0, true), other, check(5, true), check(31_000)]).state).toBe("passed");
  });
});

describe("a key conflict", () => {
  test("of a key reused for another name is a mistake, not the test; the other name's step fails too", () => {
    const first = created(CREATE);
    const reused = created("ote-two-k7f3.defiwallet", {
      idempotencyKey: first.idempotencyKey,
      errorCode: "idempotency_conflict",
    });
    const step = stepOf("key-conflict", [first, reused]);
    expect(step).toMatchObject({ state: "failed", attempts: [{ failedPart: 1 }] });
    expect(step.attempts[0]?.words).toMatch(/reuses the key .* a mistake, not the conflict test/);
    expect(stepOf("create-two-years", [first, reused]).attempts[0]?.words).toMatch(
      /every command needs a key of its own/,
    );
  });
});

describe("the feed", () => {
  const polled = (ids: readonly number[]) =>
    row("poll", { idempotencyKey: null, sandbox: false, status: "success", response: { event_ids: ids } });

  test("has to show every keyed command, also those that come after a read of it", () => {
    const [one, two, three] = [created(CREATE), renewed(), renewed()];
    expect(stepOf("poll", [one, two, polled([one.id])]).missing).toMatch(
      `1 of 2 keyed commands yet: #${two.id}`,
    );
    expect(stepOf("poll", [one, two, polled([one.id])]).next).toContain(
      `/poll?since=${two.at.toISOString()}&limit=200`,
    );
    expect(stepOf("poll", [one, two, polled([one.id]), polled([two.id])]).state).toBe("passed");
    expect(stepOf("poll", [one, two, polled([one.id, two.id]), three]).state).toBe("waiting");
  });
});

describe("an operator's “try again”", () => {
  test("has a step judged by later commands; earlier tries stay", () => {
    const first = created(CREATE);
    const marks = [{ step: "create", afterCommandId: first.id }];
    expect(stepOf("create", [first], marks)).toMatchObject({
      state: "waiting",
      attempts: [{ state: "passed" }],
    });
    const second = stepOf("create", [first, created(CREATE)], marks);
    expect(second).toMatchObject({ state: "passed" });
    expect(second.attempts).toHaveLength(2);
  });

  test("of a retry lets the same command be repeated once more", () => {
    const first = created(CREATE);
    const again = replayOf(first);
    const marks = [{ step: "create-again", afterCommandId: again.id }];
    expect(stepOf("create-again", [first, again], marks).state).toBe("waiting");
    expect(stepOf("create-again", [first, again, replayOf(first)], marks).state).toBe("passed");
  });
});

import { expect, test } from "vitest";
import { RUN, row } from "./built-rows";
import { judgeRepeat } from "./judge-repeat";
import { sendAgain } from "./send-again";

const NAME = "ote-renew.defiwallet";
const renewal = row("renew_domain", { domain: NAME, idempotencyKey: "mine-7", request: { years: 1 } });

test("a retry has the key and the body of what is to be repeated, not those the checklist suggests", () => {
  expect(sendAgain(renewal)).toEqual({
    method: "POST",
    path: `/domains/${NAME}/renew`,
    body: { years: 1, sandbox: true, idempotency_key: "mine-7" },
  });
  const repeat = {
    isOriginal: () => true,
    what: "renewal",
    harm: "second debit",
    missing: () => "",
  };
  const log = { all: [renewal], counted: [renewal] };
  expect(judgeRepeat(repeat, log, RUN).next).toEqual(sendAgain(renewal));
});

test("a body with contacts is only its sender's to repeat", () => {
  expect(
    sendAgain(row("create_domain", { domain: "a.defiwallet", request: { contacts: "[redacted]" } })),
  ).toBeUndefined();
});

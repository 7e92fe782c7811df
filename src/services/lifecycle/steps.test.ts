import { expect, it } from "vitest";
import type { Name } from "@/db/generated/client";
import type { LifecycleStage } from "@/db/generated/enums";
import { addDays } from "@/lib/time";
import type { NamespacePolicy } from "../namespaces/policy";
import { lastTryAt, nextTryAt } from "./retry-schedule";
import { nextStepOf } from "./steps";

const END = new Date("2027-03-01T00:00:00Z");
const policy = { expiryHoldDays: 10, autoRenewGraceDays: 45 } as NamespacePolicy;

function stepAt(days: number, over: Partial<Name> = {}, rules = policy) {
  const row = {
    stage: "registered" as LifecycleStage,
    expiresAt: END,
    deletedAt: null,
    redemptionEndsAt: null,
    releasesAt: null,
    releasedAt: null,
    pendingTransferId: null,
    ...over,
  };
  const step = nextStepOf(row, rules, addDays(END, days));
  return step?.kind === "notice" ? step.days : (step?.kind ?? null);
}

it.each([
  ["registered", -31, null],
  ["registered", -30, 30],
  ["registered", -14, 14],
  ["registered", -2, 7],
  ["registered", -1, 1],
  ["notice_30", -29, null],
  ["notice_30", -7, 7],
  ["notice_7", -2, null],
  ["notice_1", -0.5, null],
  ["notice_30", 0, "expire"],
  ["registered", 100, "expire"],
  ["expired", 9, null],
  ["expired", 10, "hold"],
  ["expired", 45, "delete"],
  ["held", 44, null],
  ["held", 45, "delete"],
] as const)("a name at %s has, %d days after its term, due: %s", (stage, days, due) => {
  expect(stepAt(days, { stage })).toBe(due);
});

it("is held only where that comes before its deletion", () => {
  expect(stepAt(20, { stage: "expired" }, { ...policy, expiryHoldDays: 45 })).toBeNull();
});

it("a deleted name goes on from redemption to release; one in transfer, or released, stands still", () => {
  const deleted = { deletedAt: END, redemptionEndsAt: addDays(END, 30), releasesAt: addDays(END, 35) };
  expect(stepAt(29, { ...deleted, stage: "redemption" })).toBeNull();
  expect(stepAt(40, { ...deleted, stage: "redemption" })).toBe("end_redemption");
  expect(stepAt(34, { ...deleted, stage: "pending_delete" })).toBeNull();
  expect(stepAt(35, { ...deleted, stage: "pending_delete" })).toBe("release");
  expect(stepAt(40, { ...deleted, stage: "pending_delete", releasedAt: END })).toBeNull();
  expect(stepAt(100, { stage: "held", pendingTransferId: "one" })).toBeNull();
});

it("tries follow after 1 and 4 hours, 1, 2, 4, 8 and 16 days, and a day before the grace ends", () => {
  const endsAt = addDays(END, 45);
  const hours: number[] = [];
  let at = END;
  for (let tries = 1; at < endsAt; tries++) {
    at = nextTryAt(tries, at, endsAt);
    hours.push((at.getTime() - END.getTime()) / 3_600_000);
  }
  expect(hours).toEqual([1, 5, 29, 77, 173, 365, 749, 44 * 24, 45 * 24]);
  expect(lastTryAt(endsAt)).toEqual(addDays(END, 44));
  expect(nextTryAt(1, END, addDays(END, 1))).toEqual(addDays(END, 1));
});

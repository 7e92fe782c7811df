import { expect, it } from "vitest";
import { addDays } from "@/lib/time";
import { lifePhases } from "./life";

const POLICY = { autoRenewGraceDays: 45, expiryHoldDays: 10, redemptionDays: 30, pendingDeleteDays: 5 };
const REGISTERED = new Date("2026-01-01T00:00:00Z");
const day = (days: number) => addDays(REGISTERED, days);
const name = {
  registeredAt: REGISTERED.toISOString(),
  addGraceEndsAt: day(5).toISOString(),
  expiresAt: day(365).toISOString(),
  deletedAt: null,
  redemptionEndsAt: null,
  releasesAt: null,
  renewAmount: 29_99,
  restoreAmount: 80_00,
  restoreRenewAmount: 0,
  currency: "USD",
};
const brief = (phases: ReturnType<typeof lifePhases>) =>
  phases.map(({ from, to, tone }) => [from, to, tone] as const);

it("goes from the add grace period over expiry and hold to redemption and release, with prices", () => {
  const phases = lifePhases(name, POLICY, day(20));
  expect(phases.map(({ label }) => label)).toEqual([
    "Add grace",
    "Registered",
    "Expired",
    "On hold",
    "Redemption",
    "Pending delete",
  ]);
  expect(phases[4]?.note).toBe("Deleted; restored for $109.99, a year included");
  expect(brief(phases)).toEqual([
    [day(0), day(5), "neutral"],
    [day(5), day(365), "accent"],
    [day(365), day(375), "warn"],
    [day(375), day(410), "warn"],
    [day(410), day(440), "bad"],
    [day(440), day(445), "bad"],
  ]);
});

it("ends at deletion, and goes on with redemption and pending delete", () => {
  const deleted = {
    ...name,
    deletedAt: day(100).toISOString(),
    redemptionEndsAt: day(130).toISOString(),
    releasesAt: day(135).toISOString(),
  };
  expect(brief(lifePhases(deleted, POLICY, day(101)))).toEqual([
    [day(0), day(100), "accent"],
    [day(100), day(130), "warn"],
    [day(130), day(135), "bad"],
  ]);
});

it("keeps a name that nobody took away among the expired ones", () => {
  const phases = lifePhases(name, POLICY, day(500));
  expect(phases[3]).toMatchObject({ label: "On hold", from: day(375), to: day(500) });
});

it("leaves out a phase that takes no time", () => {
  const never = lifePhases(name, { ...POLICY, expiryHoldDays: 60 }, day(20));
  expect(never.map(({ label }) => label)).not.toContain("On hold");
  const phases = lifePhases({ ...name, addGraceEndsAt: name.registeredAt }, POLICY, day(1));
  expect(phases[0]?.tone).toBe("accent");
});

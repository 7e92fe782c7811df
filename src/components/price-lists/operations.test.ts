import { expect, test } from "vitest";
import { type Price, spansOf } from "./operations";

const price = (amount: number, validFrom: string, operation: Price["operation"] = "register") =>
  ({ id: String(amount), namespaceId: "n", operation, amount, validFrom }) as Price;

test("the newest price that has begun is in force; later ones come, earlier ones are history", () => {
  const prices = [
    price(1, "2026-01-01T00:00:00.000Z"),
    price(3, "2027-01-01T00:00:00.000Z"),
    price(2, "2026-06-01T00:00:00.000Z"),
    price(9, "2026-06-01T00:00:00.000Z", "renew"),
  ];
  const spans = spansOf(prices, "register", new Date("2026-07-01T00:00:00Z"));
  expect(spans.map(({ amount, state, until }) => [amount, state, until])).toEqual([
    [3, "future", null],
    [2, "in_force", "2027-01-01T00:00:00.000Z"],
    [1, "past", "2026-06-01T00:00:00.000Z"],
  ]);
});

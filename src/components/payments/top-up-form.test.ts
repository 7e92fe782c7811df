import { describe, expect, it } from "vitest";
import { minorUnits } from "@/lib/money";
import { topUpSchema } from "./top-up-form";

describe("the amount of a top-up", () => {
  it.each([
    ["50", 5_000],
    ["12.50", 1_250],
    ["$ 19.99", 1_999],
    [" 100.1 ", 10_010],
  ])("reads %j as %i cents", (text, cents) => {
    expect(minorUnits(text, "USD")).toBe(cents);
  });

  it.each(["", "ten", "1,000", "-5", "1e3"])("takes %j for no amount", (text) => {
    expect(minorUnits(text, "USD")).toBeNaN();
  });

  it("knows currencies without a minor unit", () => {
    expect(minorUnits("500", "JPY")).toBe(500);
  });

  it("explains more than two decimals at the field", async () => {
    const card = {
      source: "new_card",
      cardNumber: "4242 4242 4242 4242",
      cardExpiry: "12/30",
      cardCvc: "123",
    };
    const { issues } = await (await topUpSchema("USD"))["~standard"].validate({ ...card, amount: "10.005" });
    expect(issues?.map(({ path, message }) => ({ path, message }))).toEqual([
      { path: ["amount"], message: "Enter an amount with at most two decimals" },
    ]);
  });
});

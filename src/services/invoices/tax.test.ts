import fc from "fast-check";
import { expect, test } from "vitest";
import { type Rate, rateAt, split, taxesOf, taxOn } from "./tax";

const rate = (over: Partial<Rate>): Rate => ({
  country: "DE",
  name: "MwSt.",
  rate: 1900,
  reverseCharge: true,
  validFrom: new Date("2021-01-01"),
  ...over,
});
const RATES = [
  rate({}),
  rate({ rate: 1600, validFrom: new Date("2020-07-01") }),
  rate({ rate: 2100, validFrom: new Date("2027-01-01") }),
  rate({ country: "FR", name: "TVA", rate: 2000 }),
  rate({ country: "CH", name: "MWST", rate: 810, reverseCharge: false }),
];
const sale = (buyer: { country?: string | null; taxId?: string | null }, seller: string | null = "DE") => ({
  total: 1190,
  at: new Date("2026-11-21"),
  buyer: { country: null, taxId: null, ...buyer },
  seller: { country: seller },
});

test("the rate in force is the newest that has begun", () => {
  expect(rateAt(RATES, "DE", new Date("2020-06-30T23:59:59Z"))).toBeNull();
  expect(rateAt(RATES, "DE", new Date("2020-12-31T23:59:59Z"))?.rate).toBe(1600);
  expect(rateAt(RATES, "DE", new Date("2026-12-31T23:59:59Z"))?.rate).toBe(1900);
  expect(rateAt(RATES, "DE", new Date("2027-01-01T00:00:00Z"))?.rate).toBe(2100);
});

test("prices include the tax of the buyer's country", () => {
  expect(taxOn(sale({ country: "DE" }), RATES)).toEqual({
    net: 1000,
    tax: 190,
    taxRate: 1900,
    taxName: "MwSt.",
    note: null,
  });
  expect(taxOn(sale({ country: "FR" }), RATES)).toMatchObject({ net: 992, tax: 198, taxName: "TVA" });
  expect(taxOn(sale({}), RATES)).toMatchObject({ tax: 190, taxName: "MwSt." });
});

test("a buyer with a tax id in another country accounts for the tax, where that country has it so", () => {
  const taxId = "FR12345678901";
  expect(taxOn(sale({ country: "FR", taxId }), RATES)).toEqual({
    net: 1190,
    tax: 0,
    taxRate: null,
    taxName: null,
    note: "Reverse charge: the customer accounts for the TVA (tax id FR12345678901).",
  });
  expect(taxOn(sale({ country: "DE", taxId: "DE123456789" }), RATES).tax).toBe(190);
  expect(taxOn(sale({ country: "CH", taxId: "CHE-1" }), RATES)).toMatchObject({ tax: 89, note: null });
});

test("without a rate there is no tax, and the invoice says so", () => {
  expect(taxOn(sale({ country: "JP" }), RATES)).toMatchObject({
    net: 1190,
    tax: 0,
    taxName: null,
    note: "No tax is charged to customers in Japan.",
  });
  expect(taxOn(sale({}, null), RATES).note).toContain("not known");
});

test("net and tax always sum up to what was paid, within half a minor unit of the exact tax", () => {
  const total = fc.integer({ min: 0, max: 2_147_483_647 });
  fc.assert(
    fc.property(total, fc.integer({ min: 0, max: 10_000 }), (paid, share) => {
      const { net, tax } = split(paid, share);
      expect(net + tax).toBe(paid);
      expect(Math.abs(tax - (paid * share) / (10_000 + share))).toBeLessThanOrEqual(0.5);
      expect(net).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("lines are summed up by name and rate", () => {
  const line = { description: "x", name: null, years: 1, suppliedAt: "2026-11-21T00:00:00.000Z", total: 119 };
  const taxed = { ...line, net: 100, tax: 19, taxRate: 1900, taxName: "MwSt." };
  const free = { ...line, net: 119, tax: 0, taxRate: null, taxName: null };
  expect(taxesOf([taxed, free, taxed])).toEqual([{ name: "MwSt.", rate: 1900, net: 200, tax: 38 }]);
});

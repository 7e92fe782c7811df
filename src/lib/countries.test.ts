import { expect, test } from "vitest";
import { countryName, isCountry, listCountries } from "./countries";

test("every country has a name of its own, in their order", () => {
  const countries = listCountries();
  expect(countries).toHaveLength(249);
  expect(new Set(countries.map(({ name }) => name)).size).toBe(249);
  expect(countries[0]).toEqual({ code: "AF", name: "Afghanistan" });
  expect(["DE", "FK", "CI"].map(countryName)).toEqual(["Germany", "Falkland Islands", "Côte d’Ivoire"]);
  expect([isCountry("DE"), isCountry("de"), isCountry("XX"), isCountry("")]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

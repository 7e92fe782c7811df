import { expect, it } from "vitest";
import { isFiltered, nameListInput } from "./list-params";

it("reads filters, order and page from the URL", () => {
  expect(
    nameListInput({
      q: " shop ",
      state: "expired",
      domain: "com.store",
      auto: "off",
      expiring: "30",
      sort: "expires",
      dir: "desc",
      page: "3",
    }),
  ).toEqual({
    query: "shop",
    state: "expired",
    namespace: "com.store",
    autoRenew: false,
    expiresWithinDays: 30,
    sort: "expires",
    direction: "desc",
    page: 3,
    limit: 50,
  });
});

it.each([["-1"], ["0"], ["1.5"], ["NaN"], ["1e9"], [""]])("takes page %j as the first", (page) => {
  expect(nameListInput({ page }).page).toBe(1);
});

it("ignores what it does not know, and filters nothing then", () => {
  const input = nameListInput({ state: "lost", sort: "colour", dir: "up", auto: "maybe", q: "  " });
  expect(input).toMatchObject({ page: 1, sort: "name", direction: "asc" });
  expect(isFiltered(input)).toBe(false);
});

it("takes the first of a parameter that is given twice", () => {
  expect(nameListInput({ q: ["one", "two"] }).query).toBe("one");
});

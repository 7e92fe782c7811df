import { expect, test } from "vitest";
import { withParams } from "./query-string";

test("a changed filter keeps the others and goes back to the first page", () => {
  expect(withParams("/n", { query: "a b", page: "4" }, { state: "expired" })).toBe(
    "/n?query=a+b&state=expired",
  );
});

test("the page can be changed alone, and null takes a parameter away", () => {
  expect(withParams("/n", { query: "a", page: "4" }, { page: "5" })).toBe("/n?query=a&page=5");
  expect(withParams("/n", { query: "a" }, { query: null })).toBe("/n");
});

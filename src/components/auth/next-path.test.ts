import { expect, test } from "vitest";
import { nameToBuy, nextPath, withNext } from "./next-path";

test("a path of the portal is where one goes on", () => {
  expect(nextPath("/dashboard/search?q=bakery&buy=bakery.com.store#top")).toBe(
    "/dashboard/search?q=bakery&buy=bakery.com.store#top",
  );
  expect(nextPath("/dashboard/names/caf%C3%A9.com.store")).toBe("/dashboard/names/caf%C3%A9.com.store");
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "/%2e//evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  " //evil.example",
  "evil.example",
  "dashboard",
  "",
])("a link to another site is no place to go on: %j", (asked) => {
  expect(nextPath(asked)).toBeNull();
});

test("the API and overlong texts are no pages", () => {
  expect(nextPath("/api/auth/signout")).toBeNull();
  expect(nextPath(`/${"a".repeat(3_000)}`)).toBeNull();
  expect(nextPath(undefined)).toBeNull();
});

test("links between the pages of signing in keep where to go", () => {
  expect(withNext("/sign-up", "/dashboard/search?buy=a.com.store")).toBe(
    "/sign-up?next=%2Fdashboard%2Fsearch%3Fbuy%3Da.com.store",
  );
  expect(withNext("/sign-in", null, { email: "ann@example.net" })).toBe("/sign-in?email=ann%40example.net");
  expect(withNext("/sign-in", null)).toBe("/sign-in");
});

test("who signs in for a purchase is told which", () => {
  expect(nameToBuy("/dashboard/search?buy=a.com.store")).toBe("a.com.store");
  expect(nameToBuy("/dashboard")).toBeNull();
  expect(nameToBuy(null)).toBeNull();
});

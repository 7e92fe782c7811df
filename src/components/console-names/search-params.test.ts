import { expect, test } from "vitest";
import { nameSearchOf } from "./search-params";

test("the URL says what is searched for; what makes no sense is left out", () => {
  expect(
    nameSearchOf({
      q: " shop ",
      account: "#7",
      channel: "acme",
      namespace: "com.store",
      state: "expired",
      page: "3",
    }),
  ).toEqual({
    query: "shop",
    account: 7,
    channel: "acme",
    namespace: "com.store",
    state: "expired",
    page: 3,
    limit: 50,
  });
  expect(nameSearchOf({ account: "x", state: "odd", page: "-1" })).toEqual({
    query: "",
    channel: undefined,
    namespace: undefined,
    state: undefined,
    page: 1,
    limit: 50,
  });
});

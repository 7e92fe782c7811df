import { expect, test } from "vitest";
import { CATALOGUE } from "../error-catalogue";
import { ACCESS } from "./access";
import { DNS_AND_MONEY } from "./dns-and-money";
import { NAMES } from "./names";
import { REGISTRARS } from "./registrars";
import { REQUEST } from "./request";
import { US } from "./us";

test("a code stands in one group of errors only", () => {
  const codes = [REQUEST, ACCESS, NAMES, DNS_AND_MONEY, REGISTRARS, US].flatMap((group) =>
    Object.keys(group),
  );
  expect(codes).toEqual(Object.keys(CATALOGUE));
});

import { expect, test } from "vitest";
import { z } from "zod";
import { validate } from "./validate";

const schema = z.object({
  email: z.email("Enter an email address"),
  records: z.array(z.object({ ttl: z.number("Enter a TTL") })),
});

test("faults stand at the dotted path of their field", async () => {
  expect(await validate(schema, { email: "x", records: [{ ttl: 60 }, {}] })).toEqual({
    email: "Enter an email address",
    "records.1.ttl": "Enter a TTL",
  });
});

test("a good input has no faults", async () => {
  expect(await validate(schema, { email: "ann@example.net", records: [] })).toEqual({});
});

import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { bodySchema, EVENT_TYPES, EVENTS, faultOf } from "./catalogue";

const SOURCE = [
  "subdomain.registered",
  "subdomain.renewed",
  "subdomain.expired",
  "subdomain.transferred",
  "dns.updated",
  "ssl.issued",
  "ssl.renewed",
  "payment.completed",
  "payment.failed",
];

it("has the nine events that registrants know", () => {
  for (const type of SOURCE) expect(EVENT_TYPES).toContain(type);
});

it.each(EVENT_TYPES)("the example of %s is as its schema says", (type) => {
  const { example, title, description } = EVENTS[type];
  expect(faultOf(type, example)).toBeNull();
  expect(title).toMatch(/^[A-Z].*[^.]$/);
  expect(description).toMatch(/\.$/);
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const body = {
    event: type,
    timestamp: "2025-01-08T12:00:00Z",
    data: example,
    signature: `sha256=${"a".repeat(64)}`,
  };
  const validate = ajv.compile(bodySchema(type));
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...body, data: {} })).toBe(false);
});

it("a field that is not documented is a fault", () => {
  expect(faultOf("webhook.test", { webhook_id: "1", message: "Hello", more: 1 })).toContain("more");
});

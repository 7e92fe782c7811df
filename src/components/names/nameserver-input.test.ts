import { expect, it } from "vitest";
import { nameserversForm } from "./nameserver-input";

it("takes glue apart by commas, spaces or lines", () => {
  const { nameservers } = nameserversForm.parse({
    nameservers: [{ host: " ns1.shop.com.store ", addresses: "192.0.2.1, 2001:db8::1\n192.0.2.2" }],
  });
  expect(nameservers).toEqual([
    { host: "ns1.shop.com.store", addresses: ["192.0.2.1", "2001:db8::1", "192.0.2.2"] },
  ]);
});

it("asks for a host that is missing", () => {
  const found = nameserversForm.safeParse({ nameservers: [{ host: "  " }] });
  expect(found.error?.issues[0]).toMatchObject({
    path: ["nameservers", 0, "host"],
    message: "Enter a host name, such as ns1.example.net",
  });
});

it("asks for a key tag and a digest that are missing", () => {
  const found = nameserversForm.safeParse({
    nameservers: [],
    ds: [{ algorithm: 13, digestType: 2, digest: "" }],
  });
  expect(found.error?.issues.map(({ message }) => message)).toEqual([
    "Enter a number, 0 to 65535",
    "Enter the digest, in hexadecimal digits",
  ]);
});

it("is content with none: then the name is hosted here", () => {
  expect(nameserversForm.parse({ nameservers: [] })).toEqual({ nameservers: [], ds: [] });
});

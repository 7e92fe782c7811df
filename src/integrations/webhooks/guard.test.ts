import { describe, expect, it } from "vitest";
import { addressGuard } from "./guard";

const guard = addressGuard([]);
/** The address that a URL's host stands for, as the sender sees it. */
const hostOf = (url: string) => new URL(url).hostname.replace(/^\[|\]$/g, "");

describe("the guard", () => {
  it.each([
    ["127.0.0.1", "loopback"],
    ["127.255.255.254", "loopback"],
    ["::1", "loopback"],
    ["0.0.0.0", "unspecified"],
    ["::", "unspecified"],
    ["10.1.2.3", "private"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["192.168.1.1", "private"],
    ["fd00:ec2::254", "private"],
    ["fc00::1", "private"],
    ["169.254.169.254", "link-local"],
    ["fe80::1%eth0", "link-local"],
    ["100.64.0.1", "shared address space"],
    ["100.127.255.255", "shared address space"],
    ["224.0.0.1", "multicast"],
    ["ff02::1", "multicast"],
    ["255.255.255.255", "reserved"],
    ["198.18.0.1", "reserved"],
    ["192.0.2.1", "reserved"],
    ["2001:db8::1", "reserved"],
    ["::ffff:127.0.0.1", "loopback"],
    ["::ffff:7f00:1", "loopback"],
    ["0:0:0:0:0:ffff:a9fe:a9fe", "link-local"],
    ["::ffff:10.0.0.1", "private"],
    ["64:ff9b::a9fe:a9fe", "translated"],
    ["64:ff9b:1::1", "translated"],
    ["::7f00:1", "translated"],
    ["2002:7f00:1::", "translated"],
    ["not an address", "not an address"],
  ])("refuses %s as %s", (address, reason) => {
    expect(guard.refusalOf(address)).toBe(reason);
  });

  it.each(["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8"])(
    "lets %s through",
    (address) => {
      expect(guard.refusalOf(address)).toBeNull();
    },
  );

  it.each([
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://0x7f.1/",
    "http://[::ffff:7f00:1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://①②⑦.0.0.1/",
    "http://127.0.0.1./",
  ])("sees through %s", (url) => {
    expect(guard.refusalOf(hostOf(url))).toBe("loopback");
  });

  it("lets through what operators allow, and nothing beside it", () => {
    const open = addressGuard(["127.0.0.0/8", "::1", "10.8.0.0/16"]);
    for (const address of ["127.0.0.1", "::1", "10.8.1.1", "::ffff:127.0.0.1"]) {
      expect(open.refusalOf(address)).toBeNull();
      expect(open.isAllowedByOperators(address)).toBe(true);
    }
    expect(open.refusalOf("10.9.0.1")).toBe("private");
    expect(open.refusalOf("169.254.169.254")).toBe("link-local");
    expect(open.isAllowedByOperators("8.8.8.8")).toBe(false);
  });
});

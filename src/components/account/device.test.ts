import { describe, expect, it } from "vitest";
import { deviceOf } from "./device";

describe("a session's device", () => {
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox 140 on Linux"],
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
      "Edge 142 on Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
      "Safari 18 on iPhone",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
      "Safari 18 on macOS",
    ],
    ["curl/8.14.1", "curl 8"],
    ["my-program", "my-program"],
  ])("reads %s as %s", (userAgent, text) => {
    expect(deviceOf(userAgent).text).toBe(text);
  });

  it("says so when the browser said nothing", () => {
    expect(deviceOf(null).text).toBe("Unknown browser");
  });
});

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { EVENT_TYPES, EVENTS } from "../events/catalogue";
import { newSecret, signEvent } from "./sign";

const page = readFileSync("docs/webhooks.md", "utf8");
const example = (language: string) =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";

const secret = newSecret();
const payload = {
  z: 1,
  a: [{ b: 29.99, "a.b": null }],
  text: 'Grüße & <Ü>/"x"  😀',
  nested: { y: true, x: [] },
};
const event = {
  id: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e",
  type: "webhook.test",
  createdAt: new Date(),
  payload,
};
const { headers, body } = signEvent(event, [secret, newSecret()], new Date());
const forged = body.replace("29.99", "29.98");
const late = signEvent(event, [secret], new Date(Date.now() - 600_000));

describe("the page about webhooks", () => {
  it("has a TypeScript example that tells real deliveries from forged and late ones", async () => {
    const { code } = transformSync(example("ts"), { loader: "ts", format: "esm" });
    const { verify, verifyField } = await import(
      /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`
    );
    expect([verify(body, headers, secret), verifyField(body, secret)]).toEqual([true, true]);
    expect([verify(forged, headers, secret), verifyField(forged, secret)]).toEqual([false, false]);
    expect([verify(body, headers, newSecret()), verifyField(body, newSecret())]).toEqual([false, false]);
    expect(verify(late.body, late.headers, secret)).toBe(false);
  });

  it.skipIf(spawnSync("python3", ["--version"]).status !== 0)(
    "has a Python example that does the same",
    () => {
      const code = `${example("python")}
import sys
given = json.load(sys.stdin)
print([[verify(b.encode(), given["headers"], given["secret"]), verify_field(b.encode(), given["secret"])]
  for b in (given["body"], given["forged"])])`;
      const input = JSON.stringify({ headers, secret, body, forged });
      expect(execFileSync("python3", ["-c", code], { input, encoding: "utf8" }).trim()).toBe(
        "[[True, True], [False, False]]",
      );
    },
  );

  it("names every event", () => {
    for (const type of EVENT_TYPES) {
      const { description } = EVENTS[type];
      expect(page).toContain(`| \`${type}\` | ${description} |`);
    }
  });
});

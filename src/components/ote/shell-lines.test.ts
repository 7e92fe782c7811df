import { expect, test } from "vitest";
import { shellLines } from "./shell-lines";

test("a command is broken before its headers and its body, and never inside the body", () => {
  expect(shellLines(`curl -s -X POST "u" -H "A: b" -H "C: d" -d '{"x":"y -H z"}'`)).toBe(
    `curl -s -X POST "u" \\\n  -H "A: b" \\\n  -H "C: d" \\\n  -d '{"x":"y -H z"}'`,
  );
  expect(shellLines(`curl -s "u" -H "A: b"`)).toBe(`curl -s "u" \\\n  -H "A: b"`);
});

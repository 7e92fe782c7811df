import { describe, expect, test } from "vitest";
import { CATALOGUE, type ErrorCode } from "../error-catalogue";
import { ERROR_GROUPS, ERROR_HELP, findErrorCode } from "./error-help";

const codes = Object.keys(CATALOGUE) as ErrorCode[];

describe("help for errors", () => {
  test("every code stands in exactly one group", () => {
    const grouped = ERROR_GROUPS.flatMap((group) => group.codes);
    expect([...grouped].sort()).toEqual([...codes].sort());
  });

  test("a page is found by the code of every dialect", () => {
    expect(findErrorCode("rate_limited")).toBe("rate_limited");
    expect(findErrorCode("registrar_rate_limit_exceeded")).toBe("rate_limited");
    expect(findErrorCode("RATE_LIMIT_EXCEEDED")).toBe("rate_limited");
    expect(findErrorCode("rate_limit_exceeded")).toBe("rate_limited");
    expect(findErrorCode("nothing_of_that_name")).toBeNull();
    for (const code of codes) {
      expect(findErrorCode(code)).toBe(code);
      const found = findErrorCode(CATALOGUE[code].registrar);
      expect(found && CATALOGUE[found].registrar).toBe(CATALOGUE[code].registrar);
    }
  });

  test("each says what happened, what to do, and who can meet it", () => {
    for (const [code, help] of Object.entries(ERROR_HELP)) {
      expect(help.happened, code).toMatch(/\.$/);
      expect(help.todo.length, code).toBeGreaterThan(0);
      for (const line of help.todo) expect(line, code).toMatch(/[.]$/);
      expect(help.commands.length > 0 || help.elsewhere !== undefined, code).toBe(true);
    }
  });
});

import { expect, test } from "vitest";
import { passwordStrength } from "./password-strength";

const levelOf = (password: string) => passwordStrength(password).level;

test("a short password says how much is missing", () => {
  expect(passwordStrength("harbour")).toEqual({ level: 0, word: "Too short", advice: "1 more character" });
  expect(passwordStrength("").advice).toBe("8 more characters");
});

test("what guessers try first is weak, however it is decorated", () => {
  expect(levelOf("password123")).toBe(1);
  expect(levelOf("P@ssw0rd")).toBe(1);
  expect(levelOf("aaaaaaaaaaaaaaaa")).toBe(1);
  expect(levelOf("12345678901234")).toBe(1);
  expect(levelOf("abcdefghijkl")).toBe(1);
});

test("unrelated words are strong without any sign or digit", () => {
  expect(levelOf("lantern gravel teapot")).toBe(4);
  expect(passwordStrength("lantern gravel teapot").advice).toBeNull();
});

test("longer is never weaker", () => {
  let last = 0;
  for (let length = 1; length <= 24; length++) {
    const level = levelOf("gravelteapotlanternmoss!".slice(0, length));
    expect(level).toBeGreaterThanOrEqual(last);
    last = level;
  }
});

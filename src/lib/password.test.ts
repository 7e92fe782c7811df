import { expect, test } from "vitest";
import { hashPassword, isGuessable, isPassword } from "./password";

test("a password fits its own hash alone, however its accents are composed", async () => {
  const hash = await hashPassword("Zürich, Genève");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword("Zürich, Genève".normalize("NFD"), hash)).toBe(true);
  expect(await isPassword("Zurich, Geneve", hash)).toBe(false);
});

test("no password fits a user who is not there, not even the decoy's", async () => {
  expect(await isPassword("a decoy that nobody can sign in with", null)).toBe(false);
});

test.each([
  ["Password1", [], true],
  ["abababab", [], true],
  ["ada@example.com", ["Ada@Example.com"], true],
  ["lovelace", ["lovelace@example.com"], true],
  ["securePassword123", ["ada@example.com"], false],
  ["correct horse battery", [], false],
])("%s, known %j, is guessable: %s", (password, known, expected) => {
  expect(isGuessable(password, known)).toBe(expected);
});

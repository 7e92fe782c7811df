/** How well a password stands against guessing, and what would make it better. */
export interface Strength {
  /** 0 too short, 1 weak, 2 fair, 3 good, 4 strong. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  readonly word: string;
  readonly advice: string | null;
}

const SHORTEST = 8;
const RUNS = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "01234567890"];
const COMMON = /password|letmein|welcome|iloveyou|qwerty|admin|secret|monkey|dragon|football|sunshine/;

/**
 * A quick estimate while one types: bits by length and kinds of characters, less for what guessers try first. The server
 * has the last word.
 */
export function passwordStrength(password: string): Strength {
  const length = Array.from(password).length;
  if (length < SHORTEST) {
    const left = SHORTEST - length;
    const advice = `${left} more ${left === 1 ? "character" : "characters"}`;
    return { level: 0, word: "Too short", advice };
  }
  const plain = password.toLowerCase().replaceAll("@", "a").replaceAll("0", "o").replace(/[$5]/g, "s");
  if (COMMON.test(plain) && length < 16) {
    return { level: 1, word: "Weak", advice: "It has a word that everybody tries first" };
  }
  const bits = telling(password) * Math.log2(kinds(password));
  if (bits < 36) return { level: 1, word: "Weak", advice: "Add a word that has nothing to do with the rest" };
  if (bits < 52) return { level: 2, word: "Fair", advice: "One more word makes it good" };
  if (bits < 72) return { level: 3, word: "Good", advice: null };
  return { level: 4, word: "Strong", advice: null };
}

/** How many characters are left when repetitions and runs such as `abc`, `321` count little. */
function telling(password: string): number {
  const folded = Array.from(password.toLowerCase());
  let count = 0;
  for (const [index, character] of folded.entries()) {
    const before = folded[index - 1] ?? "";
    count += character === before || isRun(before + character) ? 0.3 : 1;
  }
  return Math.min(count, new Set(folded).size * 1.6);
}

function isRun(pair: string): boolean {
  const back = Array.from(pair).reverse().join("");
  return pair.length > 1 && RUNS.some((run) => run.includes(pair) || run.includes(back));
}

function kinds(password: string): number {
  let size = 0;
  if (/[a-z]/.test(password)) size += 26;
  if (/[A-Z]/.test(password)) size += 26;
  if (/[0-9]/.test(password)) size += 10;
  if (/[^a-zA-Z0-9]/.test(password)) size += 33;
  return Math.max(size, 2);
}

import { WORDS } from "./search-words";

/** Longest text that is split: a label. */
const LONGEST = 63;

/** Longest word of the list with an ending. */
const LONGEST_WORD = 18;

/** Short words that may stand in a name written without spaces; others of two letters are more often part of a longer one. */
const SHORT = new Set([
  "my",
  "go",
  "by",
  "we",
  "up",
  "in",
  "on",
  "of",
  "to",
  "us",
  "tv",
  "ai",
  "hq",
  "vr",
  "pc",
]);

/**
 * The words of what was written without spaces, `coffeeshop` as `coffee`, `shop`; itself alone where that is not clear.
 * As few words as possible, and at most one stretch that is no word, beside a word of five letters or more.
 */
export function splitWords(text: string): readonly string[] {
  if (text.length > LONGEST || !/^[a-z0-9]+$/.test(text) || isWord(text)) return [text];
  return covered(text) ?? beside(text) ?? [text];
}

/** Whether it is a word of the list, also with an ending: shops, baking, bakers. */
export function isWord(text: string): boolean {
  if (text.length < 3) return SHORT.has(text);
  return WORDS.has(text) || stemsOf(text).some((stem) => stem.length >= 3 && WORDS.has(stem));
}

const ENDINGS = ["s", "es", "ing", "er", "ers", "ed"];

function stemsOf(text: string): string[] {
  const stems = ENDINGS.filter((ending) => text.endsWith(ending)).flatMap((ending) => {
    const stem = text.slice(0, -ending.length);
    if (ending === "s" || ending === "es") return [stem];
    // baking, planner: an e is dropped, a consonant doubled.
    return [stem, `${stem}e`, ...(/(.)\1$/.test(stem) ? [stem.slice(0, -1)] : [])];
  });
  return text.endsWith("ies") ? [...stems, `${text.slice(0, -3)}y`] : stems;
}

/** Words from the first letter to the last: the fewest, and of as many the longest first. */
function covered(text: string): readonly string[] | null {
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= text.length; end++) {
    let found: readonly string[] | null = null;
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const before = best[start];
      const word = text.slice(start, end);
      if (!before || !(isWord(word) || /^\d+$/.test(word))) continue;
      if (!found || before.length + 1 < found.length) found = [...before, word];
    }
    best.push(found);
  }
  const words = best[text.length] ?? null;
  if (!words) return null;
  // `together` is no `to get her`: short words in a row are seldom meant.
  const letters = text.length / words.length;
  return letters >= (words.length > 2 ? 3.5 : 3) ? words : null;
}

const LONG_WORD = 5;
const LONG_REST = 4;

/** A name of its own beside a word: `zyntraxcoffee`. */
function beside(text: string): readonly string[] | null {
  for (let length = text.length - LONG_REST; length >= LONG_WORD; length--) {
    const [head, tail] = [text.slice(0, length), text.slice(-length)];
    if (isWord(tail)) return [text.slice(0, -length), tail];
    if (isWord(head)) return [head, text.slice(length)];
  }
  return null;
}

import type { AskedPhrase } from "./search-phrase";
import { isWord } from "./split-words";

/** A label worth looking up. */
export interface Candidate {
  readonly label: string;
  /** How like it is to what was asked for: 1 is the same. */
  readonly likeness: number;
}

const PREFIXES = ["get", "my", "go", "try", "the", "hello", "we", "use", "join", "meet"];
const SUFFIXES = [
  "app",
  "hq",
  "shop",
  "online",
  "hub",
  "team",
  "studio",
  "lab",
  "works",
  "now",
  "co",
  "group",
];

/** Words that a name does without. */
const FILLERS = new Set(
  "a an and the of for in on at by to from with my our your is are that which who based near this".split(" "),
);

/** Shorter forms that everybody reads. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  and: "n",
  associates: "assoc",
  company: "co",
  corporation: "corp",
  development: "dev",
  digital: "digi",
  education: "edu",
  engineering: "eng",
  enterprise: "ent",
  for: "4",
  friends: "pals",
  group: "grp",
  information: "info",
  international: "intl",
  laboratory: "lab",
  limited: "ltd",
  management: "mgmt",
  manufacturing: "mfg",
  marketing: "mktg",
  photography: "photo",
  professional: "pro",
  service: "svc",
  services: "svcs",
  software: "soft",
  solutions: "sol",
  technology: "tech",
  technologies: "tech",
  to: "2",
  university: "uni",
  you: "u",
};

const LONGEST_LABEL = 63;

/** Up to so many characters a name is easily typed; each one more costs some of its likeness. */
const HANDY_LENGTH = 16;
const LENGTH_WEIGHT = 0.006;

/** Labels like what was asked for, without it itself, the likest first: joined, hyphenated, shortened and extended. */
export function candidatesOf({ label: asked, words, foreign }: AskedPhrase): readonly Candidate[] {
  const telling = words.filter((word) => !FILLERS.has(word));
  const main = telling.length > 0 ? telling : words;
  if (main.length === 0) return [];
  const likeness = new Map<string, number>();
  const add = (label: string, value: number) => {
    if (label === asked || label.length < 2 || label.length > LONGEST_LABEL) return;
    const handy = value - LENGTH_WEIGHT * Math.max(0, label.length - HANDY_LENGTH);
    likeness.set(label, Math.max(likeness.get(label) ?? 0, handy));
  };

  const joined = main.join("");
  add(joined, 0.98);
  add(words.join(""), 0.96);
  add(main.join("-"), 0.9);
  add(words.join("-"), 0.86);
  if (foreign) add(joined + foreign.replaceAll(".", ""), 0.84);
  addNumberOf(main, add);
  addPairs(main, add);
  addShortForms(words, main, add);
  const longest = [...main].sort((a, b) => b.length - a.length)[0] ?? joined;
  for (const [index, suffix] of SUFFIXES.entries()) {
    const isThere = main.at(-1) === suffix;
    if (!isThere) add(joined + suffix, 0.72 - index * 0.012);
    if (!isThere) add(`${joined}-${suffix}`, 0.58 - index * 0.012);
    if (main.length > 2) add(longest + suffix, 0.4 - index * 0.012);
  }
  for (const [index, prefix] of PREFIXES.entries()) {
    if (main[0] !== prefix) add(prefix + joined, 0.7 - index * 0.012);
  }
  if (main.length > 1) {
    add([...main].reverse().join(""), 0.62);
    for (const word of main) if (word.length >= 4) add(word, word === longest ? 0.5 : 0.42);
  }
  for (const [label, value] of [...likeness]) if (folded(label) !== label) add(folded(label), value * 0.9);
  if (asked) add(folded(asked), 0.92);
  return [...likeness]
    .map(([label, value]) => ({ label, likeness: value }))
    .sort((a, b) => b.likeness - a.likeness);
}

type Add = (label: string, likeness: number) => void;

/** Neighbours among many words, and each with the first: shorter than all of them together. */
function addPairs(main: readonly string[], add: Add): void {
  if (main.length < 3) return;
  for (const [index, word] of main.slice(1).entries()) {
    add(`${main[index]}${word}`, 0.76);
    add(`${main[0]}${word}`, 0.74);
    add(`${word}${main[0]}`, 0.64);
  }
}

/** One of many, or many of one. */
function addNumberOf(main: readonly string[], add: Add): void {
  const last = main.at(-1) ?? "";
  if (last.length < 3 || !isWord(last)) return;
  const other = last.endsWith("s")
    ? last.slice(0, -1)
    : /[^aeiou]y$/.test(last)
      ? `${last.slice(0, -1)}ies`
      : `${last}s`;
  add([...main.slice(0, -1), other].join(""), 0.68);
}

function addShortForms(words: readonly string[], main: readonly string[], add: Add): void {
  const short = (list: readonly string[]) => list.map((word) => SHORT_FORMS[word] ?? word);
  add(short(main).join(""), 0.78);
  if (words.length > main.length) add(short(words).join(""), 0.74);
  if (main.length < 2) return;
  const initials = main.map((word) => [...word][0] ?? "");
  add(initials.join(""), 0.55);
  add([...initials.slice(0, -1), main.at(-1)].join(""), 0.54);
  add([main[0], ...initials.slice(1)].join(""), 0.53);
}

/** Letters that are not Latin ones with a mark: written as they are in names. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
};

/** In plain letters, for domains that take no others: `bücher` as `bucher`. */
function folded(label: string): string {
  const plain = label
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßøæœłđðþ]/g, (letter) => SPELLED[letter] ?? letter);
  return /^[a-z0-9-]+$/.test(plain) ? plain : label;
}

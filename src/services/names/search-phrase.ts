import { toUnicodeName } from "@/lib/idna";
import { splitWords } from "./split-words";

/** What a phrase asks for. */
export interface AskedPhrase {
  /** What to register if it is free: the phrase as one label, maybe not a valid one. */
  readonly label: string;
  /** Its words, in order. */
  readonly words: readonly string[];
  /** The namespace that was written behind it. */
  readonly domain: string | null;
  /** What was written behind it is no namespace of ours: `dev` of `acme.dev`. */
  readonly foreign: string | null;
  /** It is an extension and nothing else: `com.store`, `.dev`. */
  readonly isExtension: boolean;
}

/** Reads `Corner Bakery`, `corner-bakery`, `cornerbakery.com.store` and `https://acme.dev/`. */
export function readPhrase(phrase: string, namespaces: readonly string[]): AskedPhrase {
  const text = phrase
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/[/?#].*$/s, "")
    .replace(/^www\./, "");
  const plain = text.replace(/\.$/, "");
  const isExtension = namespaces.includes(plain.replace(/^\.+/, "")) || /^\.+[\p{L}\p{N}.-]+$/u.test(plain);
  const domain =
    namespaces.filter((name) => plain.endsWith(`.${name}`)).sort((a, b) => b.length - a.length)[0] ?? null;
  const foreign = domain || isExtension ? null : foreignOf(plain);
  const under = domain ?? foreign;
  const rest = (under ? plain.slice(0, -under.length - 1) : text).trim();
  const written = toUnicodeName(rest)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
  const label = written.length > 0 && /\s/.test(rest) ? written.join("") : rest.replace(/\s+/g, "");
  return { label, words: written.flatMap(splitWords), domain, foreign, isExtension };
}

/** Behind the first dot of what looks like a full name. */
function foreignOf(text: string): string | null {
  return /^[\p{L}\p{M}\p{N}-]+\.((?:[\p{L}\p{N}-]+\.)*\p{L}{2,})$/u.exec(text)?.[1] ?? null;
}

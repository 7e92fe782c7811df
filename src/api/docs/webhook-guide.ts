import { readFileSync } from "node:fs";

/** The guide that stands in the repository, told here for readers of the portal: one text for both. */
const FILE = "docs/webhooks.md";

/** Parts for who runs or changes the portal. */
const NOT_FOR_READERS = ["For operators", "How it works"];

let cached: string | undefined;

function guide(): string {
  cached ??= readFileSync(FILE, "utf8");
  return cached;
}

/** A program that tells real deliveries from forged ones. */
export interface VerificationExample {
  /** "TypeScript", as its heading says. */
  readonly language: string;
  readonly code: string;
}

/** How to verify a delivery, in every language of the guide. */
export function verificationExamples(): VerificationExample[] {
  const [, part = ""] = /\n## Verify it\n([\s\S]*?)(?=\n## |$)/.exec(guide()) ?? [];
  return [...part.matchAll(/\n### (\S+)\n+```\w+\n([\s\S]*?)```/g)].map(([, language = "", code = ""]) => ({
    language,
    code: code.trimEnd(),
  }));
}

/** The guide as a page: without its title, what is not for readers, and what leads to files. */
export function guidePage(publicUrl: string): string {
  const [, ...parts] = guide().split(/\n(?=## )/);
  const [intro = ""] = guide().split(/\n(?=## )/);
  return [intro.replace(/^# .*\n+/, ""), ...parts]
    .filter((part) => !NOT_FOR_READERS.some((title) => part.startsWith(`## ${title}\n`)))
    .join("\n")
    .replace(/<!--[\s\S]*?-->\n*/g, "")
    .replace(/\s*\(\[\d{4}\]\(decisions\/[^)]*\)\)/g, "")
    .replaceAll("https://portal.example", publicUrl)
    .replace(/^\| `([a-z_]+\.[a-z_]+)` \|/gm, "| [`$1`](/docs/webhooks/events/$1) |");
}

import { randomInt } from "node:crypto";
import type { Sql } from "@/db/sql";
import { statement } from "@/db/sql";
import type { Context } from "../context";
import { findAvailability } from "../names/check";
import { parseLabel } from "../names/label";
import type { NamespacePolicy } from "../namespaces/policy";
import type { PlannedPremium, RunPlan } from "./run-facts";
import { STEPS } from "./steps/all";
import { numberOfCode } from "./steps/names";

const LETTERS = "abcdefghjkmnpqrstuvwxyz";
const CHARACTERS = `${LETTERS}23456789`;

/** A code for a run: a letter, then letters and digits that are not mistaken for each other. 685,193 of them. */
export function newCode(): string {
  const rest = Array.from({ length: 3 }, () => CHARACTERS.charAt(randomInt(CHARACTERS.length)));
  return LETTERS.charAt(randomInt(LETTERS.length)) + rest.join("");
}

/** "Test" in scripts that a namespace may take, for the internationalised name. */
const WORDS: Readonly<Record<string, string>> = {
  Latin: "öte",
  Greek: "δοκιμή",
  Cyrillic: "проба",
  Armenian: "փորձ",
  Hebrew: "בדיקה",
  Arabic: "اختبار",
  Devanagari: "परीक्षा",
  Bengali: "পরীক্ষা",
  Tamil: "சோதனை",
  Thai: "ทดสอบ",
  Georgian: "ტესტი",
  Hangul: "시험",
  Hiragana: "てすと",
  Katakana: "テスト",
  Bopomofo: "ㄘㄜㄕ",
  Han: "测试",
};

/** The internationalised label of a run; null where the namespace takes no script that there is a word of. */
export function idnLabel(policy: Pick<NamespacePolicy, "idnScripts">, code: string): string | null {
  for (const [script, word] of Object.entries(WORDS)) {
    // Other scripts than Latin do not mix with Latin letters: the code is written as a number.
    if (policy.idnScripts.includes(script)) return `${word}-${numberOfCode(code)}`;
  }
  return null;
}

/** Everything of a plan but the fixtures, which the start of the run makes. */
export async function planRun(
  ctx: Context,
  policy: NamespacePolicy,
  code: string,
  fixtures: RunPlan["fixtures"],
): Promise<RunPlan> {
  const full = (label: string) => parseLabel(policy, label).fqdn;
  const idn = idnLabel(policy, code);
  const plan = {
    version: 1,
    names: {
      create: full(`ote-create-${code}`),
      twoYears: policy.maxYears >= 2 ? full(`ote-two-${code}`) : null,
      idn: idn === null ? null : full(idn),
      premium: await findPremium(ctx, policy),
    },
    fixtures,
    autoApply: [...policy.autoApply].sort(),
  } as const;
  const steps = STEPS.filter((step) => step.isAsked?.(plan, policy) ?? true).map(({ id }) => id);
  return { ...plan, steps };
}

const PREMIUMS = statement(
  "ote_premiums",
  "SELECT label FROM premium_name WHERE namespace_id = $1::uuid ORDER BY register_amount, label LIMIT $2",
);

/** How many premium names are looked at for a free one. */
const MOST_PREMIUMS = 20;

/** The cheapest premium name that is free and needs no claim; null when there is none. */
async function findPremium(ctx: Context, policy: NamespacePolicy): Promise<PlannedPremium | null> {
  const { sql }: { sql: Sql } = ctx.db;
  for (const { label } of await sql<{ label: string }>(PREMIUMS, [policy.id, MOST_PREMIUMS])) {
    const found = await findAvailability(ctx, parseLabel(policy, label));
    if (!found.available || !found.premium || found.claim) continue;
    return { domain: found.name.fqdn, amount: found.registerAmount, currency: found.currency };
  }
  return null;
}

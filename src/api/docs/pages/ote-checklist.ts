import { curlLine } from "@/services/ote/next-request";
import type { RunFacts } from "@/services/ote/run-facts";
import { SECTIONS, type Step } from "@/services/ote/step";
import { STEPS } from "@/services/ote/steps/all";
import { FIXTURES, FREE_FIXTURES } from "@/services/registrar/fixtures";
import { type DocsFacts, exampleNamespace } from "../facts";
import { block, bullets, code, link, paragraphs, plain, table } from "../markdown";
import type { DocsPage } from "../page";

/** Every step of a run, from the very steps that judge it. */
export const OTE_CHECKLIST: DocsPage = {
  path: "/docs/registrar/ote-checklist",
  title: "OT&E checklist",
  description: "Every step of a certification run, with the request to send and what it is judged by.",
  markdown(facts) {
    const run = exampleRun(exampleNamespace(facts));
    return paragraphs(
      "An operator starts a run for your channel. Each step is judged from the commands that the registry recorded, while you send them: your channel's page shows them pass. What failed can be tried again in the same run; every try stays in the evidence.",
      `In the requests below ${code(CODE)} stands for the code of your run, and ${code("$PORTOLAN_KEY")} for your key. Your channel's page and ${code("GET /status")} (${code("ote_test_sequence")}) tell the real names.`,
      overview(),
      client(facts, run.namespace),
      "## Names",
      names(run),
      ...SECTIONS.map((section) => sectionText(section, run, facts)),
    );
  },
};

/** In the place of a run's code. */
const CODE = "k7f3";

/** A run that asks for everything: its names are examples. */
function exampleRun(namespace: string): RunFacts {
  const fixtures = Object.fromEntries(FIXTURES.map(({ label }) => [`${label}.${namespace}`, ""]));
  return {
    id: "",
    channelId: "",
    slug: "your-channel",
    code: CODE,
    namespace,
    otherCodes: new Set(),
    plan: {
      version: 1,
      steps: STEPS.map(({ id }) => id),
      names: {
        create: `ote-create-${CODE}.${namespace}`,
        twoYears: `ote-two-${CODE}.${namespace}`,
        idn: `xn--ote-${CODE}-example.${namespace}`,
        premium: { domain: `premium-name.${namespace}`, amount: 0, currency: "USD" },
      },
      fixtures,
      autoApply: [],
    },
  };
}

function overview(): string {
  return paragraphs(
    "## All steps",
    table(
      ["Step", "Request", "Suggested key", "Asked for"],
      STEPS.map((step) => [
        link(plain(step.title), `#${anchor(step)}`),
        step.endpoint === "any" ? "any" : code(step.endpoint),
        step.suggestedKey === null ? "–" : code(step.suggestedKey),
        step.isAsked ? "where the namespace has it" : "always",
      ]),
    ),
  );
}

/** As headings are anchored: see `render`. */
function anchor({ title }: Step): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function client({ publicUrl }: DocsFacts, namespace: string): string {
  return paragraphs(
    "## With the ready-made client",
    "Portolan's repository has a client that sends the whole sequence, checks every answer, and says what passed:",
    block("sh", `npm run ote -- --base ${publicUrl} --token "$PORTOLAN_KEY" --tld ${namespace}`),
    "It prints a line for each step and ends with a count. It never prints the key. Use it to see how a run goes, and as the model of your own client.",
  );
}

function names(run: RunFacts): string {
  return table(
    ["Name", "For"],
    [
      [code(run.plan.names.create), "the name that your run registers"],
      ...[...FIXTURES, ...FREE_FIXTURES].map(({ label, purpose }) => [
        code(`${label}.${run.namespace}`),
        purpose,
      ]),
    ],
  );
}

function sectionText(section: Step["section"], run: RunFacts, { publicUrl }: DocsFacts): string {
  const steps = STEPS.filter((step) => step.section === section);
  if (steps.length === 0) return "";
  return paragraphs(
    `## ${section}`,
    ...steps.map((step) =>
      paragraphs(
        `### ${step.title}`,
        plain(step.asks),
        step.isAsked ? "Only where the namespace of the run has the feature." : null,
        block("sh", curlLine(step.next(run), publicUrl).replace(/ -(H|d|X) /g, " \\\n  -$1 ")),
        "Passes when:",
        bullets(step.predicate.map(plain)),
      ),
    ),
  );
}

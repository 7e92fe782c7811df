import { STEPS } from "@/services/ote/steps/all";
import { type DocsFacts, exampleNamespace } from "../facts";
import { boxes, bullets, code, paragraphs, plain, table } from "../markdown";
import type { DocsPage } from "../page";

/** What a run is filed with, by hand or from the archive. */
export const EVIDENCE_TEMPLATE: DocsPage = {
  path: "/docs/registrar/ote-evidence-template",
  title: "OT&E evidence template",
  description: "The head, the table and the sign-off that a certification run is filed with.",
  markdown: (facts) =>
    paragraphs(
      "The operators' evidence archive of a run is filled from the audited commands: nobody has to fill this in by hand. Use it for your own file, or for runs of your own before the certification.",
      "Never write a key, a password, a transfer code or personal data of a registrant into it. A key is referred to by its id, which `GET /status` tells.",
      "## Head",
      head(facts),
      "## Tests",
      "One row for each test. The audit id, and the channel's id, stand in every answer; poll evidence is what `GET /poll?idempotency_key=…` shows.",
      tests(),
      "## Findings",
      bullets([
        "What failed, how it was corrected, and the audit id of the try that passed",
        "What the reviewer asks to be changed before production",
      ]),
      "## Sign-off",
      boxes([
        "Every required test has passed, or its finding is accepted in writing",
        "Poll evidence is attached, and shows this channel's id for every command",
        "No key, password, transfer code or personal data is in this file",
      ]),
      table(
        ["", "Name", "Date"],
        [
          ["Technical contact of the registrar", "", ""],
          ["Reviewer", "", ""],
          ["Second reviewer, where required", "", ""],
        ],
      ),
    ),
};

const FIELDS: readonly (readonly [string, string])[] = [
  ["Registrar", ""],
  ["Registrar channel slug", ""],
  ["Registrar channel id", "`registrar_channel_id` of `GET /status`"],
  ["Run date", "UTC"],
  ["Technical contact", ""],
  ["Support contact", ""],
  ["Reviewer", ""],
  ["API client name and version", ""],
  ["Token reference", "the key's id, never the key"],
];

function head(facts: DocsFacts): string {
  const [first = [], ...rest] = [FIELDS.slice(0, 3), FIELDS.slice(3)];
  return table(
    ["Field", "Value"],
    [
      ...first.map((row) => [...row]),
      ["Test TLD", code(exampleNamespace(facts))],
      ...rest.flat().map((row) => [...row]),
      ["Base URL", code(facts.base)],
    ],
  );
}

function tests(): string {
  return table(
    [
      "Test",
      "Endpoint",
      "Idempotency key",
      "Domain",
      "First status",
      "Retry status",
      "Audit id",
      "Channel id",
      "Poll evidence",
      "Pass or fail",
      "Notes",
    ],
    STEPS.map((step) => [
      plain(step.title),
      step.endpoint === "any" ? "any" : code(step.endpoint),
      step.suggestedKey === null ? "–" : code(step.suggestedKey),
      ...Array.from({ length: 8 }, () => ""),
    ]),
  );
}

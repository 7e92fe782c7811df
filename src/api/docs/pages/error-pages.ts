import { CATALOGUE, type ErrorCode } from "@/services/error-catalogue";
import { ERROR_GROUPS, ERROR_HELP } from "@/services/error-help/error-help";
import { COMMAND_NAMES, COMMANDS } from "@/services/registrar/commands";
import { statusOf } from "../../rest/cloudflare-v4/errors";
import { bullets, code, link, numbered, paragraphs, plain, table } from "../markdown";
import type { DocsPage } from "../page";
import { errorExamples } from "./error-examples";

/** Every code in every dialect, with links to their pages. */
export const ERRORS_INDEX: DocsPage = {
  path: "/docs/errors",
  title: "Errors",
  description:
    "Every error code of every API and of EPP: what happened, what to do, and whether to try again.",
  markdown: () =>
    paragraphs(
      "Decide by the code, never by the message. A page is found by the code of any dialect: `/docs/errors/<code>`.",
      ...ERROR_GROUPS.map(({ title, codes: group }) =>
        paragraphs(
          `## ${title}`,
          table(
            ["Error", "HTTP", "EPP", "Try again", "Registrar API", "API v2", "`/client/v4`"],
            group.map((name) => {
              const { registrar, v2, http, epp, retryable, cloudflare } = CATALOGUE[name];
              return [
                link(code(name), `/docs/errors/${name}`),
                String(http),
                String(epp),
                retryable ? "yes" : "no",
                code(registrar),
                code(v2),
                code(String(cloudflare)),
              ];
            }),
          ),
        ),
      ),
    ),
};

/** The page of one code. */
export function errorPage(name: ErrorCode): DocsPage {
  const { message } = CATALOGUE[name];
  return {
    path: `/docs/errors/${name}`,
    title: name,
    description: `${message}.`,
    markdown: () => errorText(name),
  };
}

function errorText(name: ErrorCode): string {
  const help = ERROR_HELP[name];
  return paragraphs(
    "## What happened",
    help.happened,
    "## What to do",
    help.todo.length === 1 ? (help.todo[0] ?? "") : numbered(help.todo),
    "## Try again?",
    help.retry ?? (CATALOGUE[name].retryable ? RETRY : NO_RETRY),
    "## In each dialect",
    dialects(name),
    sharedCodes(name),
    "## Who answers it",
    answeredBy(name),
    "## What the answer looks like",
    errorExamples(name),
  );
}

const RETRY =
  "Yes: the same request with the same idempotency key, after the seconds in `Retry-After`; then with longer pauses each time, up to a minute, each with some chance added.";
const NO_RETRY = "No: the same request would be refused again. Correct it first, as above.";

function dialects(name: ErrorCode): string {
  const { registrar, v2, http, epp, retryable, cloudflare } = CATALOGUE[name];
  return table(
    ["Where", "Code", "Retryable"],
    [
      ["Registrar API", `${code(registrar)}, HTTP ${http}`, `\`retryable\` is ${retryable}`],
      ["API v2", `${code(v2)}, HTTP ${http}`, retryable ? "yes" : "no"],
      ["`/client/v4`", `${code(String(cloudflare))}, HTTP ${statusOf(name)}`, retryable ? "yes" : "no"],
      ["EPP", `result code ${code(String(epp))}`, retryable ? "yes" : "no"],
    ],
  );
}

/** A dialect may have one code for several errors. */
function sharedCodes(name: ErrorCode): string {
  const others = (Object.keys(CATALOGUE) as ErrorCode[]).filter(
    (other) => other !== name && CATALOGUE[other].v2 === CATALOGUE[name].v2,
  );
  if (others.length === 0) return "";
  const links = others.map((other) => link(code(other), `/docs/errors/${other}`));
  return `API v2 says ${code(CATALOGUE[name].v2)} for these too: ${links.join(", ")}.`;
}

function answeredBy(name: ErrorCode): string {
  const { commands, elsewhere } = ERROR_HELP[name];
  const registrars =
    commands.length === COMMAND_NAMES.length
      ? "Every registrar command."
      : bullets(commands.map((command) => `${code(COMMANDS[command].http)} (${code(command)})`));
  if (commands.length === 0) return `No registrar command. ${plain(elsewhere ?? "")}`;
  return paragraphs(registrars, elsewhere ? plain(elsewhere) : null);
}

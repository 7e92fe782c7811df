import { CATALOGUE, type ErrorCode } from "@/services/error-catalogue";
import { findErrorCode } from "@/services/error-help/error-help";
import { EVENT_TYPES } from "@/services/events/catalogue";
import type { DocsPage } from "./page";
import { AGENTS } from "./pages/agents";
import { EPP_CONFORMANCE, EPP_CONTRACT } from "./pages/epp-pages";
import { ERRORS_INDEX, errorPage } from "./pages/error-pages";
import { EVIDENCE_TEMPLATE } from "./pages/evidence-template";
import { FRONT } from "./pages/front";
import { HANDOFF_PACKET } from "./pages/handoff-packet";
import { OTE_CHECKLIST } from "./pages/ote-checklist";
import { REGISTRAR_INDEX } from "./pages/registrar-index";
import { SANDBOX_TESTS } from "./pages/sandbox-tests";
import { EVENT_CATALOGUE, eventPage, WEBHOOK_GUIDE } from "./pages/webhook-pages";

/** What the side of each page lists. */
export interface Group {
  readonly title: string;
  readonly links: readonly { readonly href: string; readonly text: string }[];
}

const REGISTRAR_PAGES: readonly DocsPage[] = [
  HANDOFF_PACKET,
  SANDBOX_TESTS,
  OTE_CHECKLIST,
  EVIDENCE_TEMPLATE,
  EPP_CONTRACT,
  EPP_CONFORMANCE,
];

export const GROUPS: readonly Group[] = [
  {
    title: "Registrars",
    links: [
      linkTo(REGISTRAR_INDEX, "Overview"),
      ...REGISTRAR_PAGES.map((page) => linkTo(page)),
      { href: "/api/v1/registrar/v1/docs", text: "Registrar API reference" },
    ],
  },
  {
    title: "Everybody",
    links: [
      linkTo(AGENTS),
      linkTo(WEBHOOK_GUIDE),
      linkTo(EVENT_CATALOGUE),
      linkTo(ERRORS_INDEX),
      { href: "/api/v2/docs", text: "API v2 reference" },
      { href: "/client/v4/docs", text: "Cloudflare-compatible API reference" },
    ],
  },
];

function linkTo({ path, title }: DocsPage, text = title) {
  return { href: path, text };
}

const PAGES: ReadonlyMap<string, DocsPage> = new Map(
  [
    FRONT,
    REGISTRAR_INDEX,
    ...REGISTRAR_PAGES,
    AGENTS,
    WEBHOOK_GUIDE,
    EVENT_CATALOGUE,
    ...EVENT_TYPES.map(eventPage),
    ERRORS_INDEX,
    ...(Object.keys(CATALOGUE) as ErrorCode[]).map(errorPage),
  ].map((page) => [page.path, page]),
);

/** Every page, for whoever wants them all. */
export function listPages(): readonly DocsPage[] {
  return [...PAGES.values()];
}

/** Pages that say how something is done, without one for each event and each error. */
export function listGuides(): readonly DocsPage[] {
  return [AGENTS, WEBHOOK_GUIDE, EVENT_CATALOGUE, ERRORS_INDEX, REGISTRAR_INDEX, ...REGISTRAR_PAGES];
}

/** The page at a path; an error is found by its code in any dialect. Null where there is none. */
export function findPage(path: string): DocsPage | null {
  const page = PAGES.get(path);
  if (page) return page;
  const [, name] = /^\/docs\/errors\/([\w-]{1,64})$/.exec(path) ?? [];
  const code = name === undefined ? null : findErrorCode(name);
  return code && (PAGES.get(`/docs/errors/${code}`) ?? null);
}

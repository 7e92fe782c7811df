import type { CommandName } from "../registrar/commands";

/** What the page of an error says beside the facts of the catalogue. Markdown without headings. */
export interface ErrorHelp {
  /** What happened: the situation, not the code again. */
  readonly happened: string;
  /** What to do now, step by step. */
  readonly todo: readonly string[];
  /** Registrar commands that can be answered so; empty when only other doors answer it. */
  readonly commands: readonly CommandName[];
  /** When and how to send it again, where the catalogue's `retryable` does not say enough. */
  readonly retry?: string;
  /** Who else meets it: pages, the registrants' API. */
  readonly elsewhere?: string;
}

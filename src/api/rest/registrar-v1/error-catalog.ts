import { eppResultText } from "@/services/epp-results";
import { CATALOGUE, type ErrorCode } from "@/services/error-catalogue";
import { type Html, html } from "../reference/html";
import type { Section } from "../reference/page";
import { errorsOf } from "./errors-of";
import { ROUTES } from "./routes";

/** An entry of `x-registrar-error-catalog`. */
export interface CatalogEntry {
  readonly code: string;
  readonly http_status: number;
  readonly epp_result_code: number;
  readonly epp_result: string | null;
  readonly retryable: boolean;
  readonly description: string;
  readonly docs_url: string;
}

/** Met where no command is reached. */
const ANYWHERE: readonly ErrorCode[] = ["not_found", "method_not_allowed", "rate_limited"];

/** Every error that this API may answer with, from the one catalogue of the code. */
export function errorCatalog(publicUrl: string): CatalogEntry[] {
  const met = new Set([...ROUTES.flatMap(errorsOf), ...ANYWHERE]);
  return (Object.keys(CATALOGUE) as ErrorCode[])
    .filter((code) => met.has(code))
    .map((code) => {
      const { registrar, http, epp, retryable, message } = CATALOGUE[code];
      return {
        code: registrar,
        http_status: http,
        epp_result_code: epp,
        epp_result: eppResultText(epp),
        retryable,
        description: message,
        docs_url: `${publicUrl}/docs/errors/${registrar}`,
      };
    });
}

/** The catalogue as a part of the reference page. */
export function errorCatalogSection(): Section {
  return { id: "errors", title: "Errors", content: table(errorCatalog("")) };
}

function table(entries: readonly CatalogEntry[]): Html {
  return html`
<p>Decide by <code>error.code</code>, never by the message. What is retryable may be sent again unchanged.</p>
<div class="scroll" role="region" aria-label="Errors" tabindex="0">
<table>
<thead><tr><th scope="col">Code</th><th scope="col">HTTP, EPP</th><th scope="col">Meaning</th></tr></thead>
<tbody>${entries.map(
    (entry) => html`
<tr><th scope="row"><a href="${entry.docs_url}"><code>${entry.code}</code></a></th>
<td>${entry.http_status}, ${entry.epp_result_code}</td>
<td>${entry.description}${entry.retryable ? html` <strong>Retryable.</strong>` : ""}</td></tr>`,
  )}</tbody>
</table>
</div>`;
}

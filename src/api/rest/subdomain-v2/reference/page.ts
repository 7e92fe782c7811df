import type { OpenApiDocument } from "../openapi";
export function referencePage(document: OpenApiDocument): string {
  return JSON.stringify(document.info);
}

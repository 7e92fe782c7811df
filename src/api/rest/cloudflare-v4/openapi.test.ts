import { expect, test } from "vitest";
import { referencePage } from "../reference/page";
import { openApiDocument } from "./openapi";
import { ROUTES } from "./routes";

const document = openApiDocument("https://portal.test");

test("the document has every route once, with the refusals that any request may meet", () => {
  expect(new Set(ROUTES.map(({ spec }) => spec.id)).size).toBe(ROUTES.length);
  for (const { spec } of ROUTES) {
    const operation = document.paths[spec.path]?.[spec.method.toLowerCase()];
    expect(operation?.operationId).toBe(spec.id);
    const always = spec.access === "anybody" ? [] : ["401", "403"];
    for (const status of ["400", "429", "500", "503", ...always]) {
      expect(operation?.responses, `${spec.id} ${status}`).toHaveProperty(status);
    }
  }
});

test("names and addresses of the reference page are whole", () => {
  const page = referencePage(document, "About");
  for (const { spec } of ROUTES) expect(page).toContain(`id="${spec.id}"`);
  const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

import { expect, it } from "vitest";
import { exportAuditInput, listAuditInput } from "@/services/audit/schema";
import { auditQuery, exportHref, readAuditView } from "./audit-filter";

const NOW = new Date("2026-11-21T09:00:00Z");

it("the page's parameters become the filter of the list", () => {
  const view = readAuditView({ subject: " shop ", account: "#7", door: "epp", period: "day", cursor: "12" });
  expect(listAuditInput.parse({ ...auditQuery(view, NOW), cursor: view.cursor ?? undefined })).toEqual({
    subject: "shop",
    account: 7,
    door: "epp",
    since: "2026-11-20T09:00:00.000Z",
    cursor: "12",
    limit: 50,
  });
});

it("what makes no sense in the URL is left out", () => {
  const view = readAuditView({
    account: "0",
    door: "toString",
    period: "valueOf",
    cursor: "-1",
    actor: ["", "x"],
  });
  expect(listAuditInput.parse(auditQuery(view, NOW))).toEqual({ limit: 50 });
});

it("the export takes the same filter by its link", () => {
  const view = readAuditView({ actor: "ada@example.com", action: "names.", request: "req_1", account: "3" });
  const url = new URL(exportHref(view, NOW), "https://portal.test");
  expect(url.pathname).toBe("/console/audit/export.ndjson");
  const { limit, account, ...rest } = Object.fromEntries(url.searchParams);
  expect(exportAuditInput.parse({ ...rest, limit: Number(limit), account: Number(account) })).toEqual({
    actor: "ada@example.com",
    action: "names.",
    requestId: "req_1",
    account: 3,
    limit: 100_000,
  });
});

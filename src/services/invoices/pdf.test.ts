import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import type { InvoiceDocument } from "./document";
import { paperOf } from "./paper";
import { pdfOf } from "./pdf";

const INVOICE: InvoiceDocument = {
  id: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e",
  kind: "invoice",
  number: 1042,
  accountId: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4f",
  transactionId: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d50",
  correctsId: null,
  issuedAt: new Date("2026-11-21T09:00:05.000Z"),
  currency: "EUR",
  netAmount: 2520,
  taxAmount: 479,
  totalAmount: 2999,
  lines: [
    {
      description: "bücher.com.store: registration, 1 year",
      name: "xn--bcher-kva.com.store",
      years: 1,
      suppliedAt: "2026-11-21T09:00:00.000Z",
      net: 2520,
      taxRate: 1900,
      taxName: "MwSt.",
      tax: 479,
      total: 2999,
    },
  ],
  taxes: [{ name: "MwSt.", rate: 1900, net: 2520, tax: 479 }],
  taxNote: null,
  seller: {
    name: "Portolan Registry GmbH",
    street: "Hafenstraße 1",
    city: "Bremen",
    postalCode: "28195",
    region: "",
    country: "DE",
    taxId: "DE123456789",
    email: "billing@registry.example",
    invoicePrefix: "INV-",
    creditNotePrefix: "CN-",
    footer: "Bremen HRB 12345 · Managing director: Ada Lovelace",
  },
  billTo: {
    organization: "Αφοί Παπαδόπουλοι Ε.Π.Ε.",
    contactName: "Łukasz Żółć",
    email: "billing@example.com",
    number: 123,
    street: "Невский проспект 1",
    city: "Αθήνα",
    postalCode: "105 57",
    region: null,
    country: "GR",
    taxId: null,
  },
};

test("the paper says who, what, when and how much, with the tax in it", () => {
  expect(paperOf(INVOICE, null)).toMatchObject({
    title: "Invoice INV-1042",
    facts: [
      { label: "Date of issue", value: "21 November 2026" },
      { label: "Date of supply", value: "21 November 2026" },
      { label: "Customer number", value: "123" },
    ],
    seller: {
      lines: ["Hafenstraße 1", "28195 Bremen", "Germany", "billing@registry.example", "Tax id DE123456789"],
    },
    lines: [{ item: "bücher.com.store: registration, 1 year", years: "1", tax: "19%", amount: "€29.99" }],
    totals: [
      { label: "Net amount", value: "€25.20" },
      { label: "MwSt. 19% on €25.20", value: "€4.79" },
      { label: "Total in EUR", value: "€29.99" },
    ],
  });
});

test("a credit note names the invoice that it corrects", () => {
  const paper = paperOf({ ...INVOICE, kind: "credit_note", number: 7 }, "INV-1042");
  expect(paper.title).toBe("Credit note CN-7");
  expect(paper.facts).toContainEqual({ label: "Corrects invoice", value: "INV-1042" });
  expect(paper.notes.at(-1)).toBe("Credited to the prepaid balance, for invoice INV-1042.");
  expect(paper.totals.at(-1)?.label).toBe("Total credited in EUR");
});

test("the PDF is one page, the same bytes each time, with its fonts in it", async () => {
  const paper = paperOf(INVOICE, null);
  const [one, two] = [await pdfOf(paper, INVOICE.issuedAt), await pdfOf(paper, INVOICE.issuedAt)];
  expect(one.equals(two)).toBe(true);
  const text = one.toString("latin1");
  expect(text.startsWith("%PDF-1.")).toBe(true);
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(text).toContain("/FontFile");
  expect(one.length).toBeLessThan(150_000);
});

test("every text is in the PDF, in Latin, Greek and Cyrillic; what no font has is marked", async () => {
  const text = textOf(await pdfOf(paperOf(INVOICE, null), INVOICE.issuedAt));
  for (const part of ["INV-1042", "Αφοί", "Żółć", "Невский", "bücher", "€29.99"])
    expect(text).toContain(part);
  expect(text).not.toContain("□");
  const billTo = { ...INVOICE.billTo, organization: "株式会社 Harbour" };
  const lacking = textOf(await pdfOf(paperOf({ ...INVOICE, billTo }, null), INVOICE.issuedAt));
  expect(lacking).toContain("□□□□ Harbour");
  expect(lacking).toContain("characters that the fonts of this file have not");
});

/** The texts of a PDF, read as a viewer does: glyphs by the fonts' own tables (ISO 32000-1 §9.10.3). */
function textOf(pdf: Buffer): string {
  const streams: string[] = [];
  const source = pdf.toString("latin1");
  const objects = new Map<string, string>();
  for (const [, id = "", body = ""] of source.matchAll(/(\d+) 0 obj\n(.*?)endobj/gs)) {
    const [, head = "", data] = /^(.*?)stream\n(.*)\nendstream/s.exec(body) ?? [];
    const bytes = data === undefined ? undefined : Buffer.from(data, "latin1");
    objects.set(id, head.includes("FlateDecode") && bytes ? inflateSync(bytes).toString("latin1") : body);
  }
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name = "", id = ""] of source.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1];
    fonts.set(name, unicodeOf(objects.get(table ?? "") ?? ""));
  }
  for (const body of objects.values()) {
    let font: Map<string, string> | undefined;
    for (const [, name, shown] of body.matchAll(/\/(F\d+) [\d.]+ Tf|\[(<.*?)\] TJ/g)) {
      if (name) font = fonts.get(name);
      const codes = [...(shown ?? "").matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => hex).join("");
      for (const code of codes.match(/.{4}/g) ?? []) streams.push(font?.get(code) ?? "?");
      if (shown) streams.push("\n");
    }
  }
  return streams.join("");
}

function unicodeOf(cmap: string): Map<string, string> {
  const table = new Map<string, string>();
  for (const [, from = "", list = ""] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/gs)) {
    [...list.matchAll(/<([0-9a-f ]+)>/g)].forEach(([, hex = ""], index) => {
      const text = Buffer.from(hex.replaceAll(" ", ""), "hex").swap16().toString("utf16le");
      table.set((Number.parseInt(from, 16) + index).toString(16).padStart(4, "0"), text);
    });
  }
  return table;
}

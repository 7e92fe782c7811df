import { loadFonts } from "./fonts";
import type { Paper } from "./paper";
import { type Pen, penOn } from "./pen";

const MARGIN = 56;
/** A4 in points. */
const WIDTH = 595.28;
const RIGHT = WIDTH - MARGIN;
const COLUMNS = { years: RIGHT - 190, tax: RIGHT - 130, amount: RIGHT - 90 } as const;
const INK = "#16181d";
const GREY = "#5d6470";
const RULE = "#d5d8de";

/**
 * An invoice as a PDF file, A4, with the texts of the page. The same invoice gives the same bytes. The library and the
 * fonts are loaded when the first one is asked for.
 */
export async function pdfOf(paper: Paper, issuedAt: Date): Promise<Buffer> {
  const [{ default: PDFDocument }, fonts] = await Promise.all([import("pdfkit"), loadFonts()]);
  const doc = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    lang: "en",
    displayTitle: true,
    info: { Title: paper.title, Author: paper.seller.name, CreationDate: issuedAt, ModDate: issuedAt },
  });
  const chunks: Buffer[] = [];
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((done, fail) => doc.once("end", done).once("error", fail));
  const pen = penOn(doc, fonts);
  setHead(pen, paper);
  setLines(pen, paper);
  setTotals(pen, paper);
  setNotes(pen, paper);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

function setHead(pen: Pen, { title, seller, buyer, facts }: Paper): void {
  const half = (RIGHT - MARGIN) / 2 - 12;
  pen.text(title, { x: MARGIN, y: MARGIN, width: RIGHT - MARGIN, size: 20, bold: true, color: INK });
  const top = pen.y() + 24;
  const party = ({ label, name, lines }: Paper["buyer"], x: number): number => {
    pen.text(label, { x, y: top, width: half, size: 9, color: GREY });
    pen.text(name, { x, y: pen.y() + 3, width: half, size: 10.5, bold: true, color: INK });
    for (const line of lines) pen.text(line, { x, y: pen.y() + 1, width: half, size: 10, color: INK });
    return pen.y();
  };
  const bottom = Math.max(party(buyer, MARGIN), party(seller, MARGIN + half + 24));
  let y = bottom + 22;
  for (const { label, value } of facts) {
    pen.text(label, { x: MARGIN, y, width: 110, size: 10, color: GREY });
    pen.text(value, { x: MARGIN + 116, y, width: RIGHT - MARGIN - 116, size: 10, color: INK });
    y = pen.y() + 3;
  }
  pen.moveTo(y + 20);
}

function setLines(pen: Pen, { columns, lines }: Paper): void {
  const row = (cells: Paper["columns"], color: string, size: number): void => {
    const y = pen.y();
    const right = { y, size, color, align: "right" } as const;
    pen.text(cells.years, { x: COLUMNS.years, width: 40, ...right });
    pen.text(cells.tax, { x: COLUMNS.tax, width: 50, ...right });
    pen.text(cells.amount, { x: COLUMNS.amount, width: 90, ...right });
    pen.text(cells.item, { x: MARGIN, y, width: COLUMNS.years - MARGIN - 8, size, color });
    pen.moveTo(pen.y() + 6);
  };
  row(columns, GREY, 9);
  pen.rule(MARGIN, RIGHT, RULE);
  for (const line of lines) {
    pen.moveTo(pen.y() + 6);
    row(line, INK, 10);
    pen.rule(MARGIN, RIGHT, RULE);
  }
  pen.moveTo(pen.y() + 10);
}

function setTotals(pen: Pen, { totals }: Paper): void {
  totals.forEach(({ label, value }, index) => {
    const isSum = index === totals.length - 1;
    const y = pen.y() + (isSum ? 4 : 0);
    const style = { y, size: isSum ? 11.5 : 10, bold: isSum, color: INK, align: "right" } as const;
    pen.text(label, { x: MARGIN, width: COLUMNS.amount - MARGIN - 4, ...style, color: isSum ? INK : GREY });
    const below = pen.y();
    pen.text(value, { x: COLUMNS.amount, width: 90, ...style });
    pen.moveTo(Math.max(below, pen.y()) + 4);
  });
}

function setNotes(pen: Pen, { notes, footer }: Paper): void {
  pen.moveTo(pen.y() + 24);
  const paragraph = (text: string, color: string) => {
    pen.text(text, { x: MARGIN, y: pen.y(), width: RIGHT - MARGIN, size: 9.5, color });
    pen.moveTo(pen.y() + 4);
  };
  for (const note of notes) paragraph(note, INK);
  if (footer) {
    pen.moveTo(pen.y() + 12);
    paragraph(footer, GREY);
  }
  if (pen.isLacking()) {
    pen.moveTo(pen.y() + 12);
    paragraph(
      "□ stands for characters that the fonts of this file have not; the invoice’s page shows them.",
      GREY,
    );
  }
}

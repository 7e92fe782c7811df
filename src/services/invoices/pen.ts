import type { FontName } from "./fonts";

/** Where and how a text is set. Points from the page's upper left corner. */
interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly color: string;
  readonly bold?: boolean;
  readonly align?: "right";
}

/** Sets texts on a page in whichever of the fonts has their characters. */
export interface Pen {
  text(text: string, style: TextStyle): void;
  /** A line across, where the pen is. */
  rule(from: number, to: number, color: string): void;
  /** Below what was set last. */
  y(): number;
  moveTo(y: number): void;
  /** Whether a character was in no font. */
  isLacking(): boolean;
}

/** A character that stands for one that no font has. */
const LACKING = "□";

export function penOn(doc: PDFKit.PDFDocument, fonts: Record<FontName, Buffer>): Pen {
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, file);
  let isLacking = false;

  const has = (font: FontName, character: string): boolean => {
    doc.font(font);
    return glyphsOf(doc).hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  };
  /** The text with the font that has most of it. */
  const fitted = (text: string, bold: boolean): { font: FontName; text: string } => {
    const characters = [...text.normalize("NFC")];
    const [own, wide]: FontName[] = bold ? ["bold", "wideBold"] : ["regular", "wideRegular"];
    if (own === undefined || wide === undefined) throw new Error("There are two fonts of each weight");
    if (characters.every((character) => character === "\n" || has(own, character))) {
      return { font: own, text: characters.join("") };
    }
    const shown = characters.map((character) => {
      if (character === "\n" || has(wide, character)) return character;
      isLacking = true;
      return LACKING;
    });
    return { font: wide, text: shown.join("") };
  };

  return {
    text(text, { x, y, width, size, color, bold = false, align }) {
      const set = fitted(text, bold);
      doc.font(set.font).fontSize(size).fillColor(color).text(set.text, x, y, { width, align });
    },
    rule(from, to, color) {
      doc.moveTo(from, doc.y).lineTo(to, doc.y).lineWidth(0.6).strokeColor(color).stroke();
    },
    y: () => doc.y,
    moveTo(y) {
      doc.y = y;
    },
    isLacking: () => isLacking,
  };
}

/** What a font can draw: pdfkit keeps it where its types do not show it. */
function glyphsOf(doc: PDFKit.PDFDocument): { hasGlyphForCodePoint(codePoint: number): boolean } {
  const { _font } = doc as unknown as {
    _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
  };
  return _font.font;
}

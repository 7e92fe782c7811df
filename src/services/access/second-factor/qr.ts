import encodeQR from "qr";

/** A QR picture as an SVG path in a square of `size` by `size` units, with the quiet zone of 4 (ISO/IEC 18004 §9.1). */
export interface QrPicture {
  readonly size: number;
  readonly path: string;
}

export function drawQr(text: string): QrPicture {
  const rows = encodeQR(text, "raw", { border: 4, ecc: "medium" });
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return { size: rows.length, path };
}

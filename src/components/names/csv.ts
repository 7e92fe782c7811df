/**
 * One line of RFC 4180 CSV, with its line end. A cell that a spreadsheet would take for a formula gets a quote before it
 * (OWASP, "CSV injection").
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

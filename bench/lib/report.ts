/** A line of the closing table. */
export interface Finding {
  readonly what: string;
  readonly portolan: string;
  readonly beside: string;
  readonly ratio: string;
  readonly aim: string;
  readonly met: boolean | null;
}

const findings: Finding[] = [];

export function report(finding: Finding): void {
  findings.push(finding);
  process.stdout.write(`${line(finding)}\n`);
}

const line = (f: Finding) =>
  `| ${f.what} | ${f.portolan} | ${f.beside} | ${f.ratio} | ${f.aim} | ${f.met === null ? "–" : f.met ? "yes" : "NO"} |`;

export function printTable(): void {
  process.stdout.write(
    ["", "| what | Portolan | beside | ratio | aim | met |", "| --- | --- | --- | --- | --- | --- |"]
      .concat(findings.map(line))
      .join("\n")
      .concat("\n"),
  );
}

export const rounded = (value: number, digits = 0) =>
  value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });

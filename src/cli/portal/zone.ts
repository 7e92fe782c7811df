import { readFileSync } from "node:fs";
import { listOf, textOf, type Wire } from "./api";
import { type Run, shown } from "./command";
import { EXIT, misused, Stop } from "./exit";

/** The zone of a name. */
export interface ZoneAt {
  readonly apex: string;
  /** `/zones/<id>` */
  readonly path: string;
}

/** @throws Stop when the token has no such zone */
export async function findZone({ api }: Run, name: string): Promise<ZoneAt> {
  const { result } = await api.send("GET", "/zones", {
    query: { name: name.toLowerCase().replace(/\.$/, "") },
  });
  const [zone] = listOf(result);
  if (!zone) throw new Stop(EXIT.refused, `There is no zone ${shown(name)} for this token.`);
  return { apex: textOf(zone.name), path: `/zones/${encodeURIComponent(textOf(zone.id))}` };
}

const PAGE = 1_000;

export async function listRecords({ api }: Run, zone: ZoneAt, type?: string): Promise<Wire[]> {
  const all: Wire[] = [];
  for (let page = 1; ; page++) {
    const query = { type: type?.toUpperCase(), page, per_page: PAGE };
    const { result, info } = await api.send("GET", `${zone.path}/dns_records`, { query });
    const found = listOf(result);
    all.push(...found);
    if (found.length === 0 || page >= Number(info.total_pages ?? 1)) return all;
  }
}

/** A file's text, or what comes in by `-`. @throws Stop */
export async function readFileOrInput({ terminal, call }: Run, file: string): Promise<string> {
  if (file === "-") {
    if (!call.values.yes && !call.values["dry-run"]) {
      throw misused("What comes in by - leaves nobody to ask: add --yes, or look first with --dry-run");
    }
    return terminal.readInput();
  }
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw misused(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** A record in a line: `www  300  A  192.0.2.1`. */
export function recordCells({ name, ttl, type, priority, content }: Wire): string[] {
  const value = priority === undefined ? shown(content) : `${shown(priority)} ${shown(content)}`;
  return [shown(name), ttl === 1 || ttl === undefined ? "auto" : shown(ttl), shown(type), value];
}

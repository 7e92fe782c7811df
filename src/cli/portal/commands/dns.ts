import { textOf, wireOf } from "../api";
import { type Command, confirmed, type Run, sayResult, shown } from "../command";
import { type DiffLine, showDiff } from "../diff";
import { EXIT, misused } from "../exit";
import { onlyArgument } from "../options";
import { diffOf, readBatch } from "../record-batch";
import { columns } from "../terminal";
import { findZone, listRecords, readFileOrInput, recordCells, type ZoneAt } from "../zone";
import { importDiff } from "../zone-file";

const NAME = "the name whose records it is about, such as harbour.example";

/** `dns list <name>`: its records. */
export const list: Command = {
  options: ["type"],
  async run(run) {
    const zone = await findZone(run, onlyArgument(run.call, NAME));
    const records = await listRecords(run, zone, run.call.values.type);
    sayResult(run, records, () =>
      records.length === 0
        ? [`${zone.apex} has no ${run.call.values.type ? "such " : ""}records.`]
        : columns([["Name", "TTL", "Type", "Value"], ...records.map(recordCells)]),
    );
    return EXIT.done;
  },
};

/** `dns export <name>`: a zone file. */
export const exportZone: Command = {
  options: [],
  async run(run) {
    const zone = await findZone(run, onlyArgument(run.call, NAME));
    const { text } = await run.api.send("GET", `${zone.path}/dns_records/export`);
    sayResult(run, { zone: zone.apex, zone_file: text }, () => [text.trimEnd()]);
    return EXIT.done;
  },
};

/** `dns apply <name> <file>`: changes as JSON, or a zone file; shows what would change, and asks. */
export const apply: Command = {
  options: ["yes", "dry-run"],
  async run(run) {
    const [name, file] = nameAndFile(run);
    const text = await readFileOrInput(run, file);
    const zone = await findZone(run, name);
    return /^\s*[[{]/.test(text) ? applyBatch(run, zone, text) : importText(run, zone, text);
  },
};

/** `dns import <name> <file>`: adds the records of a zone file. */
export const importZone: Command = {
  options: ["yes", "dry-run"],
  async run(run) {
    const [name, file] = nameAndFile(run);
    const text = await readFileOrInput(run, file);
    return importText(run, await findZone(run, name), text);
  },
};

function nameAndFile({ call }: Run): [string, string] {
  const [name, file, ...more] = call.args;
  if (name === undefined || file === undefined || more.length > 0) {
    throw misused("Give the name and a file, or - for what comes in: dns apply harbour.example changes.json");
  }
  return [name, file];
}

async function applyBatch(run: Run, zone: ZoneAt, text: string): Promise<number> {
  const current = await listRecords(run, zone);
  const body = readBatch(text, current, zone.apex);
  if (!(await isAgreed(run, zone, diffOf(body, current)))) return EXIT.done;
  const { result } = await run.api.send("POST", `${zone.path}/dns_records/batch`, { body });
  sayResult(run, result, () => [`Applied to ${shown(zone.apex)}.`]);
  return EXIT.done;
}

async function importText(run: Run, zone: ZoneAt, text: string): Promise<number> {
  const exported = await run.api.send("GET", `${zone.path}/dns_records/export`);
  if (!(await isAgreed(run, zone, importDiff(exported.text, text, zone.apex)))) return EXIT.done;
  const form = new FormData();
  form.set("file", new File([text], "zone.txt", { type: "text/plain" }));
  const { result } = await run.api.send("POST", `${zone.path}/dns_records/import`, { form });
  const { recs_added: added, total_records_parsed: parsed } = wireOf(result);
  sayResult(run, result, () => [`Imported: ${textOf(parsed)} records read, ${textOf(added)} added.`]);
  return EXIT.done;
}

/** Shows what would change. False when there is nothing to do, or it was only to be shown. @throws Stop */
async function isAgreed(run: Run, zone: ZoneAt, diff: readonly DiffLine[]): Promise<boolean> {
  const { terminal, call } = run;
  if (diff.length === 0) {
    terminal.note(`${shown(zone.apex)} has all of it already: nothing to do.`);
    return false;
  }
  showDiff(terminal, shown(zone.apex), diff);
  if (call.values["dry-run"]) return false;
  await confirmed(run, "Apply this?");
  return true;
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What to open, sign in with and paste, once everything answers. */
export async function showBanner({ publicUrl, dataDir, dns }) {
  const demo = JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8").catch(() => "null"));
  const server = `@${dns.host} -p ${dns.port}`;
  const lines = ["", `  Portolan is ready`, "", `  Portal       ${publicUrl}`];
  if (dns.enabled) lines.push(`  DNS          ${dns.host}, port ${dns.port}, UDP and TCP`);
  if (demo) {
    lines.push(
      `  Registrant   ${demo.registrant.email}   password ${demo.registrant.password}`,
      `  Operator     ${demo.operator.email}   password ${demo.operator.password}`,
    );
    // A database from before there were registrars has none.
    const { registrar } = demo;
    if (registrar) lines.push(`  Registrar    ${registrar.email}   password ${registrar.password}`);
    lines.push(`  API key      ${demo.registrant.api_key}`);
    if (registrar) lines.push(`  Channel      ${registrar.channel}   API key ${registrar.api_key}`);
    lines.push(
      "",
      `  curl -H "Authorization: Bearer ${demo.registrant.api_key}" ${publicUrl}/api/v2/subdomains/harbour`,
      `  dig ${server} com.store SOA +norecurse`,
      "",
      `  These are kept in ${join(dataDir, "demo.json")}.`,
    );
  } else {
    lines.push("", "  The first visitor creates the operator.");
    if (dns.enabled) lines.push("", `  dig ${server} com.store SOA +norecurse`);
  }
  lines.push("  Ctrl-C stops everything.", "");
  process.stdout.write(`${lines.join("\n")}\n`);
}

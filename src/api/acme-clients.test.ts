import { X509Certificate } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listRecords } from "@/services/dns/list-records";
import { registerName } from "@/services/names/register";
import { registerInput } from "@/services/names/schema";
import { type AcmePortal, openAcmePortal } from "@/testing/acme-portal";
import { buildAccount, buildKey, userContext } from "@/testing/builders";
import { type Pebble, startPebble } from "@/testing/pebble";
import { openTestRegistry } from "@/testing/registry";
import { runProgram } from "@/testing/run-program";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let portal: AcmePortal;
let pebble: Pebble;
let folder: string;

beforeAll(async () => {
  db = await openTestRegistry();
  portal = await openAcmePortal(db);
  pebble = await startPebble(portal.dnsPort);
  folder = await mkdtemp(join(tmpdir(), "acme-"));
});
afterAll(async () => {
  await pebble.close();
  await portal.close();
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

/** A name of a new account, and a key for the challenges of that name alone. */
async function newName(label: string) {
  const account = await buildAccount(db, { balance: 1_000_000 });
  const ctx = await userContext(db, account);
  const { fqdn } = await registerName(ctx, registerInput.parse({ name: label }));
  const { key } = await buildKey(db, account, { scopes: ["dns:acme"], acmeNames: [fqdn] });
  const home = join(folder, label);
  await mkdir(home);
  return {
    fqdn,
    key,
    home,
    email: account.owner.email,
    records: async () => (await listRecords(ctx, { name: fqdn })).records,
  };
}

async function readCertificate(file: string): Promise<X509Certificate> {
  return new X509Certificate(await readFile(file, "utf8"));
}

const namesIn = (certificate: X509Certificate) => certificate.subjectAltName?.split(", ").sort();

function lego(home: string, domains: readonly string[], env: Record<string, string>, command: string[]) {
  return runProgram(
    "lego",
    [
      ...["--server", pebble.directory, "--accept-tos", "--email", "ada@example.com", "--path", home],
      ...["--dns", "httpreq", "--dns.resolvers", `127.0.0.1:${portal.dnsPort}`, "--dns.disable-cp"],
      ...domains.flatMap((domain) => ["--domains", domain]),
      ...command,
    ],
    {
      LEGO_CA_CERTIFICATES: pebble.caFile,
      HTTPREQ_ENDPOINT: `${portal.url}/httpreq`,
      HTTPREQ_USERNAME: "anybody",
      HTTPREQ_POLLING_INTERVAL: "1",
      ...env,
    },
  );
}

it.concurrent("lego gets a certificate for a name and its wildcard by httpreq, renews and revokes it", async () => {
  const { fqdn, key, home, records } = await newName("lego");
  const run = async (domains: string[], ...command: string[]) => {
    const { code, output } = await lego(home, domains, { HTTPREQ_PASSWORD: key }, command);
    expect(code, output).toBe(0);
  };
  const file = join(home, "certificates", `${fqdn}.crt`);
  await run([fqdn, `*.${fqdn}`], "run");
  const first = await readCertificate(file);
  expect(namesIn(first)).toEqual([`DNS:*.${fqdn}`, `DNS:${fqdn}`]);
  await run([fqdn, `*.${fqdn}`], "renew", "--days", "90", "--no-random-sleep");
  const second = await readCertificate(file);
  expect(second.serialNumber).not.toBe(first.serialNumber);
  await run([fqdn], "revoke");
  expect(await pebble.isRevoked(second.serialNumber)).toBe(true);
  expect(await records()).toEqual([]);
}, 60_000);

it.concurrent("lego gets one in the mode RAW, and none for a name that the key is not for", async () => {
  const { fqdn, key, home, records } = await newName("lego-raw");
  const other = await newName("lego-other");
  const env = { HTTPREQ_PASSWORD: key, HTTPREQ_MODE: "RAW" };
  const done = await lego(home, [`www.${fqdn}`], env, ["run"]);
  expect(done.code, done.output).toBe(0);
  const refused = await lego(home, [other.fqdn], env, ["run"]);
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(/404.*There is no subdomain/);
  expect(await records()).toEqual([]);
}, 60_000);

it.concurrent("certbot gets a certificate for a name and its wildcard as from Cloudflare, renews and revokes it", async () => {
  const { fqdn, key, home, records } = await newName("certbot");
  const credentials = join(home, "portolan.ini");
  await writeFile(credentials, `dns_cloudflare_api_token = ${key}\n`, { mode: 0o600 });
  const folders = ["config", "work", "logs"].flatMap((name) => [`--${name}-dir`, join(home, name)]);
  const certbot = async (...args: string[]) => {
    const { code, output } = await runProgram("certbot", [...args, "--non-interactive", ...folders], {
      CLOUDFLARE_API_URL: `${portal.url}/client/v4`,
      REQUESTS_CA_BUNDLE: pebble.caFile,
    });
    expect(code, output).toBe(0);
  };
  const file = join(home, "config", "live", fqdn, "cert.pem");
  await certbot(
    ...[
      "certonly",
      "--agree-tos",
      "--email",
      "ada@example.com",
      "--no-eff-email",
      "--server",
      pebble.directory,
    ],
    ...["--dns-cloudflare", "--dns-cloudflare-credentials", credentials],
    ...["--dns-cloudflare-propagation-seconds", "1", "-d", fqdn, "-d", `*.${fqdn}`],
  );
  const first = await readCertificate(file);
  expect(namesIn(first)).toEqual([`DNS:*.${fqdn}`, `DNS:${fqdn}`]);
  await certbot("renew", "--force-renewal", "--no-random-sleep-on-renew");
  const second = await readCertificate(file);
  expect(second.serialNumber).not.toBe(first.serialNumber);
  await certbot("revoke", "--cert-name", fqdn, "--delete-after-revoke", "--server", pebble.directory);
  expect(await pebble.isRevoked(second.serialNumber)).toBe(true);
  expect(await records()).toEqual([]);
}, 60_000);

/** Asks certbot's plugin for the zone of a name and a record in it, with each of several credentials. */
const ASK = `
import json, sys
from certbot import errors
from certbot_dns_cloudflare._internal.dns_cloudflare import _CloudflareClient
said = []
for credentials in json.loads(sys.argv[2]):
    try:
        _CloudflareClient(*credentials).add_txt_record(sys.argv[1], sys.argv[3], "x", 120)
        said.append("done")
    except errors.PluginError as error:
        said.append(str(error))
print(json.dumps(said))
`;

it.concurrent("certbot hints at what is wrong with a token, an email address or a permission", async () => {
  const { fqdn, key, email } = await newName("certbot-hints");
  const other = await newName("certbot-elsewhere");
  const ask = async (record: string, credentials: (string | null)[][]): Promise<string[]> => {
    const { code, output } = await runProgram(
      "python3",
      ["-c", ASK, fqdn, JSON.stringify(credentials), record],
      { CLOUDFLARE_API_URL: `${portal.url}/client/v4` },
    );
    expect(code, output).toBe(0);
    // The plugin logs beside it.
    return JSON.parse(output.split("\n").find((line) => line.startsWith("[")) ?? "[]");
  };
  const said = await ask(`_acme-challenge.${fqdn}`, [
    [null, null, key],
    [email, key, null],
    [null, null, key.slice(0, -1)],
    [null, null, `sk_live_${"a".repeat(40)}`],
    [other.email, key, null],
    [null, null, other.key],
  ]);
  expect(said).toEqual([
    "done",
    expect.stringMatching(/81058|identical/),
    expect.stringMatching(/6003.*copy your entire API token/),
    expect.stringMatching(/9109.*enter a valid Cloudflare Token/),
    expect.stringMatching(/9103.*correct email address/),
    expect.stringMatching(/already associated with the supplied Cloudflare account/),
  ]);
  const [refused] = await ask(`www.${fqdn}`, [[null, null, key]]);
  expect(refused).toMatch(/_acme-challenge.*Does your API token have "Zone:DNS:Edit" permissions/);
}, 60_000);

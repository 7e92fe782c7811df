import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/db/free-port";
import { programEnv, programPath, runProgram } from "./run-program";

/** Let's Encrypt's authority for tests, on this machine. */
export interface Pebble {
  readonly directory: string;
  /** PEM file of who signed its own certificate, for clients. */
  readonly caFile: string;
  /** PEM of the authority that signs what it issues; another at each start. */
  readonly root: string;
  /** Whether it has revoked the certificate with this serial number, in hexadecimal digits. */
  isRevoked(serial: string): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Starts Debian's pebble (RFC 8555, in its strict mode), which validates by asking the nameserver at 127.0.0.1:`dnsPort`.
 * Debian has no certificates for it: they are made here.
 */
export async function startPebble(dnsPort: number): Promise<Pebble> {
  const folder = await mkdtemp(join(tmpdir(), "pebble-"));
  const [port, managementPort] = [await freePort(), await freePort()];
  const [caFile, certificate, privateKey] = ["ca.pem", "cert.pem", "key.pem"].map((name) =>
    join(folder, name),
  );
  const config = join(folder, "pebble.json");
  await makeCertificate(folder);
  await writeFile(
    config,
    JSON.stringify({
      pebble: {
        listenAddress: `127.0.0.1:${port}`,
        managementListenAddress: `127.0.0.1:${managementPort}`,
        certificate,
        privateKey,
        httpPort: 5002,
        tlsPort: 5001,
        certificateValidityPeriod: 604_800,
        externalAccountBindingRequired: false,
      },
    }),
  );
  const program = spawn(
    programPath("pebble"),
    ["-strict", "-config", config, "-dnsserver", `127.0.0.1:${dnsPort}`],
    { env: programEnv({ PEBBLE_VA_NOSLEEP: "1", PEBBLE_WFE_NONCEREJECT: "5" }), stdio: "ignore" },
  );
  const ca = await readFile(caFile ?? "", "utf8");
  const ask = (path: string) => get(`https://127.0.0.1:${managementPort}${path}`, ca);
  await untilReady(program, () => ask("/roots/0"));
  return {
    directory: `https://localhost:${port}/dir`,
    caFile: caFile ?? "",
    root: (await ask("/roots/0")).body,
    async isRevoked(serial) {
      const { body } = await ask(`/cert-status-by-serial/${serial.toLowerCase()}`);
      return (JSON.parse(body) as { Status: string }).Status === "Revoked";
    },
    async close() {
      const ended = new Promise((resolve) => program.once("exit", resolve));
      program.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An authority and its certificate for localhost. */
async function makeCertificate(folder: string): Promise<void> {
  const at = (name: string) => join(folder, name);
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
  const made = [
    ["req", "-x509", ...key, "-subj", "/CN=Tests", "-keyout", at("ca.key"), "-out", at("ca.pem")],
    [
      ...["req", "-x509", ...key, "-subj", "/CN=localhost", "-keyout", at("key.pem"), "-out", at("cert.pem")],
      ...["-CA", at("ca.pem"), "-CAkey", at("ca.key")],
      ...[
        "-addext",
        "subjectAltName=DNS:localhost,IP:127.0.0.1",
        "-addext",
        "basicConstraints=critical,CA:FALSE",
      ],
    ],
  ];
  for (const args of made) {
    const { code, output } = await runProgram("openssl", args);
    if (code !== 0) throw new Error(output);
  }
}

async function untilReady(program: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return void (await ask());
    } catch (error) {
      if (tries >= 200 || program.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

function get(url: string, ca: string): Promise<{ body: string }> {
  return new Promise((resolve, reject) => {
    const agent = new Agent({ ca, keepAlive: false });
    const asked = request(url, { agent }, async (response) => {
      let body = "";
      for await (const chunk of response) body += chunk;
      if (response.statusCode === 200) resolve({ body });
      else reject(new Error(`${url} answered ${response.statusCode}: ${body}`));
    });
    asked.once("error", reject);
    asked.end();
  });
}

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import https from "node:https";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { addressGuard } from "./guard";
import { webhookSender } from "./post";

interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const DAY_MS = 86_400_000;
const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** One for `localhost` that signs itself, valid from and until so many days from now. */
function certificate(fromDays: number, untilDays: number): Certificate {
  const folder = mkdtempSync(join(tmpdir(), "portolan-tls-"));
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const at = (days: number) =>
    new Date(Date.now() + days * DAY_MS)
      .toISOString()
      .replace(/[-:T]|\.\d+/g, "")
      .slice(2);
  writeFileSync(
    join(folder, "ca.cnf"),
    "[ca]\ndefault_ca=own\n[own]\ndatabase=index\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=any\nx509_extensions=extensions\n[any]\ncommonName=supplied\n[extensions]\nsubjectAltName=DNS:localhost\n",
  );
  writeFileSync(join(folder, "index"), "");
  writeFileSync(join(folder, "serial"), "01");
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key"];
  openssl("req", "-new", ...key, "-out", "request", "-subj", "/CN=localhost");
  const validity = ["-startdate", at(fromDays), "-enddate", at(untilDays)];
  const files = ["-in", "request", "-out", "cert", "-keyfile", "key", "-notext"];
  openssl("ca", "-batch", "-selfsign", "-config", "ca.cnf", ...files, ...validity);
  const made = {
    key: readFileSync(join(folder, "key"), "utf8"),
    cert: readFileSync(join(folder, "cert"), "utf8"),
  };
  rmSync(folder, { recursive: true });
  return made;
}

async function serve(server: Server, host = "localhost"): Promise<string> {
  servers.push(server);
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `https://${host}:${(server.address() as AddressInfo).port}/`;
}

const serveHttps = ({ key, cert }: Certificate, host?: string) =>
  serve(
    https.createServer({ key, cert }, (_, response) => void response.end("ok")),
    host,
  );

async function post(url: string, ca?: string) {
  const guard = addressGuard(["127.0.0.0/8"]);
  const sender = webhookSender({ guard, resolve: async () => ["127.0.0.1"], timeoutMs: 500, ca });
  const { status, error } = await sender.post({ url, headers: {}, body: "{}" });
  sender.close();
  return { status, error };
}

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
describe.skipIf(!hasOpenssl)("a certificate", () => {
  let valid: Certificate;
  beforeAll(() => {
    valid = certificate(-1, 1);
  });

  it("is trusted when an authority of the system signed it for the name", async () => {
    expect(await post(await serveHttps(valid), valid.cert)).toEqual({ status: 200, error: null });
  });

  it("is not trusted when it signed itself", async () => {
    expect(await post(await serveHttps(valid))).toEqual({ status: null, error: "tls" });
  });

  it("is not trusted for another name", async () => {
    const url = await serveHttps(valid, "other.example");
    expect(await post(url, valid.cert)).toEqual({ status: null, error: "tls" });
  });

  it("is not trusted when it has expired, or is not valid yet", async () => {
    for (const [from, until] of [
      [-3, -1],
      [1, 3],
    ] as const) {
      const made = certificate(from, until);
      expect(await post(await serveHttps(made), made.cert)).toEqual({ status: null, error: "tls" });
    }
  });
});

describe("a handshake", () => {
  it("that never ends is given up in time", async () => {
    expect(await post(await serve(createServer(() => undefined)))).toEqual({
      status: null,
      error: "timeout",
    });
  });

  it("with a server that speaks plain HTTP fails", async () => {
    const plain = createServer((socket) => void socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    expect(await post(await serve(plain))).toEqual({ status: null, error: "tls" });
  });
});

import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a load generator saw. Latencies in ms. */
export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

const CONNECTIONS = 16;

/** Each request asks for or registers a name never used before: `prefix`, the run and a counter. */
const SCRIPT = `
local counter = 0
local id
function setup(thread) thread:set("id", tostring(math.random(1e9))) end
function init(args) math.randomseed(os.time()) end
function request()
  counter = counter + 1
  return make(counter)
end
function done(summary, latency)
  io.write(string.format("RESULT %d %d %f %f %d\\n", summary.requests, summary.duration,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.read + summary.errors.connect + summary.errors.timeout))
end
`;

/** Runs wrk with one thread and 16 connections for `seconds`; \`lua\` defines \`make(counter)\`. */
export async function wrk(url: string, seconds: number, lua: string): Promise<Load> {
  const script = join(mkdtempSync(join(tmpdir(), "portolan-wrk-")), "script.lua");
  writeFileSync(script, SCRIPT + lua);
  const out = await run("wrk", ["-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "--latency", "-s", script, url]);
  const [, requests, micros, p50, p99, failed] = /RESULT (\d+) (\d+) ([\d.]+) ([\d.]+) (\d+)/.exec(out) ?? [];
  return {
    perSecond: (Number(requests) / Number(micros)) * 1e6,
    p50: Number(p50),
    p99: Number(p99),
    failed: Number(failed),
  };
}

export function loadCheck(url: string, key: string, prefix: string, seconds: number): Promise<Load> {
  return wrk(
    url,
    seconds,
    `function make(n)
       return wrk.format("GET", "/api/v2/subdomains/${prefix}" .. n, {["X-API-Key"] = "${key}"})
     end`,
  );
}

export function loadRegister(
  url: string,
  keys: readonly string[],
  prefix: string,
  seconds: number,
): Promise<Load> {
  return wrk(
    url,
    seconds,
    `local keys = {${keys.map((key) => `"${key}"`).join(",")}}
     function make(n)
       return wrk.format("POST", "/api/v2/subdomains",
         {["X-API-Key"] = keys[n % #keys + 1], ["Content-Type"] = "application/json"},
         '{"subdomain":"${prefix}' .. n .. '","domain":"com.store","period":1,"dns_records":[{"type":"A","value":"192.0.2.1"}]}')
     end`,
  );
}

/** Runs a program to its end and returns what it printed. @throws Error when it is not there or fails */
export function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.once("error", () => fail(new Error(`${program} is not installed: apt-get install ${program}`)));
    child.once("exit", (code) =>
      code === 0 ? done(out) : fail(new Error(`${program} failed: ${err || out}`)),
    );
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;
}

/**
 * Completes package-lock.json with the optional packages of other platforms. npm leaves them out when they cannot be
 * looked up or when node_modules exists already, and `npm ci` then refuses the lockfile everywhere else.
 * Run it after `npm install`: node scripts/lock-platforms.mjs
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const SYSTEMS = {
  aix: "aix",
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  linuxmusl: "linux",
  netbsd: "netbsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  win32: "win32",
  windows: "win32",
};
const PROCESSORS = "arm arm64 armv6 armv7 ia32 loong64 mips64el ppc64 riscv64 s390x wasm32 x64".split(" ");

const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const lock = JSON.parse(await readFile(file, "utf8"));
const added = [];

for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(optionalDependencies)) {
    if (isLocked(path, name)) continue;
    const version = /\d+\.\d+\.\d+\S*/.exec(range)?.[0];
    const platform = platformOf(name);
    if (!version || !platform)
      throw new Error(`${name}@${range}, which ${path} may use, tells no version or platform`);
    lock.packages[`node_modules/${name}`] = { version, ...platform, ...(dev && { dev }), optional: true };
    added.push(`${name}@${version}`);
  }
}

const [[self, project], ...rest] = Object.entries(lock.packages);
rest.sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = Object.fromEntries([[self, project], ...rest]);
if (added.length > 0) await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length > 0 ? `added ${added.length}: ${added.join(", ")}` : "nothing is missing");

/** Looks where Node would: in the package's own folder, then outwards. */
function isLocked(path, name) {
  const folders = path.split(/(?<=.)\/(?=node_modules\/)/);
  for (let depth = path ? folders.length : 0; depth >= 0; depth--) {
    if (lock.packages[[...folders.slice(0, depth), `node_modules/${name}`].join("/")]) return true;
  }
  return false;
}

function platformOf(name) {
  const words = name.split(/[-/@]/);
  const os = [...new Set(words.flatMap((word) => SYSTEMS[word] ?? []))];
  const cpu = words
    .filter((word) => PROCESSORS.includes(word))
    .map((word) => (word.startsWith("armv") ? "arm" : word));
  if (os.length + cpu.length === 0) return null;
  const isMusl = words.some((word) => word.endsWith("musl"));
  return {
    ...(cpu.length > 0 && { cpu }),
    ...(isMusl && { libc: ["musl"] }),
    ...(os.length > 0 && { os }),
  };
}

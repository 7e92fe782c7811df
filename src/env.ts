import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { z } from "zod";

/** What the operator sets, from the environment or `.env`. This file is the only reader of `process.env`. */
export type Env = ReturnType<typeof readEnv>;

/** Problems with the environment: one line each, meant for the operator. */
export class EnvError extends Error {
  override name = "EnvError";
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`The environment is not right:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

type Variable<T> = {
  /** What holds when the variable is unset or empty. */
  default: string;
  /** Completes "it should hold …". */
  should: string;
  schema: z.ZodType<T, string>;
  /** Never shown in a message. */
  secret?: boolean;
};

const variable = <T>(spec: Variable<T>): Variable<T> => spec;

const number = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max));
const port = number(1, 65535);
const onOff = z.enum(["on", "off"]).transform((value) => value === "on");
const listOf = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((value) =>
      value
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item));
const orEmpty = (schema: z.ZodType<string, string>) =>
  z.union([z.literal(""), schema]).transform((v) => v || null);

const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));
const addressOrRange = z.string().refine((value) => {
  const [address = "", prefix, ...rest] = value.split("/");
  const bits = isIP(address) === 4 ? 32 : 128;
  const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
  return isIP(address) !== 0 && isPrefix && rest.length === 0;
});
const hostname = z
  .string()
  .toLowerCase()
  .regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/);

/** Every variable, as `.env.example` documents them. */
export const VARIABLES = {
  PORT: variable({ default: "3000", should: "a TCP port, 1 to 65535", schema: port }),
  HOST: variable({
    default: "127.0.0.1",
    should: "an address to listen on, such as 127.0.0.1, 0.0.0.0 or ::",
    schema: z.string().refine((value) => isIP(value) !== 0 || value === "localhost"),
  }),
  PUBLIC_URL: variable({
    default: "",
    should: "the URL people open, such as https://portal.example",
    schema: orEmpty(url("http:", "https:")),
  }),
  DNS_HOST: variable({
    default: "127.0.0.1",
    should: "an IP address to answer DNS on, such as 127.0.0.1 or 0.0.0.0",
    schema: z.string().refine((value) => isIP(value) !== 0),
  }),
  DNS_PORT: variable({ default: "5300", should: "a UDP and TCP port, 1 to 65535", schema: port }),
  NAMESERVERS: variable({
    default: "ns1.portolan.test,ns2.portolan.test",
    should: "host names separated by commas, such as ns1.example.net,ns2.example.net",
    schema: listOf(hostname).pipe(z.array(z.string()).min(1)),
  }),
  AXFR_ALLOW: variable({
    default: "",
    should: "addresses or CIDR ranges separated by commas, such as 192.0.2.53,2001:db8::/32",
    schema: listOf(addressOrRange),
  }),
  DATA_DIR: variable({ default: ".data", should: "a folder", schema: z.string().min(1) }),
  DATABASE_URL: variable({
    default: "",
    should:
      "a URL such as postgresql://user:password@host:5432/portolan, or nothing for the embedded database",
    schema: orEmpty(url("postgres:", "postgresql:")),
    secret: true,
  }),
  DATABASE_CONNECTIONS: variable({ default: "20", should: "a number, 2 to 500", schema: number(2, 500) }),
  AUTH_SECRET: variable({
    default: "",
    should: "at least 32 characters, or nothing to have one made and kept in DATA_DIR",
    schema: orEmpty(z.string().min(32)),
    secret: true,
  }),
  SIGNING_KEY_FILE: variable({
    default: "",
    should: "a file with an Ed25519 private key in PEM, or nothing to have one made and kept in DATA_DIR",
    schema: z.string(),
  }),
  SMTP_URL: variable({
    default: "",
    should:
      "a URL such as smtps://user:password@mail.example:465, or nothing to keep mail in the operators' mailbox",
    schema: orEmpty(url("smtp:", "smtps:")),
    secret: true,
  }),
  MAIL_FROM: variable({
    default: "Portolan <portolan@localhost>",
    should: "a sender such as Portolan <portal@example.net>",
    schema: z.string().regex(/^([^<>]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/),
  }),
  RATE_LIMIT_PER_HOUR: variable({
    default: "1000",
    should: "the requests an API key may make in an hour, 1 to 1000000000",
    schema: number(1, 1_000_000_000),
  }),
  WORKFLOW_WAIT_SECONDS: variable({
    default: "10",
    should: "for how many seconds a request waits for what it began, 0 to 60",
    schema: number(0, 60),
  }),
  TRUST_PROXY: variable({
    default: "",
    should: "addresses or CIDR ranges of proxies whose X-Forwarded-For counts, separated by commas",
    schema: listOf(addressOrRange),
  }),
  METRICS_ALLOW: variable({
    default: "127.0.0.0/8,::1",
    should: "addresses or CIDR ranges that may read /metrics, separated by commas, such as 192.0.2.0/24",
    schema: listOf(addressOrRange),
  }),
  AUDIT_EXPORT_TOKEN_SHA256: variable({
    default: "",
    should: "SHA-256 hashes, 64 hex digits each, separated by commas: npx portolan new-token makes one",
    schema: listOf(
      z
        .string()
        .toLowerCase()
        .regex(/^[0-9a-f]{64}$/),
    ),
    secret: true,
  }),
  STRIPE_SECRET_KEY: variable({
    default: "",
    should: "a secret key of Stripe such as sk_live_… or rk_live_…, or nothing to take no real cards",
    schema: orEmpty(z.string().regex(/^(sk|rk)_(test|live)_\w+$/)),
    secret: true,
  }),
  STRIPE_WEBHOOK_SECRET: variable({
    default: "",
    should: "the signing secret of the endpoint at Stripe, whsec_…; it is needed with STRIPE_SECRET_KEY",
    schema: orEmpty(z.string().regex(/^whsec_\S+$/)),
    secret: true,
  }),
  STRIPE_API_URL: variable({
    default: "https://api.stripe.com",
    should: "the URL of Stripe, or of something that speaks as Stripe does",
    schema: url("http:", "https:"),
  }),
  TEST_CARDS: variable({
    default: "",
    should: "on, off, or nothing to take test cards in the demo only",
    schema: z.union([z.literal(""), onOff]).transform((value) => (value === "" ? null : value)),
  }),
  WEBHOOK_ALLOW: variable({
    default: "",
    should: "addresses or CIDR ranges that webhooks may go to although not public, separated by commas",
    schema: listOf(addressOrRange),
  }),
  WORKER: variable({ default: "on", should: "on or off", schema: onOff }),
  DNS: variable({ default: "on", should: "on or off", schema: onOff }),
  DEMO: variable({ default: "on", should: "on or off", schema: onOff }),
  LOG_LEVEL: variable({
    default: "info",
    should: "debug, info, warn or error",
    schema: z.enum(["debug", "info", "warn", "error"]),
  }),
  LOG_FILE: variable({
    default: "",
    should: "a file, or nothing for the standard output",
    schema: z.string(),
  }),
};

type Values = { [Name in keyof typeof VARIABLES]: z.output<(typeof VARIABLES)[Name]["schema"]> };

/** Adds what `.env` in the working folder says; variables that are set already stay. */
export function loadDotEnv(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/**
 * Checks every variable.
 *
 * @throws EnvError with all problems at once
 */
export function readEnv(source: Record<string, string | undefined> = process.env) {
  const problems: string[] = [];
  const values = Object.fromEntries(
    Object.entries(VARIABLES).map(([name, spec]: [string, Variable<unknown>]) => {
      const text = source[name]?.trim() || spec.default;
      const parsed = spec.schema.safeParse(text);
      if (parsed.success) return [name, parsed.data];
      const holds = spec.secret
        ? `something else (${text.length} characters, not shown)`
        : JSON.stringify(text);
      problems.push(`${name} holds ${holds}; it should hold ${spec.should}.`);
      return [name, undefined];
    }),
  ) as Values;
  if (values.STRIPE_SECRET_KEY && !values.STRIPE_WEBHOOK_SECRET) {
    problems.push(
      `STRIPE_WEBHOOK_SECRET is empty; it should hold ${VARIABLES.STRIPE_WEBHOOK_SECRET.should}.`,
    );
  }
  if (problems.length > 0) throw new EnvError(problems);
  return {
    port: values.PORT,
    host: values.HOST,
    /** Without a final slash. */
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ""),
    dns: { enabled: values.DNS, host: values.DNS_HOST, port: values.DNS_PORT, axfrAllow: values.AXFR_ALLOW },
    nameservers: values.NAMESERVERS,
    /** Absolute. */
    dataDir: resolve(values.DATA_DIR),
    /** Null = the embedded PostgreSQL. */
    databaseUrl: values.DATABASE_URL,
    databaseConnections: values.DATABASE_CONNECTIONS,
    /** Null = one kept in `dataDir`: see `keepAuthSecret`. */
    authSecret: values.AUTH_SECRET,
    /** Absolute; null = one kept in `dataDir`. */
    signingKeyFile: values.SIGNING_KEY_FILE ? resolve(values.SIGNING_KEY_FILE) : null,
    mail: { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM },
    rateLimitPerHour: values.RATE_LIMIT_PER_HOUR,
    workflowWaitMillis: values.WORKFLOW_WAIT_SECONDS * 1000,
    trustedProxies: values.TRUST_PROXY,
    metricsAllow: values.METRICS_ALLOW,
    auditTokenHashes: values.AUDIT_EXPORT_TOKEN_SHA256,
    payments: {
      stripe:
        values.STRIPE_SECRET_KEY && values.STRIPE_WEBHOOK_SECRET
          ? {
              secretKey: values.STRIPE_SECRET_KEY,
              webhookSecret: values.STRIPE_WEBHOOK_SECRET,
              apiUrl: values.STRIPE_API_URL,
            }
          : null,
      /** They cost nothing: whoever sells for real takes none. */
      testCards: values.TEST_CARDS ?? values.DEMO,
    },
    /** The demo's receivers are on this machine. */
    webhookAllow:
      values.WEBHOOK_ALLOW.length === 0 && values.DEMO ? ["127.0.0.0/8", "::1"] : values.WEBHOOK_ALLOW,
    worker: values.WORKER,
    demo: values.DEMO,
    log: { level: values.LOG_LEVEL, file: values.LOG_FILE ? resolve(values.LOG_FILE) : null },
    development: source.NODE_ENV === "development",
  };
}

/** The secret that sessions are sealed with: AUTH_SECRET, or one made at the first start and kept in the data folder. */
export function keepAuthSecret(env: Pick<Env, "authSecret" | "dataDir">): string {
  if (env.authSecret) return env.authSecret;
  const file = join(env.dataDir, "auth-secret");
  if (!existsSync(file)) {
    mkdirSync(env.dataDir, { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}

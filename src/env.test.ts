import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { EnvError, keepAuthSecret, readEnv, VARIABLES } from "./env";

function problemsOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

describe("the environment", () => {
  test("is complete in .env.example, with the defaults", () => {
    const example = parseEnv(readFileSync(".env.example", "utf8"));
    const defaults = Object.fromEntries(
      Object.entries(VARIABLES).map(([name, spec]) => [name, spec.default]),
    );
    expect(example).toEqual(defaults);
  });

  test("needs nothing set", () => {
    const env = readEnv({});
    expect(env).toMatchObject({
      port: 3000,
      publicUrl: "http://localhost:3000",
      databaseUrl: null,
      demo: true,
    });
    expect(env.dns).toMatchObject({ enabled: true, host: "127.0.0.1", port: 5300, axfrAllow: [] });
  });

  test("takes the port into the public URL, and drops a final slash", () => {
    expect(readEnv({ PORT: "8080" }).publicUrl).toBe("http://localhost:8080");
    expect(readEnv({ PUBLIC_URL: "https://portal.example/" }).publicUrl).toBe("https://portal.example");
  });

  test("names every problem at once: the variable, what it holds, what it should", () => {
    expect(problemsOf({ PORT: "70000", DNS_PORT: "dns", AXFR_ALLOW: "10.0.0.0/33", WORKER: "yes" })).toEqual([
      'PORT holds "70000"; it should hold a TCP port, 1 to 65535.',
      'DNS_PORT holds "dns"; it should hold a UDP and TCP port, 1 to 65535.',
      'AXFR_ALLOW holds "10.0.0.0/33"; it should hold addresses or CIDR ranges separated by commas, such as 192.0.2.53,2001:db8::/32.',
      'WORKER holds "yes"; it should hold on or off.',
    ]);
  });

  test("does not show a secret in a problem", () => {
    const problems = problemsOf({ AUTH_SECRET: "hunter2", DATABASE_URL: "mysql://root:hunter2@db/portolan" });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain("hunter2");
  });

  test("takes Stripe with both its secrets only, and test cards in a demo unless told otherwise", () => {
    const STRIPE_SECRET_KEY = "sk_test_hunter2";
    const problems = problemsOf({ STRIPE_SECRET_KEY });
    expect(problems).toEqual([expect.stringMatching(/^STRIPE_WEBHOOK_SECRET is empty; it should hold /)]);
    expect(problemsOf({ STRIPE_SECRET_KEY: "hunter2" }).join()).not.toContain("hunter2");
    const { stripe } = readEnv({ STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET: "whsec_1" }).payments;
    expect(stripe).toMatchObject({ secretKey: STRIPE_SECRET_KEY, apiUrl: "https://api.stripe.com" });
    const takes = (source: Record<string, string>) => readEnv(source).payments.testCards;
    expect([takes({}), takes({ DEMO: "off" }), takes({ DEMO: "off", TEST_CARDS: "on" })]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("reads lists with spaces", () => {
    expect(readEnv({ AXFR_ALLOW: "192.0.2.1, 2001:db8::/32 ,", TRUST_PROXY: "10.0.0.0/8" })).toMatchObject({
      dns: { axfrAllow: ["192.0.2.1", "2001:db8::/32"] },
      trustedProxies: ["10.0.0.0/8"],
    });
  });

  test("keeps the secret it made, readable by its owner only", () => {
    const dataDir = mkdtempSync(join(tmpdir(), "portolan-env-"));
    const secret = keepAuthSecret({ authSecret: null, dataDir });
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(keepAuthSecret({ authSecret: null, dataDir })).toBe(secret);
    expect(statSync(join(dataDir, "auth-secret")).mode & 0o777).toBe(0o600);
  });
});

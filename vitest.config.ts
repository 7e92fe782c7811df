import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "node",
    globalSetup: ["src/testing/postgres.ts"],
    setupFiles: ["src/testing/check-events.ts"],
    pool: "forks",
    // Three for two processors: a file waits for PostgreSQL and the network more than it computes.
    maxWorkers: process.env.TEST_DATABASE_URL ? 1 : availableParallelism() + 1,
    // next-auth imports "next/server", which only a bundler finds.
    server: { deps: { inline: ["next-auth"] } },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});

import { defineConfig } from "prisma/config";

/** For Prisma's own commands; the program migrates by itself (`src/db/migrate.ts`). */
export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as wasmBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/** What `prisma migrate` runs, here as WebAssembly, so that no binary is downloaded. */
type SchemaEngine = wasmBindings.SchemaEngine;
export type MigrationList = wasmBindings.MigrationList;

/** The wasm-bindgen glue that the package's own declaration file leaves out. */
type Glue = { __wbg_set_wasm(exports: WebAssembly.Exports): void };

let instantiated: Promise<void> | undefined;

async function instantiate() {
  const glue = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = await readFile(glue.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": wasmBindings as unknown as WebAssembly.ModuleImports,
  });
  (wasmBindings as unknown as Glue).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

/**
 * Lends an engine on a database.
 *
 * @param databaseUrl `postgresql://…` of a database that exists
 * @param datamodels pairs of file name and Prisma schema text; none when only migrations are applied
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  datamodels: [string, string][] | undefined,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  instantiated ??= instantiate();
  await instantiated;
  const pool = new pg.Pool({ connectionString: databaseUrl, application_name: "portolan migrate" });
  try {
    const adapters = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(pool)));
    const ignoreLog = () => undefined;
    const engine = await wasmBindings.SchemaEngine.new({ datamodels }, ignoreLog, adapters);
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/**
 * The adapter cuts a script at every `;`, which tears function bodies apart. One simple-protocol query runs the
 * whole script instead, in one implicit transaction: a migration that fails leaves nothing behind.
 */
function wholeScripts(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  const patch = (adapter: SqlDriverAdapter & { underlyingDriver(): pg.Pool | pg.PoolClient }) => {
    const pool = adapter.underlyingDriver();
    adapter.executeScript = async (script) => {
      await pool.query(script);
    };
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => patch(await factory.connect()),
    connectToShadowDb: async () => patch(await factory.connectToShadowDb()),
  };
}

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type ErrorRegistry,
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
    } catch (error) {
      throw databaseError(error, adapters.errorRegistry) ?? error;
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/** The engine knows an error of the driver by its number only; this finds the error itself. */
function databaseError(error: unknown, registry: ErrorRegistry): unknown {
  const id = /External error id#(\d+)/.exec(String(error))?.[1];
  return id === undefined ? undefined : registry.consumeError(Number(id))?.error;
}

/** Columns of PostgreSQL's type `"char"`, which the engine reads to diff and the adapter cannot map. */
const CHAR_COLUMNS = new Set(["constraint_type", "confdeltype", "confupdtype"]);

function charColumnsAsText(sql: string): string {
  return sql
    .replace("constr.contype AS constraint_type", "constr.contype::text AS constraint_type")
    .replace(/(?<=\n\s+con\.)(confdeltype|confupdtype),/g, "$1::text AS $1,");
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
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw({ ...query, sql: charColumnsAsText(query.sql) });
      const columnTypes = result.columnTypes.map((type, i) =>
        CHAR_COLUMNS.has(result.columnNames[i] ?? "") ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
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

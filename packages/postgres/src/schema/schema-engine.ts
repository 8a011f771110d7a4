import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type * as Engine from "@prisma/schema-engine-wasm";
import { packageFolder } from "@rollcall/product";
import pg from "pg";

export interface OpenSchemaEngine {
  readonly engine: Engine.SchemaEngine;
  /** Frees the engine and its connection, whose advisory lock would keep others waiting. */
  readonly close: () => Promise<void>;
}

/**
 * Prisma's schema engine, as WebAssembly, on a database. `prisma migrate` uses the same engine as a native binary that
 * has to be downloaded; this one comes with the packages, so migrations work offline and leave the `_prisma_migrations`
 * table that `prisma migrate deploy` continues from.
 */
export async function openSchemaEngine(databaseUrl: string, schema: string): Promise<OpenSchemaEngine> {
  const { SchemaEngine } = await loadEngine();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  try {
    const engine = await SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, ignoreLog, adapter);
    return {
      engine,
      async close() {
        engine.free();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function ignoreLog(): void {
  // The engine logs every statement; errors are reported as rejections.
}

let loaded: Promise<typeof Engine> | undefined;

function loadEngine(): Promise<typeof Engine> {
  loaded ??= instantiate();
  return loaded;
}

/** The part of the WebAssembly API used here; Node's types lack it. */
interface WebAssemblyLoader {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
}

/** The package's entry imports the .wasm file as a module, for which Node needs a flag: instantiate it here. */
async function instantiate(): Promise<typeof Engine> {
  const folder = packageFolder("@prisma/schema-engine-wasm");
  const glue = (await import(pathToFileURL(path.join(folder, "schema_engine_bg.js")).href)) as typeof Engine & {
    __wbg_set_wasm(exports: object): void;
  };
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyLoader };
  const bytes = await readFile(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return glue;
}

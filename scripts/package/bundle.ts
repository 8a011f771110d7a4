import { builtinModules } from "node:module";
import path from "node:path";
import { type OutputChunk, type Plugin, rolldown } from "rolldown";
import { COMMANDS } from "../../apps/cli/src/rollcall/commands.ts";
import { nameCommands } from "./name-commands.ts";

/** The oldest Node.js that runs the bundle. */
export const NODE_OLDEST = "22.12";

/**
 * Bundles `rollcall` into a folder as JavaScript modules: one per command, and shared ones. Returns the folders of the
 * packages that are in it. Rejects if something can't be resolved or would have to be installed beside it.
 */
export async function bundle(root: string, folder: string): Promise<ReadonlySet<string>> {
  const build = await rolldown({
    cwd: root,
    input: { rollcall: "apps/cli/src/rollcall.ts", [READER_THREAD]: "packages/core/src/reading/thread.ts" },
    platform: "node",
    tsconfig: false,
    // Its CommonJS twin, which the board of queues requires, would be a second copy.
    resolve: { alias: { bullmq: path.join(root, "node_modules/bullmq/dist/esm/index.js") } },
    transform: { target: `node${NODE_OLDEST}` },
    plugins: [nameOurCommands(root), findOwnFolders(), findThread()],
    onLog(level, log, report) {
      if (log.code === "UNRESOLVED_IMPORT") throw new Error(log.message);
      // Packages of others are as they are.
      if (level === "warn" && !log.message.includes("node_modules")) report(level, log);
    },
  });
  const { output } = await build.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  });
  await build.close();
  const chunks = output.filter((one): one is OutputChunk => one.type === "chunk");
  const files = new Set(chunks.map(({ fileName }) => fileName));
  const outside = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  const missing = outside.filter((name) => !files.has(name) && !isBuiltin(name));
  if (missing.length > 0) throw new Error(`The bundle lacks ${missing.join(", ")}.`);
  return new Set(chunks.flatMap((chunk) => chunk.moduleIds.flatMap((id) => packageOf(id)?.folder ?? [])));
}

const isBuiltin = (name: string): boolean => name.startsWith("node:") || builtinModules.includes(name);

/** The package that a module of node_modules belongs to; null for our own. */
function packageOf(moduleId: string): { readonly name: string; readonly folder: string } | null {
  const [, modules = "", name = ""] = /^\0?(.*\/node_modules\/)((?:@[^/]+\/)?[^/]+)\//.exec(moduleId) ?? [];
  return name === "" ? null : { name, folder: modules + name };
}

/** Our sources name npm's scripts; an installed product has none. */
function nameOurCommands(root: string): Plugin {
  return {
    name: "name-our-commands",
    transform(code, id) {
      const isOurs = id.startsWith(root) && packageOf(id) === null && id.endsWith(".ts");
      return isOurs ? nameCommands(code, [...COMMANDS.keys()]) : null;
    },
  };
}

/** The program of the threads that read files: an entry of its own. */
const READER_THREAD = "reader-thread";

/** In the checkout it is beside the module that starts it. */
function findThread(): Plugin {
  const beside = 'new URL("thread.ts", import.meta.url)';
  return {
    name: "find-thread",
    transform(code, id) {
      if (!id.endsWith("/reading/open-readers.ts")) return null;
      if (!code.includes(beside)) throw new Error(`${id} no longer starts its thread by ${beside}.`);
      return code.replace(beside, `new URL("${READER_THREAD}.js", import.meta.url)`);
    },
  };
}

/** Packages that read files of theirs, or start them in threads. */
const READ_THEIR_FILES: ReadonlySet<string> = new Set(["@fastify/swagger-ui", "piscina"]);

/** Such files are in the folder of their package, which is another one in an installed product. */
function findOwnFolders(): Plugin {
  return {
    name: "find-own-folders",
    transform(code, id) {
      const { name, folder } = packageOf(id) ?? {};
      if (name === undefined || folder === undefined || !READ_THEIR_FILES.has(name)) return null;
      const own = JSON.stringify(path.join(name, path.relative(folder, path.dirname(id))));
      return code.replaceAll("__dirname", `require("@rollcall/product").packageFolder(${own})`);
    },
  };
}

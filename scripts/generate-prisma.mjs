// Generates the Prisma client after every install. Plain JavaScript: it also runs on a Node without type stripping.
//
// `prisma generate` insists on a schema engine binary that the generator does not use, and would download it.
// Naming any existing file keeps the install offline.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = fileURLToPath(new URL("../node_modules/prisma/build/index.js", import.meta.url));
const run = spawnSync(process.execPath, [cli, "generate", "--schema", "prisma/schema.prisma", "--no-hints"], {
  cwd: root,
  encoding: "utf8",
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  },
});
if (run.status !== 0) {
  process.stderr.write(`prisma generate failed:\n${run.stdout ?? ""}${run.stderr ?? ""}${run.error ?? ""}\n`);
  process.exit(1);
}

import { parseArgs } from "node:util";
import { benchExport } from "./export.ts";
import { benchImport } from "./import.ts";
import { benchQueries } from "./queries.ts";

const HELP = `Measure how fast lists come in and go out, beside PostgreSQL's own COPY on the same machine.

  npm run bench -- import    upload a CSV list over HTTP into stored, deduplicated rows
  npm run bench -- export    download a verified list over HTTP
  npm run bench -- queries   ask a verified list what the web app asks

  --rows N    rows of the list (default 1,000,000; the import is done again with twice as many, for its memory)
`;

const BENCHES: Readonly<Record<string, (rows: number) => Promise<void>>> = {
  import: benchImport,
  export: benchExport,
  queries: benchQueries,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rows: { type: "string", default: "1000000" }, help: { type: "boolean", default: false } },
});
const bench = BENCHES[positionals[0] ?? ""];
const rows = Number(values.rows);
if (values.help || bench === undefined || !Number.isSafeInteger(rows) || rows < 1) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  await bench(rows);
}

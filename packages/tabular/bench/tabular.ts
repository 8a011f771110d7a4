/**
 * Speed and memory of reading and writing lists. Run `node packages/tabular/bench/tabular.ts [rows]` (default 200,000
 * rows) from the repository's root. Peak memory should not grow with the rows.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { openTable } from "../src/open-table.ts";
import { writeTable } from "../src/write-table.ts";
import type { CellBatches } from "../src/table.ts";
import type { TableOutput } from "../src/write-table.ts";

const ROWS = Number(process.argv[2] ?? 200_000);
const HEADER = ["id", "first", "last", "email", "company", "city", "phone", "note"];
const SAMPLE_MS = 20;

type Form = Pick<TableOutput, "format"> & { readonly gzip?: boolean };
const FORMS: readonly Form[] = [
  { format: "csv" },
  { format: "csv", gzip: true },
  { format: "csv_excel" },
  { format: "xlsx" },
  { format: "jsonl" },
];

async function* contacts(): CellBatches {
  for (let row = 0; row < ROWS; row += 1_000) {
    yield Array.from({ length: Math.min(1_000, ROWS - row) }, (_, index) => contact(row + index));
  }
}

function contact(row: number): string[] {
  const note = row % 10 === 0 ? 'said "hello" there' : `note ${row}`;
  const email = `anna.mueller${row}@example${row % 5_000}.com`;
  return [
    `${row}`,
    `Anna${row % 977}`,
    `Müller${row % 1_013}`,
    email,
    `Acme, Inc. ${row % 300}`,
    "Berlin",
    `+49 30 ${row}`,
    note,
  ];
}

async function measure(name: string, work: () => Promise<number>): Promise<void> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), SAMPLE_MS);
  const startedMs = performance.now();
  const rows = await work();
  const tookMs = performance.now() - startedMs;
  clearInterval(sampler);
  const speed = Math.round((rows / tookMs) * 1_000).toLocaleString("en");
  console.log(
    `${name.padEnd(20)} ${rows.toLocaleString("en").padStart(10)} rows ${speed.padStart(10)} rows/s  peak ${Math.round(peak / 1e6)} MB`,
  );
}

async function read(path: string): Promise<number> {
  const table = await openTable(createReadStream(path), { looksLikeAddress: (cell) => /^\S+@\S+$/u.test(cell) });
  let rows = 0;
  for await (const batch of table.rows()) rows += batch.length;
  return rows;
}

const folder = await mkdtemp(join(tmpdir(), "tabular-bench-"));
try {
  await measure("(making rows)", async () => {
    let rows = 0;
    for await (const batch of contacts()) rows += batch.length;
    return rows;
  });
  for (const form of FORMS) {
    const path = join(folder, "table");
    const name = `${form.format}${form.gzip === true ? ".gz" : ""}`;
    await measure(`write ${name}`, async () => {
      await pipeline(writeTable({ ...form, header: HEADER, rows: contacts() }), createWriteStream(path));
      return ROWS;
    });
    if (form.format !== "jsonl") await measure(`read ${name}`, () => read(path));
    console.log(`${" ".repeat(20)} ${((await stat(path)).size / 1e6).toFixed(1)} MB on disk`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

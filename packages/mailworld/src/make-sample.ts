import { mkdir, writeFile } from "node:fs/promises";
import { makeSampleRows } from "./sample/make-sample-rows.ts";
import { writeSample } from "./sample/sample-row.ts";

const folder = new URL("../../../samples/", import.meta.url);
const rows = makeSampleRows();
await mkdir(folder, { recursive: true });
await writeFile(new URL("contacts.csv", folder), writeSample(rows));
process.stdout.write(`samples/contacts.csv: ${rows.length} rows\n`);

import { once } from "node:events";
import { createWriteStream } from "node:fs";

/** Columns of the list, as a CRM exports them. */
export const COLUMNS = ["id", "first name", "last name", "email", "company", "city", "phone", "note"] as const;

const FIRST_NAMES = ["Anna", "José", "Łukasz", "Mary", "Søren", "Wei", "Fatima", "Jürgen", "Olga", "Sam"];
const LAST_NAMES = ["Müller", "García", "Smith", "Nowak", "O'Brien", "Tanaka", "Rossi", "Dubois", "Jensen", "Ivanova"];
const CITIES = ["Berlin", "São Paulo", "Gdańsk", "New York", "Zürich", "Lyon", "Osaka", "Leeds"];
const PROVIDERS = ["gmail.com", "outlook.com", "yahoo.com", "hotmail.com", "icloud.com", "gmx.de", "web.de"];

/** Distinct company domains: the long tail of a business list. */
const COMPANIES = 150_000;
const BATCH_ROWS = 2_000;

/**
 * Writes a CSV list of `rows` rows: half free mail, half companies; 5 % of the rows repeat an earlier address in
 * another letter case, 1 % have none, 0.5 % are mistyped. Deterministic.
 */
export async function makeList(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${COLUMNS.join(",")}\r\n`);
  for (let from = 0; from < rows; from += BATCH_ROWS) {
    let text = "";
    for (let row = from; row < Math.min(rows, from + BATCH_ROWS); row += 1) text += `${line(row)}\r\n`;
    if (!file.write(text)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
}

function line(row: number): string {
  const random = scatter(row);
  const first = FIRST_NAMES[random % FIRST_NAMES.length];
  const last = LAST_NAMES[(random >>> 4) % LAST_NAMES.length];
  const note = row % 10 === 0 ? `"said ""call me"", then hung up"` : `imported ${row % 365}`;
  const company = `"${last} & ${LAST_NAMES[(random >>> 8) % 10]}, Inc."`;
  return `${row + 1},${first},${last},${cell(row)},${company},${CITIES[random % 8]},+49 30 ${random},${note}`;
}

function cell(row: number): string {
  if (row % 100 === 99) return "n/a";
  if (row % 200 === 98) return `someone@@example${row}.com`;
  if (row > 1_000 && row % 20 === 7) return address(Math.floor(row / 2)).toUpperCase();
  return address(row);
}

function address(row: number): string {
  const random = scatter(row);
  const domain = random % 2 === 0 ? PROVIDERS[(random >>> 3) % PROVIDERS.length] : `company${random % COMPANIES}.net`;
  return `${(FIRST_NAMES[(random >>> 5) % 10] ?? "")
    .normalize("NFD")
    .replaceAll(/[^a-z]/giu, "")
    .toLowerCase()}.${row}@${domain}`;
}

/** A pseudo-random number that depends on `row` alone (MurmurHash3's finaliser). */
function scatter(row: number): number {
  let hash = Math.imul(row ^ (row >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

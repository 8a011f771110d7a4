import { TextBudget } from "../expansion-guard.ts";
import { findPart, namedPart } from "../find-part.ts";
import { openRecords, type OpenContext } from "../open-records.ts";
import type { Table } from "../table.ts";
import { foreignFormat } from "../tabular-error.ts";
import { readXml } from "../xlsx/read-xml.ts";
import type { WorkbookArchive } from "../xlsx/workbook-archive.ts";
import { readOdsRows } from "./read-ods-rows.ts";

const CONTENT = "content.xml";
const SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";
const MAX_SHEETS = 1_000;
const NAME_CHARACTERS = 255;

/** Opens one sheet of an OpenDocument spreadsheet (.ods); `options.sheet` names it. Throws TabularError. */
export async function openOds(archive: WorkbookArchive, bytes: number, context: OpenContext): Promise<Table> {
  if (!(await mimetypeOf(archive)).startsWith(SPREADSHEET)) throw foreignFormat("office_document");
  const sheets = await readNames(archive);
  const names = sheets.map(({ name }) => name);
  const open = async (sheet: Sheet) => {
    const budget = new TextBudget(bytes, context.limits);
    const rows = readOdsRows(archive.open(CONTENT)!, sheet.position, { limits: context.limits, budget });
    return await openRecords({ format: "ods", sheets: names, sheet: sheet.name }, rows, context);
  };
  const { sheet: wanted } = context.options;
  if (wanted !== undefined) return (await open(namedPart(sheets, wanted, "sheet"))).table;
  return await findPart(sheets, open);
}

interface Sheet {
  readonly name: string;
  /** From 0. */
  readonly position: number;
}

async function mimetypeOf(archive: WorkbookArchive): Promise<string> {
  let text = "";
  for await (const chunk of archive.open("mimetype") ?? []) {
    text += Buffer.from(chunk).toString("latin1");
    if (text.length > SPREADSHEET.length) break;
  }
  return text;
}

async function readNames(archive: WorkbookArchive): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = [];
  let depth = 0;
  const events = readXml(archive.open(CONTENT)!, {
    open(tag, attributes) {
      if (tag !== "table") return;
      depth += 1;
      if (depth > 1 || sheets.length >= MAX_SHEETS) return;
      const name = (attributes["table:name"] ?? `Sheet ${sheets.length + 1}`).slice(0, NAME_CHARACTERS);
      sheets.push({ name, position: sheets.length });
    },
    close(tag) {
      if (tag === "table") depth -= 1;
    },
    text: () => undefined,
  });
  for await (const _ of events);
  return sheets;
}

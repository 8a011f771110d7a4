import { copyText } from "../copy-text.ts";
import { foreignFormat } from "../tabular-error.ts";
import { readRelationships } from "./relationships.ts";
import { readXml } from "./read-xml.ts";
import type { WorkbookArchive } from "./workbook-archive.ts";

/** One worksheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Its part's name. */
  readonly part: string;
}

/** What a workbook consists of. */
export interface Workbook {
  /** In the order of the tabs; chart sheets are left out. */
  readonly sheets: readonly Sheet[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** Dates count from 1904, as on old Macs. */
  readonly from1904: boolean;
}

/** Excel has no bound but memory; nobody chooses among more tabs than this. */
const MAX_SHEETS = 1_000;
/** Excel's longest name of a sheet has 31 characters; other programs take more. */
const NAME_CHARACTERS = 255;

/** Finds a workbook's parts by its links. Throws TabularError `unsupported_format` for any other ZIP file. */
export async function readWorkbook(archive: WorkbookArchive): Promise<Workbook> {
  const main = await findMainPart(archive);
  const links = await readRelationships(archive, main);
  const targets = new Map(links.filter((link) => !link.external).map((link) => [link.id, link]));
  const sheets: Sheet[] = [];
  let from1904 = false;
  const events = readXml(archive.open(main)!, {
    open(tag, attributes) {
      if (tag === "workbookPr") from1904 = attributes["date1904"] === "1" || attributes["date1904"] === "true";
      if (tag !== "sheet" || sheets.length >= MAX_SHEETS) return;
      const id = Object.entries(attributes).find(([name]) => /(?:^|:)id$/u.test(name))?.[1] ?? "";
      const link = targets.get(id);
      if (link?.type !== "worksheet") return;
      const hidden = attributes["state"] === "hidden" || attributes["state"] === "veryHidden";
      const name = (attributes["name"] ?? `Sheet ${sheets.length + 1}`).slice(0, NAME_CHARACTERS);
      sheets.push({ name: copyText(name), hidden, part: link.target });
    },
    close: () => undefined,
    text: () => undefined,
  });
  for await (const _ of events);
  const partOf = (type: string): string | null => links.find((link) => link.type === type)?.target ?? null;
  return { sheets, sharedStrings: partOf("sharedStrings"), styles: partOf("styles"), from1904 };
}

async function findMainPart(archive: WorkbookArchive): Promise<string> {
  const links = await readRelationships(archive, "");
  const main = links.find((link) => link.type === "officeDocument")?.target.toLowerCase();
  if (main?.endsWith(".bin") === true) throw foreignFormat("binary_excel");
  if (main !== undefined && archive.names.has(main)) {
    if (main.startsWith("xl/")) return main;
    throw foreignFormat("office_document");
  }
  const openDocument = archive.names.has("mimetype") && archive.names.has("content.xml");
  throw foreignFormat(openDocument ? "open_document" : "zip_archive");
}

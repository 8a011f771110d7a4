import { copyText } from "../copy-text.ts";
import { foreignFormat } from "../tabular-error.ts";
import { readRelationships } from "./relationships.ts";
import { readXml } from "./read-xml.ts";
import type { WorkbookArchive } from "./workbook-archive.ts";

/** One worksheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Name of its part. */
  readonly part: string;
}

/** Parts of a workbook. */
export interface Workbook {
  /** In tab order, without chart sheets. */
  readonly sheets: readonly Sheet[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** Dates count from 1904, as on old Macs. */
  readonly from1904: boolean;
}

/** Excel itself is bounded by memory only. */
const MAX_SHEETS = 1_000;
/** Excel allows 31 characters; other programs take more. */
const NAME_CHARACTERS = 255;

/** Finds a workbook's parts by its relationships. Throws TabularError `unsupported_format` for any other ZIP file. */
export async function readWorkbook(archive: WorkbookArchive): Promise<Workbook> {
  const main = await findMainPart(archive);
  const links = await readRelationships(archive, main);
  const targets = new Map(links.filter((link) => !link.external).map((link) => [link.id, link]));
  const sheets: Sheet[] = [];
  let from1904 = false;
  let root: string | null = null;
  const events = readXml(archive.open(main)!, {
    open(tag, attributes) {
      root ??= tag;
      if (root !== "workbook") throw foreignFormat("office_document");
      // Extensions have elements of the same name.
      const system = tag === "workbookPr" ? attributes["date1904"] : undefined;
      if (system !== undefined) from1904 = system === "1" || system === "true";
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
  if (main !== undefined && archive.names.has(main)) return main;
  throw foreignFormat("zip_archive");
}

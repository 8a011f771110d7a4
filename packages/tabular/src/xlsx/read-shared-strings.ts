import type { WorkbookArchive } from "./workbook-archive.ts";
import { readXml } from "./read-xml.ts";
import type { TableLimits } from "../table-limits.ts";
import { SharedStrings } from "./shared-strings.ts";
import { decodeXlsxText, ESCAPE_CHARACTERS } from "./xlsx-text.ts";

/**
 * Reads the part `name` (ECMA-376 part 1 §18.4.9); an empty table where there is none. Rich text is joined, readings left out. Of
 * a string that is longer than a cell may be, enough is kept for the cell that refers to it to be refused.
 */
export async function readSharedStrings(
  archive: WorkbookArchive,
  name: string | null,
  fd: number,
  { cellCharacters }: Pick<TableLimits, "cellCharacters">,
): Promise<SharedStrings> {
  const strings = new SharedStrings(fd);
  const part = name === null ? null : archive.open(name);
  if (part === null) return strings;
  const rawCharacters = cellCharacters * ESCAPE_CHARACTERS;
  let text = "";
  let inText = false;
  let inReading = false;
  const events = readXml(part, {
    open(tag) {
      if (tag === "si") text = "";
      else if (tag === "t") inText = !inReading;
      else if (tag === "rPh") inReading = true;
    },
    close(tag) {
      if (tag === "si") strings.add(decodeXlsxText(text).slice(0, cellCharacters + 1));
      else if (tag === "t") inText = false;
      else if (tag === "rPh") inReading = false;
    },
    text(piece) {
      if (inText && text.length <= rawCharacters) text += piece;
    },
  });
  for await (const _ of events);
  return strings;
}

import type { WorkbookArchive } from "./workbook-archive.ts";
import { cellTooLarge, readXml } from "./read-xml.ts";
import type { TableLimits } from "../table-limits.ts";
import { SharedStrings } from "./shared-strings.ts";
import { decodeXlsxText } from "./xlsx-text.ts";

/** Reads the part `name` (ECMA-376 part 1 §18.4.9); an empty table where there is none. Rich text is joined, readings left out. */
export async function readSharedStrings(
  archive: WorkbookArchive,
  name: string | null,
  fd: number,
  limits: Pick<TableLimits, "cellCharacters">,
): Promise<SharedStrings> {
  const strings = new SharedStrings(fd);
  const part = name === null ? null : archive.open(name);
  if (part === null) return strings;
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
      if (tag === "si") strings.add(decodeXlsxText(text));
      else if (tag === "t") inText = false;
      else if (tag === "rPh") inReading = false;
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      if (text.length > limits.cellCharacters) throw cellTooLarge();
    },
  });
  for await (const _ of events);
  return strings;
}

import { numberFormat } from "./number-format.ts";
import type { NumberFormat } from "./number-format.ts";
import { readXml } from "./read-xml.ts";
import type { WorkbookArchive } from "./workbook-archive.ts";

/** Excel allows 65,490 cell formats in a workbook. */
const MAX_FORMATS = 100_000;

/** The number format of each cell format (`s` of a cell) in the part `name` (ECMA-376 part 1 §18.8); empty without one. */
export async function readStyles(archive: WorkbookArchive, name: string | null): Promise<readonly NumberFormat[]> {
  const formats: NumberFormat[] = [];
  const own = new Map<number, NumberFormat>();
  const part = name === null ? null : archive.open(name);
  if (part === null) return formats;
  let inCellFormats = false;
  const events = readXml(part, {
    open(tag, attributes) {
      const id = Number(attributes["numFmtId"]);
      if (tag === "cellXfs") inCellFormats = true;
      else if (tag === "numFmt" && own.size < MAX_FORMATS)
        own.set(id, numberFormat(id, attributes["formatCode"] ?? ""));
      else if (tag === "xf" && inCellFormats && formats.length < MAX_FORMATS)
        formats.push(own.get(id) ?? numberFormat(id, undefined));
    },
    close(tag) {
      if (tag === "cellXfs") inCellFormats = false;
    },
    text: () => undefined,
  });
  for await (const _ of events);
  return formats;
}

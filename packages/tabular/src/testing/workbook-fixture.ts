import yazl from "yazl";
import { bytesOf } from "./table-fixtures.ts";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** A ZIP file with these parts, in this order. */
export async function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return bytesOf(zip.outputStream as unknown as AsyncIterable<Buffer>);
}

/** Pieces of a workbook as Excel writes it, each without its root element. */
export interface WorkbookPieces {
  /** Contents of `<worksheet>`, by sheet name. */
  readonly sheets: Record<string, string>;
  readonly hidden?: readonly string[];
  /** Contents of `<sst>`. */
  readonly sharedStrings?: string;
  /** Contents of `<styleSheet>`. */
  readonly styles?: string;
  /** Attributes of `<workbookPr>`. */
  readonly properties?: string;
  /** Relationships of the first sheet: id to target. */
  readonly links?: Record<string, string>;
}

/** The parts of a workbook. Sheets come before the strings that they refer to, as some writers have it. */
export function workbookParts(pieces: WorkbookPieces): Record<string, string> {
  const names = Object.keys(pieces.sheets);
  const relation = (id: string, type: string, target: string, mode = ""): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode}/>`;
  const links = Object.entries(pieces.links ?? {}).map(([id, target]) =>
    relation(id, "hyperlink", target, ' TargetMode="External"'),
  );
  return {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships ${PACKAGE}>${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml":
      `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr ${pieces.properties ?? ""}/><sheets>` +
      names
        .map((name, index) => {
          const state = pieces.hidden?.includes(name) === true ? ' state="hidden"' : "";
          return `<sheet name="${name}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
        })
        .join("") +
      "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels":
      `<Relationships ${PACKAGE}>` +
      names.map((_, index) => relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`)).join("") +
      `${relation("rId98", "sharedStrings", "/xl/sharedStrings.xml")}${relation("rId99", "styles", "styles.xml")}</Relationships>`,
    ...Object.fromEntries(
      Object.values(pieces.sheets).map((xml, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet ${MAIN} xmlns:r="${OFFICE}">${xml}</worksheet>`,
      ]),
    ),
    "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships ${PACKAGE}>${links.join("")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}>${pieces.sharedStrings ?? ""}</sst>`,
    "xl/styles.xml": `<styleSheet ${MAIN}>${pieces.styles ?? ""}</styleSheet>`,
  };
}

/** A workbook as a file. */
export function workbook(pieces: WorkbookPieces): Promise<Buffer> {
  return zipOf(workbookParts(pieces));
}

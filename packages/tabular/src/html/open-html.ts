import type { ByteSource } from "../byte-source.ts";
import { decodeText } from "../decode-text.ts";
import { openRecords, type OpenContext } from "../open-records.ts";
import type { Table } from "../table.ts";
import { foreignFormat, TabularError } from "../tabular-error.ts";
import { detectEncoding, ENCODING_WINDOW_BYTES } from "../detect-encoding.ts";
import { TEXT_ENCODINGS, type TextEncoding } from "../text-encoding.ts";
import { readHtmlRows } from "./read-html-rows.ts";

/** Bytes in which a page names its encoding (HTML, "Determining the character encoding"). */
const PRESCAN_BYTES = 1_024;

/** Opens the tables of a web page, which many programs write under the name of .xls. Throws TabularError. */
export async function openHtml(source: ByteSource, context: Omit<OpenContext, "close">): Promise<Table> {
  const head = await source.head(ENCODING_WINDOW_BYTES);
  const text = decodeText(source, declaredEncoding(head) ?? detectEncoding(head).encoding, () => undefined);
  const close = async (): Promise<void> => await source.close();
  try {
    return (await openRecords({ format: "html" }, readHtmlRows(text, context.limits), { ...context, close })).table;
  } catch (error) {
    // A page without a table.
    if (error instanceof TabularError && error.code === "empty_file") throw foreignFormat("html", error);
    throw error;
  }
}

function declaredEncoding(head: Buffer): TextEncoding | null {
  const name = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/iu.exec(
    head.toString("latin1", 0, PRESCAN_BYTES),
  )?.[1];
  return TEXT_ENCODINGS.find((one) => one === name?.toLowerCase()) ?? null;
}

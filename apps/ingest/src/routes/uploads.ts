import { Readable } from "node:stream";
import { findAddresses, findAddressesInText, TEXT_LIMIT_CHARS } from "@rollcall/address";
import { openTable, TabularError } from "@rollcall/tabular";
import { isAppendedColumn } from "@rollcall/verification";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { importFile } from "../import-file.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { openUpload } from "../upload.ts";
import { describeList } from "./lists.ts";
import { parse } from "./parse.ts";

const PREVIEW = z.object({ file_name: z.string().max(255).optional() });
const PASTE = z.object({
  text: z.string().min(1).max(TEXT_LIMIT_CHARS),
  name: z.string().trim().min(1).max(200).optional(),
});
/** Pasted text is JSON: its characters may take six bytes each. */
const PASTE_LIMIT_BYTES = 32 * 1024 * 1024;
const PREVIEW_ROWS = 20;

/** What comes before a list: a look at a file, and text instead of one. */
export function uploadRoutes(app: FastifyInstance, services: Services): void {
  app.post("/v1/lists/preview", async (request) => {
    const query = parse(PREVIEW, request.query, "query");
    const { bytes, fileName } = await openUpload(request, query.file_name ?? null);
    try {
      return await preview(bytes, fileName);
    } catch (error) {
      if (error instanceof TabularError) throw new Problem(422, error.code, error.message);
      throw error;
    }
  });

  app.post("/v1/lists/paste", { bodyLimit: PASTE_LIMIT_BYTES }, async (request, reply) => {
    const { text, name } = parse(PASTE, request.body, "body");
    const found = findAddressesInText(text);
    if (found.length === 0) {
      throw new Problem(
        422,
        "no_address",
        "There is no e-mail address in this text.",
        "Paste text with addresses such as name@example.com.",
      );
    }
    const csv = `email\n${found.map((one) => `"${one.text.replaceAll('"', '""')}"\n`).join("")}`;
    const list = await importFile(services.store, {
      bytes: Readable.from([Buffer.from(csv)]),
      fileName: "pasted.csv",
      name: name ?? "Pasted text",
      columns: ["1"],
    });
    return reply
      .status(201)
      .header("location", `/v1/lists/${list.id}`)
      .send(await describeList(services, list, true));
  });
}

async function preview(bytes: AsyncIterable<Uint8Array>, fileName: string): Promise<object> {
  const table = await openTable(bytes, {
    fileName,
    looksLikeAddress: (cell) => cell.includes("@") && findAddresses(cell).length > 0,
    isIgnoredColumn: isAppendedColumn,
  });
  try {
    return {
      file_name: fileName,
      format: table.format,
      encoding: table.encoding,
      encoding_note: table.encodingNote,
      delimiter: table.delimiter,
      has_header: table.hasHeader,
      columns: table.columnNames,
      preview: table.preview.slice(0, PREVIEW_ROWS),
      address_columns: table.addressColumn === null ? [] : [table.addressColumn],
      column_guesses: table.columnGuess.map((guess) => ({
        column: guess.column,
        name: table.columnNames[guess.column] ?? "",
        share: guess.addressShare,
        score: guess.score,
      })),
      sheets: table.sheets,
    };
  } finally {
    await table.close();
  }
}

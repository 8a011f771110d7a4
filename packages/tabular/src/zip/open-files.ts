import { posix } from "node:path";
import { ByteSource } from "../byte-source.ts";
import { findPart, namedPart, type OpenedPart } from "../find-part.ts";
import type { OpenContext } from "../open-records.ts";
import type { Table, TableOptions } from "../table.ts";
import { foreignFormat } from "../tabular-error.ts";
import { damaged, type WorkbookArchive } from "../xlsx/workbook-archive.ts";

/** Opens the file inside an archive. */
export type OpenFile = (source: ByteSource, options: TableOptions) => Promise<Table>;

/** Files offered; an archive with more is no archive of lists. */
const MAX_FILES = 100;

/** Opens one file of an archive: the named one (`options.sheet`), or the first with addresses. Throws TabularError. */
export async function openFiles(
  archive: WorkbookArchive,
  openFile: OpenFile,
  { options, limits, close }: OpenContext,
): Promise<Table> {
  const files = archive.files.filter(isOffered).map((name) => ({ name }));
  if (files.length === 0 || files.length > MAX_FILES) throw foreignFormat("zip_archive");
  const open = async ({ name }: { readonly name: string }): Promise<OpenedPart> => {
    const bytes = archive.open(name);
    if (bytes === null) throw damaged(new Error(`${name} is not in the archive.`));
    const source = new ByteSource(bytes, limits.expandedBytes);
    const leave = async (): Promise<void> => await source.close();
    try {
      const { sheet: _, ...rest } = options;
      const table = await openFile(source, { ...rest, fileName: posix.basename(name) });
      return { table: { ...closingWith(table, close), sheets: files.map((file) => file.name), sheet: name }, leave };
    } catch (error) {
      await leave();
      throw error;
    }
  };
  if (options.sheet !== undefined) return (await open(namedPart(files, options.sheet, "file"))).table;
  return await findPart(files, open);
}

/** No folder, and nothing that programs hide in archives. */
function isOffered(name: string): boolean {
  return !name.endsWith("/") && !/(?:^|\/)(?:\.|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/iu.test(name);
}

/** The table, with `close` called when it ends or is closed. */
function closingWith(table: Table, close: () => Promise<void>): Table {
  const thenClose = async function* <Item>(items: AsyncGenerator<Item, void, undefined>) {
    try {
      yield* items;
    } finally {
      await close();
    }
  };
  return {
    ...table,
    rows: () => thenClose(table.rows()),
    packedRows: (columns) => thenClose(table.packedRows(columns)),
    close: async () => {
      await table.close();
      await close();
    },
  };
}

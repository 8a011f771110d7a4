import type { ByteSource } from "../byte-source.ts";
import { openOds } from "../ods/open-ods.ts";
import { spool } from "../spool.ts";
import type { Table, TableOptions } from "../table.ts";
import type { TableLimits } from "../table-limits.ts";
import { foreignFormat } from "../tabular-error.ts";
import { openXlsx } from "../xlsx/open-xlsx.ts";
import { openArchive } from "../xlsx/workbook-archive.ts";
import { openFiles, type OpenFile } from "./open-files.ts";

/** How a ZIP container is read. */
export interface ZipReading {
  readonly gzip: boolean;
  readonly options: TableOptions;
  readonly limits: TableLimits;
  /** Opens a file inside; null within another container, where one more would only hide something. */
  readonly openFile: OpenFile | null;
}

/** Opens a ZIP container: an XLSX or ODS workbook, or an archive of lists. Throws TabularError. */
export async function openZip(source: ByteSource, reading: ZipReading): Promise<Table> {
  const { gzip, options, limits, openFile } = reading;
  const spooled = await spool(source, options.temporaryFolder);
  try {
    const archive = await openArchive(spooled.container.fd, limits);
    const context = { gzip, options, limits, close: spooled.close };
    if (archive.names.has("_rels/.rels")) return await openXlsx(archive, spooled, context);
    if (archive.names.has("mimetype") && archive.names.has("content.xml"))
      return await openOds(archive, spooled.containerBytes, context);
    if (archive.names.has("index/document.iwa")) throw foreignFormat("numbers");
    if (openFile === null) throw foreignFormat("zip_archive");
    return await openFiles(archive, openFile, context);
  } catch (error) {
    await spooled.close();
    throw error;
  }
}

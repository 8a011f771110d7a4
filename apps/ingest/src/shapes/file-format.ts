import { z } from "zod";

/** Formats of downloads: see `TableOutput` of @rollcall/tabular. Programs that name none get every cell as it is. */
export const FILE_FORMAT = z.enum(["csv", "csv_excel", "xlsx", "jsonl"]).default("csv");

export type FileFormat = z.infer<typeof FILE_FORMAT>;

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The content type of each format, uncompressed. */
export const CONTENT_TYPES: Readonly<Record<FileFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  csv_excel: "text/csv; charset=utf-8",
  xlsx: XLSX,
  jsonl: "application/jsonl; charset=utf-8",
};

/** As they are declared in the API's description. */
export const FILE_TYPES = ["text/csv", XLSX, "application/jsonl"] as const;

/** The extension of a file's name, without the dot. */
export const extensionOf = (format: FileFormat): string => (format === "csv_excel" ? "csv" : format);

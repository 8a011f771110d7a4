/** How a file is written, by its name. */
export interface OutFormat {
  readonly format: "csv" | "xlsx" | "jsonl";
  readonly gzip: boolean;
}

/** Reads `cleaned.csv`, `cleaned.xlsx`, `cleaned.jsonl`, each also with `.gz`; null for anything else. */
export function outFormat(file: string): OutFormat | null {
  const match = /\.(csv|txt|xlsx|jsonl)(\.gz)?$/i.exec(file);
  const extension = match?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  const format = extension === "xlsx" || extension === "jsonl" ? extension : "csv";
  return { format, gzip: match?.[2] !== undefined };
}

import type { ExportQuery } from "../api/lists.ts";
import type { Status } from "../api/schemas.ts";

export type Preset = "safe" | "safe_and_risky" | "undeliverable" | "unknown" | "everything" | "custom";
export type Format = "csv" | "csv_excel" | "xlsx" | "jsonl";

type Target = NonNullable<ExportQuery["target"]>;

/** Mail tools, by their own names. */
export const TARGETS: Record<Target | "none", string> = {
  none: "Any program",
  activecampaign: "ActiveCampaign",
  brevo: "Brevo",
  hubspot: "HubSpot",
  klaviyo: "Klaviyo",
  listmonk: "listmonk",
  mailchimp: "Mailchimp",
  mautic: "Mautic",
};

export interface ExportChoice {
  readonly preset: Preset;
  readonly format: Format;
  readonly semicolon: boolean;
  readonly gzip: boolean;
  /** Of a custom download. */
  readonly statuses: readonly Status[];
  /** Of all downloads but “everything”. */
  readonly withoutDuplicates: boolean;
  /** Of rows with several addresses: a line for each. */
  readonly perAddress: boolean;
  /** A ZIP archive with a file for each status. */
  readonly byStatus: boolean;
  /** The columns to write, in order; empty: all. */
  readonly columns: readonly string[];
  /** The mail tool that the file is for; its columns have the names that its import knows. */
  readonly target: Target | "none";
}

export const FIRST_CHOICE: ExportChoice = {
  preset: "safe",
  format: "csv_excel",
  semicolon: false,
  gzip: false,
  statuses: ["deliverable"],
  withoutDuplicates: true,
  perAddress: false,
  byStatus: false,
  columns: [],
  target: "none",
};

interface PresetWords {
  readonly label: string;
  readonly note: string;
  /** The statuses in it. */
  readonly holds: readonly Status[];
}

export const PRESETS: Record<Exclude<Preset, "custom">, PresetWords> = {
  safe: { label: "Safe to send", note: "Deliverable addresses only", holds: ["deliverable"] },
  safe_and_risky: {
    label: "Safe and risky",
    note: "Everything that may arrive; send risky addresses in small batches",
    holds: ["deliverable", "risky"],
  },
  undeliverable: {
    label: "Undeliverable",
    note: "For the suppression list of your mail tool",
    holds: ["undeliverable"],
  },
  unknown: { label: "Unknown", note: "No clear answer; check again later", holds: ["unknown"] },
  everything: {
    label: "Everything",
    note: "Every row in its original order, with the results added",
    holds: ["deliverable", "risky", "undeliverable", "unknown"],
  },
};

export const FORMATS: Record<Format, { readonly label: string; readonly note: string }> = {
  csv_excel: { label: "CSV for Excel", note: "Opens directly in Excel; formulas are neutralised" },
  xlsx: { label: "Excel workbook", note: ".xlsx" },
  csv: { label: "CSV", note: "For machines: plain UTF-8" },
  jsonl: { label: "JSON Lines", note: "One object per line" },
};

export function exportQuery(choice: ExportChoice): ExportQuery {
  const isCsv = choice.format === "csv" || choice.format === "csv_excel";
  const isCustom = choice.preset === "custom";
  return {
    preset: choice.preset,
    format: choice.format,
    gzip: choice.gzip && choice.format !== "xlsx" && !choice.byStatus ? "true" : undefined,
    delimiter: isCsv && choice.semicolon ? "semicolon" : undefined,
    status: isCustom ? [...choice.statuses] : undefined,
    target: choice.target === "none" ? undefined : choice.target,
    lines: choice.perAddress ? "addresses" : undefined,
    split: choice.byStatus ? "status" : undefined,
    columns: choice.target === "none" && choice.columns.length > 0 ? [...choice.columns] : undefined,
    duplicates: choice.preset === "everything" ? undefined : choice.withoutDuplicates ? "false" : "true",
  };
}

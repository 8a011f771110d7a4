/** Statuses in each export preset; null: all, including rows without a status. */
export const PRESET_STATUSES = {
  everything: null,
  safe: ["deliverable"],
  safe_and_risky: ["deliverable", "risky"],
  undeliverable: ["undeliverable"],
  unknown: ["unknown"],
} as const satisfies Record<string, readonly string[] | null>;

/** An export preset. */
export type Preset = keyof typeof PRESET_STATUSES;

/** Whether duplicates are written, where a request leaves that open: a row for each address, except in all of the file. */
export function usualDuplicates(preset: string): "keep" | "leave_out" {
  return preset === "everything" ? "keep" : "leave_out";
}

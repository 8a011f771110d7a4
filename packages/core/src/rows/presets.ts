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

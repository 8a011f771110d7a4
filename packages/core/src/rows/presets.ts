/** Which statuses of a list's rows a ready-made export has; null: all, those without a status too. */
export const PRESET_STATUSES = {
  everything: null,
  safe: ["deliverable"],
  safe_and_risky: ["deliverable", "risky"],
  undeliverable: ["undeliverable"],
  unknown: ["unknown"],
} as const satisfies Record<string, readonly string[] | null>;

/** A ready-made export. */
export type Preset = keyof typeof PRESET_STATUSES;

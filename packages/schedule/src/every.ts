/** Presets as cron expressions: at six in the morning, on Mondays, on the first of the month or quarter. */
export const EVERY = {
  weekly: "0 6 * * 1",
  monthly: "0 6 1 * *",
  quarterly: "0 6 1 1,4,7,10 *",
} as const;

export type Every = keyof typeof EVERY;

/** A pacing key with due work, for the sweeper to open lanes for. */
export interface DueKey {
  readonly pacingKey: string;
  readonly egress: string;
  readonly state: unknown;
}

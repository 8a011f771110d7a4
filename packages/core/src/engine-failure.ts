import { type Database, DiskFullError, explainByRoom, isConnectionLost, isReadOnly } from "@rollcall/postgres";

/** Why the database could not do something. */
export type EngineFailure =
  /** `message`: a sentence for the operator. */
  | { readonly type: "disk_full"; readonly message: string }
  /** Unreachable for now: a retry in a few seconds may succeed. */
  | { readonly type: "away" }
  /** A standby, or set to read-only: reads work. */
  | { readonly type: "read_only" };

/** Classifies a database error; null: it is about something else. */
export async function engineFailure({ room }: Pick<Database, "room">, error: unknown): Promise<EngineFailure | null> {
  const reason = await explainByRoom(room, error);
  if (reason instanceof DiskFullError) return { type: "disk_full", message: reason.message };
  if (isReadOnly(reason)) return { type: "read_only" };
  return isConnectionLost(reason) ? { type: "away" } : null;
}

import { type Database, DiskFullError, explainByRoom, isConnectionLost } from "@rollcall/postgres";

/** Why the database could not do what it was asked for. */
export type EngineFailure =
  /** `message` is a sentence for the operator. */
  | { readonly type: "disk_full"; readonly message: string }
  /** It can't be reached just now: the same request may succeed in a few seconds. */
  | { readonly type: "away" };

/** What an error says of the database, or null where it is about something else. */
export async function engineFailure({ room }: Pick<Database, "room">, error: unknown): Promise<EngineFailure | null> {
  const reason = await explainByRoom(room, error);
  if (reason instanceof DiskFullError) return { type: "disk_full", message: reason.message };
  return isConnectionLost(reason) ? { type: "away" } : null;
}

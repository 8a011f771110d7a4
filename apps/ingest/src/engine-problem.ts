import { type Database, DiskFullError, explainByRoom, isConnectionLost } from "@rollcall/db";
import { Problem } from "./problem.ts";

/** What a failure of the database is to a client: a full disk, or an engine that is away; null: something else. */
export async function engineProblem({ room }: Pick<Database, "room">, error: unknown): Promise<Problem | null> {
  const reason = await explainByRoom(room, error);
  if (reason instanceof DiskFullError) {
    return new Problem(507, reason.code, reason.message, "The operator has to make room: nothing of this was kept.");
  }
  if (!isConnectionLost(reason)) return null;
  return new Problem(
    503,
    "database_away",
    "The database can't be reached just now.",
    "Try again in a few seconds. `/readyz` says when it is back.",
  );
}

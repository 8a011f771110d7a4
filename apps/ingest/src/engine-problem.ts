import { type Database, engineFailure } from "@rollcall/core";
import { Problem } from "./problem.ts";

/** What a failure of the database is to a client: a full disk, or an engine that is away; null: something else. */
export async function engineProblem(database: Pick<Database, "room">, error: unknown): Promise<Problem | null> {
  const failure = await engineFailure(database, error);
  switch (failure?.type) {
    case undefined:
      return null;
    case "disk_full":
      return new Problem(507, "disk_full", failure.message, "The operator has to make room: nothing of this was kept.");
    case "away":
      return new Problem(
        503,
        "database_away",
        "The database can't be reached just now.",
        "Try again in a few seconds. `/readyz` says when it is back.",
      );
  }
}

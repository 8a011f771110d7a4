import type { WaitingContact } from "../records/check.ts";
import type { Database } from "@rollcall/postgres";

const COLUMNS = `c.id AS "contactId", c.domain, c.syntax_problem AS "syntaxProblem", c.role, c.disposable`;

/** Contacts of a run whose text is no address, and that have no verdict in it yet. */
export async function readSyntaxProblems(database: Database, runId: number, limit: number): Promise<WaitingContact[]> {
  const { rows } = await database.pool.query<WaitingContact>(
    `SELECT ${COLUMNS} FROM checks k JOIN contacts c ON c.id = k.contact_id
     WHERE k.run_id = $1 AND k.state = 'waiting' AND k.domain IS NULL LIMIT $2`,
    [runId, limit],
  );
  return rows;
}

/** A run older than this was left by whoever started it. */
const FORGOTTEN_S = 60;

/** The same of all runs, where whoever started them did not get to it. */
export async function readForgottenSyntaxProblems(database: Database, limit: number): Promise<WaitingContact[]> {
  const { rows } = await database.pool.query<WaitingContact>(
    `SELECT DISTINCT ${COLUMNS} FROM checks k JOIN contacts c ON c.id = k.contact_id JOIN runs r ON r.id = k.run_id
     WHERE k.state = 'waiting' AND k.domain IS NULL AND r.created_at < now() - make_interval(secs => ${FORGOTTEN_S}) LIMIT $1`,
    [limit],
  );
  return rows;
}

/** Contacts that wait, in any run, for one of these domains. */
export async function readWaiting(
  database: Database,
  domains: readonly string[],
  limit: number,
): Promise<WaitingContact[]> {
  const { rows } = await database.pool.query<WaitingContact>(
    `SELECT DISTINCT ${COLUMNS} FROM checks k JOIN contacts c ON c.id = k.contact_id
     WHERE k.state = 'waiting' AND k.domain = ANY($1) LIMIT $2`,
    [domains, limit],
  );
  return rows;
}

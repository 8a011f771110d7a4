import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";

/** What an export writes, and how, under a name. */
export interface ExportPreset {
  readonly id: number;
  readonly name: string;
  /** Parameters of an export, as the API takes them. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

/** More of them nobody finds again. */
const PRESETS_LIMIT = 200;

const COLUMNS = `id, name, options, created_at AS "createdAt"`;

/** All presets by name. */
export async function readExportPresets({ pool }: Database): Promise<readonly ExportPreset[]> {
  return (await pool.query<ExportPreset>(`SELECT ${COLUMNS} FROM export_presets ORDER BY name, id`)).rows;
}

/** The preset with this name, or null. */
export async function findExportPreset({ pool }: Database, name: string): Promise<ExportPreset | null> {
  const { rows } = await pool.query<ExportPreset>(`SELECT ${COLUMNS} FROM export_presets WHERE name = $1`, [name]);
  return rows[0] ?? null;
}

const STORE = `
  INSERT INTO export_presets (name, options) SELECT $1, $2
  WHERE (SELECT count(*) FROM export_presets WHERE name <> $1) < ${PRESETS_LIMIT}
  ON CONFLICT (name) DO UPDATE SET options = excluded.options RETURNING ${COLUMNS}`;

/** Stores a preset, in the place of the one with its name. Null: there are too many. */
export async function storeExportPreset(
  database: Database,
  by: Actor,
  { name, options }: Pick<ExportPreset, "name" | "options">,
): Promise<ExportPreset | null> {
  return await inTransaction(database, async (client) => {
    const { rows } = await client.query<ExportPreset>(STORE, [name, JSON.stringify(options)]);
    const [stored] = rows;
    if (stored === undefined) return null;
    await audit(client, { actor: by, action: "preset.stored", subject: stored.id });
    return stored;
  });
}

/** False: no such preset. */
export async function deleteExportPreset(database: Database, by: Actor, id: number): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query("DELETE FROM export_presets WHERE id = $1", [id]);
    if (rowCount === 0) return false;
    await audit(client, { actor: by, action: "preset.deleted", subject: id });
    return true;
  });
}

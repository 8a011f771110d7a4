import { escapeIdentifier, type Transaction } from "../database.ts";

/**
 * Ids of one partition: many more than are drawn while it is the last. The nth has those from n times this on, so bounds never
 * depend on data. A new partition begins where its sequence is set ahead; no id is left without one.
 */
const PARTITION_IDS = 2n ** 40n;

/** A partition of a table by its ids. */
export interface IdPartition {
  /** From 0. */
  readonly number: number;
  /** Its own name, to be put into statements. */
  readonly name: string;
  /** Its ids: the first, and the first of the next partition. */
  readonly from: string;
  readonly to: string;
}

/** The nth partition of a table, whether it exists or not. */
export function idPartition(table: string, number: number): IdPartition {
  return {
    number,
    name: `${table}_${number}`,
    from: (PARTITION_IDS * BigInt(number)).toString(),
    to: (PARTITION_IDS * BigInt(number + 1)).toString(),
  };
}

/** The number of the partition that an id belongs to. */
export function partitionNumber(id: string): number {
  return Number(BigInt(id) / PARTITION_IDS);
}

/** SQL: the bounds of a partition. The first one takes all that come before, too. */
export function boundsOf({ number, from, to }: IdPartition): string {
  return `FOR VALUES FROM (${number === 0 ? "MINVALUE" : from}) TO (${to})`;
}

const PARTITIONS = `
  SELECT substring(c.relname FROM '_([0-9]+)$')::int AS number FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
  WHERE i.inhparent = $1::regclass ORDER BY 1`;

/** The partitions of a table, oldest first. */
export async function readIdPartitions(client: Pick<Transaction, "query">, table: string): Promise<IdPartition[]> {
  const { rows } = await client.query<{ number: number }>(PARTITIONS, [table]);
  return rows.map(({ number }) => idPartition(table, number));
}

/**
 * Adds the nth partition if it is missing. Rows are read and inserted meanwhile: attaching takes a weaker lock than `CREATE TABLE …
 * PARTITION OF`. Must run in a transaction.
 */
export async function addIdPartition(client: Pick<Transaction, "query">, table: string, number: number): Promise<void> {
  const existing = await readIdPartitions(client, table);
  if (existing.some((one) => one.number === number)) return;
  const added = idPartition(table, number);
  const [whole, part] = [escapeIdentifier(table), `public.${escapeIdentifier(added.name)}`];
  await client.query(`CREATE TABLE ${part} (LIKE ${whole} INCLUDING DEFAULTS)`);
  await client.query(`ALTER TABLE ${whole} ATTACH PARTITION ${part} ${boundsOf(added)}`);
}

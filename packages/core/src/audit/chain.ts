import { createHash } from "node:crypto";
import { type Database, inShortTransaction, type Queries } from "@rollcall/postgres";

// Entries are written in the transactions of the acts that they record, and commit in any order. So they are chained
// afterwards: each gets a place and a hash over the one before it. Whoever changes, removes or inserts an entry must
// rewrite all that follow, and then the last hash differs from one that was kept elsewhere. The chain runs over digests:
// an erasure that takes an address out of an entry leaves it whole.

/** Any constant of its own: "audi" in ASCII. */
const SEAL_LOCK = 0x61756469;

/** Entries per transaction and per page. */
const PAGE = 1_000;

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: unknown;
}

interface SealedRow extends Row {
  readonly place: string;
  readonly digest: Buffer;
  readonly hash: Buffer;
}

const HEAD = "SELECT place, hash FROM audit_entries WHERE place IS NOT NULL ORDER BY place DESC LIMIT 1";

const UNSEALED = `
  SELECT id, at, actor, action, subject, detail FROM audit_entries WHERE place IS NULL ORDER BY id LIMIT ${PAGE}`;

const SEAL = `
  UPDATE audit_entries e SET place = n.place, digest = n.digest, hash = n.hash
  FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bytea[]) AS n (id, place, digest, hash) WHERE e.id = n.id`;

/** Adds the entries that were written since to the chain; returns how many. Safe from several processes at once. */
export async function sealAudit(database: Database): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await inShortTransaction(database, async (client) => {
      await client.query("SELECT pg_advisory_xact_lock($1)", [SEAL_LOCK]);
      return await sealPage(client);
    });
    sealed += count;
    if (count < PAGE) return sealed;
  }
}

async function sealPage(client: Queries): Promise<number> {
  const { rows } = await client.query<Row>(UNSEALED);
  if (rows.length === 0) return 0;
  const [head] = (await client.query<{ place: string; hash: Buffer }>(HEAD)).rows;
  let place = BigInt(head?.place ?? 0);
  let hash: Buffer = head?.hash ?? START;
  const links = rows.map((row) => {
    place += 1n;
    const digest = digestOf(row);
    hash = link(hash, place, digest);
    return { id: row.id, place, digest, hash };
  });
  await client.query(SEAL, [
    links.map(({ id }) => id),
    links.map((one) => String(one.place)),
    links.map(({ digest }) => digest),
    links.map((one) => one.hash),
  ]);
  return rows.length;
}

const START = Buffer.alloc(32);

/** Hash of what an entry says. jsonb has one order of keys, so `detail` reads the same each time. */
function digestOf({ id, at, actor, action, subject, detail }: Row): Buffer {
  return createHash("sha256")
    .update(JSON.stringify([id, at.toISOString(), actor, action, subject, detail]))
    .digest();
}

/** Hash of the chain up to an entry. */
function link(before: Buffer, place: bigint, digest: Buffer): Buffer {
  return createHash("sha256").update(before).update(String(place)).update(digest).digest();
}

/** What an examination of the chain found. */
export type AuditChain =
  /**
   * `entries` in the chain, of which an erasure has taken an address out of `redacted`; `unsealed` ones that are not in it yet;
   * `head`: the last hash in hexadecimal, null: empty.
   */
  | {
      readonly type: "whole";
      readonly entries: number;
      readonly redacted: number;
      readonly unsealed: number;
      readonly head: string | null;
    }
  /** The first entry at which the chain does not fit, by its place and, if it is there, its id. */
  | {
      readonly type: "broken";
      readonly place: number;
      readonly id: number | null;
      readonly what: "changed" | "missing";
    };

const PAGE_OF_CHAIN = `
  SELECT id, at, actor, action, subject, detail, place, digest, hash FROM audit_entries
  WHERE place > $1 ORDER BY place LIMIT ${PAGE}`;

/**
 * Recomputes the whole chain. `knownHead`: a last hash from an earlier examination, in hexadecimal, which must be in the chain still:
 * without one, entries removed from its end can't be noticed.
 */
export async function verifyAudit(database: Database, knownHead: string | null = null): Promise<AuditChain> {
  let place = 0n;
  let hash: Buffer = START;
  let isKnown = knownHead === null;
  let redacted: SealedRow[] = [];
  let redactions = 0;
  for (;;) {
    const { rows } = await database.pool.query<SealedRow>(PAGE_OF_CHAIN, [String(place)]);
    for (const row of rows) {
      place += 1n;
      if (BigInt(row.place) !== place) return { type: "broken", place: Number(place), id: null, what: "missing" };
      hash = link(hash, place, row.digest);
      const isSame = digestOf(row).equals(row.digest);
      if (!hash.equals(row.hash) || (!isSame && !isRedacted(row))) return changed(row);
      if (!isSame) redacted.push(row);
      if (row.action === ERASED) [redactions, redacted] = [redactions + redacted.length, []];
      isKnown ||= hash.toString("hex") === knownHead?.toLowerCase();
    }
    if (rows.length < PAGE) break;
  }
  // Only an erasure redacts, and it is an entry of its own afterwards.
  const [unexplained] = redacted;
  if (unexplained !== undefined) return changed(unexplained);
  if (!isKnown) return { type: "broken", place: Number(place) + 1, id: null, what: "missing" };
  const unsealed = await database.prisma.auditEntry.count({ where: { place: null } });
  const head = place === 0n ? null : hash.toString("hex");
  return { type: "whole", entries: Number(place), redacted: redactions, unsealed, head };
}

const ERASED = "address.erased";

function isRedacted({ subject, detail, actor }: Row): boolean {
  return [actor, subject ?? "", JSON.stringify(detail)].some((text) => text.includes("[erased]"));
}

function changed({ place, id }: SealedRow): AuditChain {
  return { type: "broken", place: Number(place), id: Number(id), what: "changed" };
}

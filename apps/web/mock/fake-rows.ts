import type { Reason, Result, VerdictFields } from "../src/api/schemas.ts";
import { chanceOf, pick } from "./chance.ts";
import { DOMAINS, FIRST_NAMES, LAST_NAMES, REPLIES, scoreOf, statusOf, type FakeDomain } from "./fake-world.ts";

const SAFE = { deliverable: "yes", risky: "risky", undeliverable: "no", unknown: "unknown" } as const;
const ROLES = /^(?:info|sales|support|office)@/u;

/** A row of the mock has everything. */
export type FakeRow = Required<Result> & { readonly email: string };

type FakeVerdict = Required<VerdictFields> & { readonly email: string };

/** The verdict fields that an address with this reason has. */
export function verdictOf(email: string, reason: Reason, world: FakeDomain | null, checkedAt: string): FakeVerdict {
  const status = statusOf(reason);
  const reply = REPLIES[reason];
  return {
    email,
    status,
    reason,
    safe_to_send: SAFE[status],
    score: scoreOf(reason),
    suggestion: email.endsWith("@gmial.example") ? email.replace("gmial", "gmail") : null,
    catch_all: reason === "catch_all" ? true : reason === "accepted" ? false : null,
    disposable: reason === "disposable",
    role: ROLES.test(email),
    free: world?.free ?? false,
    full: reason === "mailbox_full" ? true : reason === "accepted" ? false : null,
    disabled: reason === "mailbox_disabled",
    mx_host: reply === undefined ? null : (world?.mxHost ?? null),
    provider: world?.provider ?? null,
    smtp_code: reply?.[0] ?? null,
    enhanced_code: reply?.[1] ?? null,
    smtp_reply: reply === undefined ? null : `${reply[1]} ${reply[2]}`,
    checked_at: checkedAt,
    attempts: reason === "greylisted" ? 3 : 1,
    duration_ms: 180 + ((email.length * 37) % 900),
  };
}

/** A list's rows with the verdicts that they will get. */
export function makeRows(seed: number, count: number, nowMs: number): readonly FakeRow[] {
  const random = chanceOf(seed);
  const weighted = DOMAINS.map((world) => [world, world.weight] as const);
  const rows: FakeRow[] = [];
  for (let row = 2; row < count + 2; row += 1) {
    const earlier = rows[Math.floor(random() * rows.length)];
    const isDuplicate = random() < 0.024 && earlier !== undefined && earlier.duplicate_of_row === null;
    rows.push(isDuplicate ? { ...earlier, row_number: row, duplicate_of_row: earlier.row_number } : freshRow(row));
  }
  return rows;

  function freshRow(row: number): FakeRow {
    const world = pick(random, weighted);
    const first = FIRST_NAMES[Math.floor(random() * FIRST_NAMES.length)] ?? "ada";
    const last = LAST_NAMES[Math.floor(random() * LAST_NAMES.length)] ?? "lovelace";
    const isBroken = random() < 0.012;
    const local = random() < 0.03 ? "info" : `${first}.${last}${Math.floor(random() * 90) + 10}`;
    const input = isBroken ? `${local} ${world.domain}` : `${local}@${world.domain}`;
    const reason = isBroken ? "invalid_syntax" : pick(random, world.reasons);
    const checkedAt = new Date(nowMs - Math.floor(random() * 5_400_000) - 600_000).toISOString();
    return {
      row_number: row,
      cells: [
        capital(first),
        capital(last),
        capital(world.domain.split(".")[0] ?? ""),
        input,
        row % 7 === 0 ? "" : "newsletter",
      ],
      input,
      duplicate_of_row: null,
      contact_id: isBroken ? null : `${seed}-${row}`,
      ...verdictOf(isBroken ? "" : input, reason, isBroken ? null : world, checkedAt),
    };
  }
}

/** The row before its turn has come. */
export function withoutVerdict(row: FakeRow): FakeRow {
  return {
    ...row,
    status: null,
    reason: null,
    safe_to_send: null,
    score: null,
    suggestion: null,
    catch_all: null,
    mx_host: null,
    provider: null,
    smtp_code: null,
    enhanced_code: null,
    smtp_reply: null,
    checked_at: null,
  };
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

import { escapeLiteral } from "@rollcall/postgres";
import type { AnswersOf, RowFilter } from "../lists/list.ts";
import { domainSql, traitSql } from "./named-contact.ts";

export const EVERY_ROW: RowFilter = {
  statuses: null,
  reasons: null,
  providers: null,
  domains: null,
  duplicates: "keep",
  disposable: null,
  role: null,
  free: null,
  catchAll: null,
  search: null,
};

/**
 * SQL: fields of the contact that answers row `r`: of the stored contact (`c`) if there is one, else of the row's
 * leading address. The domain is in A-labels; null for a malformed address.
 */
export const NAMED = {
  asked: "COALESCE(c.asked, r.asked)",
  domain: `CASE WHEN c.id IS NULL THEN ${domainSql("r")} ELSE c.domain END`,
  suggestion: "CASE WHEN c.id IS NULL THEN r.suggestion ELSE c.suggestion END",
  role: `COALESCE(c.role, ${traitSql("r", "role")})`,
  disposable: `COALESCE(c.disposable, ${traitSql("r", "disposable")})`,
  free: `COALESCE(c.free, ${traitSql("r", "free")})`,
  relay: `COALESCE(c.relay, ${traitSql("r", "relay")})`,
} as const;

/** Columns of an `AnsweredRow`, in the order that `toAnsweredRow` reads them. */
const ANSWER_COLUMNS = [
  "r.row_number",
  "r.cells",
  "r.duplicate_of_row",
  "CONTACT",
  NAMED.asked,
  NAMED.suggestion,
  NAMED.role,
  NAMED.disposable,
  NAMED.free,
  "STATUS",
  "REASON",
  "SAFE",
  "SCORE",
  "v.catch_all",
  "v.provider",
  "v.mx_host",
  "v.smtp_code",
  "v.enhanced_code",
  "v.smtp_reply",
  "COALESCE(v.attempts, NULLIF(k.attempts, 0))",
  "v.duration_ms",
  "v.checked_at",
  "CASE WHEN v.id IS NULL AND k.retry_reason IS NOT NULL THEN k.evidence END",
  "k.verdict_id IS NULL AND v.id IS NOT NULL",
  "OTHERS",
  "CORRECTED",
  "CORRECTED_STATUS",
  NAMED.relay,
] as const;

/** Answers as a page or a file shows them. */
export interface ShownAnswers extends AnswersOf {
  /** A line for each address of a row, instead of the best one's answer. */
  readonly isPerAddress?: boolean;
  /** A file is read later, elsewhere: a check that is open is `not_answered_yet`, not what it waits for at the moment. */
  readonly isFile?: boolean;
  /** A row with an accepted correction shows the corrected address and its status, as if the list had it. */
  readonly isCorrected?: boolean;
}

/**
 * The rows of a list with the answers of a run. Values are inlined because COPY has no parameters; unused conditions
 * are omitted, which helps the planner.
 */
export function answerQuery(of: ShownAnswers, filter: RowFilter, columns: readonly string[] = ANSWER_COLUMNS): string {
  const picksBest = of.several && of.isPerAddress !== true;
  const contact = picksBest ? "COALESCE(best.id, r.contact_id)" : "r.contact_id";
  const isCorrected = of.corrected === true && of.isCorrected === true;
  const ownStatus = `CASE WHEN ${WITHHELD} THEN 'unknown' ELSE ${statusOf(of)} END`;
  const status = isCorrected
    ? `CASE WHEN x.asked IS NULL THEN ${ownStatus} ELSE ${correctedStatusOf(of)} END`
    : ownStatus;
  const shown = isCorrected ? `COALESCE(x.corrected_id, ${contact})` : contact;
  const reason = `CASE WHEN ${WITHHELD} THEN 'suppressed' ELSE ${reasonOf(of)} END`;
  const derived: Readonly<Record<string, string>> = {
    CONTACT: shown,
    ...(isCorrected ? { [NAMED.asked]: `COALESCE(x.asked, ${NAMED.asked})` } : {}),
    STATUS: status,
    REASON: reason,
    SAFE: `CASE WHEN ${SUPPRESSED} THEN 'no' ELSE COALESCE(v.safe_to_send, ${status}) END`,
    PLACE: of.isPerAddress === true ? "r.place" : "1",
    NTH: `row_number() OVER (PARTITION BY ${shown} ORDER BY r.row_number${of.isPerAddress === true ? ", r.place" : ""})`,
    OTHERS: picksBest ? "others.answers" : "NULL",
    CORRECTED: of.corrected === true ? "x.asked" : "NULL",
    CORRECTED_STATUS: of.corrected === true ? correctedStatusOf(of) : "NULL",
    SCORE: `CASE WHEN ${WITHHELD} THEN ${SUPPRESSED_SCORE} ELSE v.score END`,
  };
  return `SELECT ${columns.map((column) => derived[column] ?? column).join(", ")}
    FROM ${of.isPerAddress === true ? ADDRESS_LINES : "list_rows"} r
    ${picksBest ? bestOf(of) + othersOf(of) : ""}
    LEFT JOIN contacts c ON c.id = ${contact}
    LEFT JOIN suppressions sa ON sa.contact_id = ${contact}
    LEFT JOIN suppressions sd ON sd.entry = ${NAMED.domain}
    LEFT JOIN checks k ON k.run_id = ${of.runId ?? 0} AND k.contact_id = ${contact}
    LEFT JOIN verdicts v ON v.id = ${STANDING}
    ${of.corrected === true ? correctedOf(of, contact) : ""}
    WHERE ${[`r.list_id = ${of.listId}`, ...conditions(filter, status, reason)].join(" AND ")}`;
}

/** The same rows in order, but only the first that shows each address, among those that pass the filter. */
export function onePerAddressQuery(of: ShownAnswers, filter: RowFilter): string {
  const names = ANSWER_COLUMNS.map((_, at) => `a${at}`);
  const contact = `a${ANSWER_COLUMNS.indexOf("CONTACT")}`;
  const rows = answerQuery(of, { ...filter, duplicates: "keep" }, [...ANSWER_COLUMNS, "PLACE", "NTH"]);
  return `SELECT ${names.join(", ")} FROM (${rows}) AS answered (${names.join(", ")}, place, nth)
    WHERE ${contact} IS NULL OR nth = 1 ORDER BY a0, place`;
}

/**
 * The verdict of check `k` of contact `c`. While it is open, the previous one stands; an unknown only until there is
 * new evidence.
 */
export const STANDING: string = standingOf("k", "c");

function standingOf(check: string, contact: string): string {
  return `COALESCE(${check}.verdict_id, CASE
  WHEN ${check}.state <> 'done' AND (${contact}.status <> 'unknown' OR ${check}.retry_reason IS NULL)
  THEN ${contact}.verdict_id END)`;
}

/**
 * For a row with several addresses: the first one that is best to send to, so that no row counts as dead while one of
 * its addresses works. A suppressed address ranks below an unknown one.
 */
const bestOf = ({ runId }: AnswersOf): string => `
    LEFT JOIN LATERAL (
      SELECT one.id FROM unnest(r.contact_id || r.other_contact_ids) WITH ORDINALITY AS one (id, place)
      LEFT JOIN contacts c ON c.id = one.id
      LEFT JOIN suppressions sa ON sa.contact_id = one.id
      LEFT JOIN suppressions sd ON sd.entry = c.domain
      LEFT JOIN checks k ON k.run_id = ${runId ?? 0} AND k.contact_id = one.id
      LEFT JOIN verdicts v ON v.id = ${STANDING}
      ORDER BY CASE WHEN v.status = 'undeliverable' THEN 4 WHEN ${SUPPRESSED} THEN 3 WHEN v.status = 'deliverable' THEN 0
        WHEN v.status = 'risky' THEN 1 ELSE 2 END, one.place
      LIMIT 1) best ON r.other_contact_ids <> '{}'`;

/** The row's other addresses with their statuses: `bo@example.org (undeliverable); cy@example.org (risky)`. */
const othersOf = (of: ShownAnswers): string => `
    LEFT JOIN LATERAL (
      SELECT string_agg(c.asked || ' (' || COALESCE(
        CASE WHEN ${WITHHELD} THEN 'unknown' ELSE ${statusOf(of)} END, 'open') || ')', '; ' ORDER BY one.place) AS answers
      FROM unnest(r.contact_id || r.other_contact_ids) WITH ORDINALITY AS one (id, place)
      JOIN contacts c ON c.id = one.id
      LEFT JOIN suppressions sa ON sa.contact_id = one.id
      LEFT JOIN suppressions sd ON sd.entry = c.domain
      LEFT JOIN checks k ON k.run_id = ${of.runId ?? 0} AND k.contact_id = one.id
      LEFT JOIN verdicts v ON v.id = ${STANDING}
      WHERE one.id <> COALESCE(best.id, r.contact_id)) others ON r.other_contact_ids <> '{}'`;

/** The accepted correction of the address that answers the row, with its own answer. */
const correctedOf = ({ runId }: AnswersOf, contact: string): string => `
    LEFT JOIN corrections x ON x.list_id = r.list_id AND x.contact_id = ${contact} AND x.state = 'accepted'
    LEFT JOIN contacts xc ON xc.id = x.corrected_id
    LEFT JOIN suppressions xsa ON xsa.contact_id = x.corrected_id
    LEFT JOIN suppressions xsd ON xsd.entry = xc.domain
    LEFT JOIN checks xk ON xk.run_id = ${runId ?? 0} AND xk.contact_id = x.corrected_id
    LEFT JOIN verdicts xv ON xv.id = ${standingOf("xk", "xc")}`;

/** Null: not asked yet. */
const correctedStatusOf = ({ isFile = false }: ShownAnswers): string =>
  `CASE WHEN x.asked IS NOT NULL THEN COALESCE(${withheldIf(isSuppressed("xsa", "xsd"), "xv")}${isFile ? ", CASE WHEN xk.state <> 'done' THEN 'unknown' END" : ""}) END`;

/** The rows of `list_rows`, each as often as it has addresses; once without any. */
const ADDRESS_LINES = `(
      SELECT r.list_id, r.row_number, r.cells, one.*, CASE WHEN one.place = 1 THEN r.duplicate_of_row END AS duplicate_of_row
      FROM list_rows r CROSS JOIN LATERAL (
        SELECT 1 AS place, r.contact_id, r.asked, r.asked_domain, r.syntax_problem, r.traits, r.suggestion
        UNION ALL
        SELECT (1 + o.place)::int, o.id, o.asked, o.asked_domain, o.syntax_problem, o.traits, o.suggestion
        FROM ROWS FROM (json_to_recordset(r.other_contacts) AS (
          id uuid, asked text, asked_domain text, syntax_problem text, traits int2, suggestion text))
          WITH ORDINALITY AS o (id, asked, asked_domain, syntax_problem, traits, suggestion, place)) one)`;

/** On the suppression list now, whether or not it was when the run started. */
const SUPPRESSED = isSuppressed("sa", "sd");

/** SQL: whether an address is suppressed by itself (`address`) or by its domain. */
export function isSuppressed(address: string, domain: string): string {
  return `COALESCE(${address}.entry, ${domain}.entry) IS NOT NULL`;
}

/** A suppressed address is never reported as safe to send; undeliverable is still reported. */
const WITHHELD = `${SUPPRESSED} AND COALESCE(v.status, '') <> 'undeliverable'`;

/** SQL: the status of a verdict, which is withheld if the address is `suppressed`; null without a verdict. */
export function withheldIf(suppressed: string, verdict = "v"): string {
  return `CASE WHEN ${suppressed} AND COALESCE(${verdict}.status, '') <> 'undeliverable' THEN 'unknown' ELSE ${verdict}.status END`;
}

/** The score of addresses that are suppressed before they are probed. */
const SUPPRESSED_SCORE = 40;

/** A check has a retry reason only while it is open. Whatever its server said, an open row is unknown. */
function statusOf({ final, isFile = false }: ShownAnswers): string {
  const learned = final ? WAS_ASKED : isFile ? IS_OPEN : "k.retry_reason IS NOT NULL";
  return `CASE WHEN v.id IS NOT NULL THEN v.status WHEN ${learned} THEN 'unknown' END`;
}

function reasonOf({ final, isFile = false }: ShownAnswers): string {
  const open = final
    ? `CASE WHEN ${WAS_ASKED} THEN 'cancelled' END`
    : isFile
      ? `CASE WHEN ${IS_OPEN} THEN 'not_answered_yet' END`
      : WAITING_FOR;
  return `CASE WHEN r.contact_id IS NULL THEN 'no_address' ELSE COALESCE(v.reason, ${open}) END`;
}

/** By the run: a row that came after it has no answer at all. */
const WAS_ASKED = "k.run_id IS NOT NULL";

const IS_OPEN = "COALESCE(k.state <> 'done', false)";

/** The reason of the last attempt, except the one that means risky: the mailbox was accepted, its control is open. */
const WAITING_FOR = "CASE k.retry_reason WHEN 'catch_all_untested' THEN 'not_answered_yet' ELSE k.retry_reason END";

function conditions(filter: RowFilter, status: string, reason: string): string[] {
  const { duplicates, search } = filter;
  return [
    ...ofStatuses(filter.statuses, status),
    ...among(reason, filter.reasons),
    ...among("v.provider", filter.providers),
    ...among(NAMED.domain, filter.domains),
    ...is(NAMED.disposable, filter.disposable),
    ...is(NAMED.role, filter.role),
    ...is(NAMED.free, filter.free),
    ...is("v.catch_all", filter.catchAll),
    ...(duplicates === "keep" ? [] : [`r.duplicate_of_row IS ${duplicates === "only" ? "NOT NULL" : "NULL"}`]),
    ...(search === null ? [] : [`strpos(lower(${NAMED.asked}), ${literal(search.toLowerCase())}) > 0`]),
  ];
}

/** `open`: without an answer, whatever was learned so far. The empty text: no status at all, as a row without an address. */
function ofStatuses(statuses: RowFilter["statuses"], status: string): string[] {
  const [named = ""] = among(statuses?.includes("") === true ? `COALESCE(${status}, '')` : status, statuses);
  if (statuses?.includes("open") === true) return [`(${named} OR r.contact_id IS NOT NULL AND v.id IS NULL)`];
  return statuses === null ? [] : [named];
}

function among(expression: string, words: readonly string[] | null): string[] {
  return words === null ? [] : [`${expression} = ANY (ARRAY[${words.map(literal).join(", ")}]::text[])`];
}

function is(expression: string, value: boolean | null): string[] {
  return value === null ? [] : [`${expression} IS ${value ? "TRUE" : "FALSE"}`];
}

/** PostgreSQL text has no NUL, so a literal with one matches nothing. */
function literal(text: string): string {
  return escapeLiteral(text.replaceAll("\0", "\uFFFD"));
}

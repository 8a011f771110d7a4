import type { Evidence } from "@rollcall/verdict";
import { fromStoredCells } from "./stored-cells.ts";
import type { AnsweredRow } from "../records/list.ts";

/** The texts of `ANSWER_COLUMNS`, as PostgreSQL writes them; "" for null. */
export type AnswerTexts = readonly string[];

/** A row from its texts. */
export function toAnsweredRow(texts: AnswerTexts): AnsweredRow {
  const evidence = texts[22]!;
  return {
    rowNumber: Number(texts[0]),
    cells: fromStoredCells(texts[1]!),
    duplicateOfRow: number(texts[2]!),
    contactId: text(texts[3]!),
    asked: text(texts[4]!),
    suggestion: text(texts[5]!),
    role: truth(texts[6]!),
    disposable: truth(texts[7]!),
    free: truth(texts[8]!),
    status: text(texts[9]!) as AnsweredRow["status"],
    reason: text(texts[10]!) as AnsweredRow["reason"],
    safeToSend: text(texts[11]!) as AnsweredRow["safeToSend"],
    score: number(texts[12]!),
    catchAll: truth(texts[13]!),
    provider: text(texts[14]!),
    mxHost: text(texts[15]!),
    smtpCode: number(texts[16]!),
    enhancedCode: text(texts[17]!),
    smtpReply: text(texts[18]!),
    attempts: number(texts[19]!),
    durationMs: number(texts[20]!),
    checkedAt: time(texts[21]!),
    rechecking: texts[23] === "t",
    openEvidence: evidence === "" ? null : (JSON.parse(evidence) as Evidence[]),
  };
}

function text(value: string): string | null {
  return value === "" ? null : value;
}

function number(value: string): number | null {
  return value === "" ? null : Number(value);
}

function truth(value: string): boolean | null {
  return value === "" ? null : value === "t";
}

/** `2026-11-23 19:30:40.1+00`, as PostgreSQL writes times where the time zone is UTC, as ISO 8601 with milliseconds. */
function time(value: string): string | null {
  if (value === "") return null;
  const end = value.length - "+00".length;
  return `${value.slice(0, 10)}T${value.slice(11, 19)}.${value.slice(20, end).padEnd(3, "0")}Z`;
}

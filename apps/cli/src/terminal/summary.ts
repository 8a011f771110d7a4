import type { List, RunProgress, RedecideReport } from "@rollcall/core";
import type { Reason, Status } from "@rollcall/verdict";
import type { Paint } from "./notice.ts";
import { counted, number } from "./words.ts";

const ADVICE: Readonly<Record<Status, string>> = {
  deliverable: "send",
  risky: "send little, separately",
  undeliverable: "leave out",
  unknown: "recheck later, don't delete",
};

/** Input of a summary. */
export interface Outcome {
  readonly list: Pick<List, "rowCount" | "duplicateCount" | "noAddressCount" | "blankCount">;
  /** Addresses of the run, with or without an answer. */
  readonly total: number;
  readonly counts: RunProgress["counts"];
}

/**
 * A table of a run's answers by status and reason, with advice. Reasons are spelled as in the file. Percentages refer
 * to all addresses, including open ones.
 */
export function summary({ list, total, counts }: Outcome, paint: Paint): string {
  const figures = figuresOf(total);
  const lines = [
    [
      counted(list.rowCount, "row"),
      counted(total, "address"),
      counted(list.duplicateCount, "duplicate"),
      `${number(list.noAddressCount + list.blankCount)} without an address`,
    ].join(" · "),
    "",
  ];
  for (const status of Object.keys(ADVICE) as Status[]) {
    const rows = counts.filter((row) => row.status === status && row.count > 0).sort((a, b) => b.count - a.count);
    const sum = rows.reduce((all, row) => all + row.count, 0);
    lines.push(`${paint(status, status.padEnd(NAME_COLUMNS))}${figures(sum)}${sum > 0 ? `  ${ADVICE[status]}` : ""}`);
    for (const { reason, count } of rows) {
      const words = REASON_WORDS[reason as Reason] ?? "";
      lines.push(paint("aside", `  ${reason.padEnd(NAME_COLUMNS - 2)}${figures(count)}  ${words}`));
    }
  }
  const open = total - counts.reduce((sum, row) => sum + row.count, 0);
  if (open > 0) lines.push(`${"still open".padEnd(NAME_COLUMNS)}${figures(open)}  no answer yet`);
  return `${lines.join("\n")}\n`;
}

/** Width of the longest reason, provider_hides_mailboxes, with indent. */
const NAME_COLUMNS = 26;

/** Formats counts and percentages in columns. */
function figuresOf(total: number): (count: number) => string {
  const columns = Math.max(8, number(total).length + 1);
  return (count) => {
    const share = total === 0 ? "0.0" : ((100 * count) / total).toFixed(1);
    return number(count).padStart(columns) + `${share} %`.padStart(9);
  };
}

/** The meaning of each reason, short enough for the table. */
export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  accepted: "accepted; a made-up name refused",
  catch_all: "its domain accepts every name",
  catch_all_untested: "accepted, the cross-check unclear",
  provider_hides_mailboxes: "its provider accepts every name",
  mailbox_full: "exists, and is full",
  recipient_busy: "exists, gets too much mail now",
  recipient_restricted: "exists, refuses strangers",
  disposable: "a disposable mailbox",
  role_account: "a function, not a person",
  invalid_syntax: "not an e-mail address",
  reserved_domain: "a domain that no mail can reach",
  domain_not_found: "no such domain",
  no_mail_server: "its domain has no mail server",
  null_mx: "its domain accepts no mail",
  mailbox_not_found: "no such mailbox, says its server",
  mailbox_disabled: "disabled, says its server",
  domain_not_served: "its servers reject the domain",
  greylisted: "asked to come back later",
  temporary_failure: "its server had a temporary error",
  rate_limited: "its provider rate-limited us",
  blocked: "our machine was refused",
  sender_rejected: "our name or sender was refused",
  connection_failed: "its servers can't be reached",
  timeout: "its server was too slow",
  dns_error: "its name servers don't answer",
  protocol_error: "its server broke the protocol",
  smtputf8_unsupported: "its server can't handle SMTPUTF8",
  policy_refusal: "refused for an unclear reason",
  doubted: "a refusal that is not believed yet",
  not_probed: "its provider, or you, forbid it",
  suppressed: "on your suppression list",
  unsafe_mx: "points at a private network",
  cancelled: "not probed before the end",
  not_answered_yet: "no answer before the run ended",
  gave_up: "no clear answer after all tries",
};

/** Formats the changes of a redecide run: a sentence, and a line per kind of change. */
export function changeTable({ seen, changed, changes }: RedecideReport, dryRun: boolean): string {
  const verb = dryRun ? "would change" : "changed";
  if (changed === 0) return `${verdicts(seen)} decided again: none ${verb}.\n`;
  const numbers = changes.map(({ count }) => String(count));
  const width = Math.max(...numbers.map((number) => number.length));
  const from = Math.max(...changes.map((change) => change.from.length));
  const lines = changes.map(
    (change, index) => `  ${(numbers[index] ?? "").padStart(width)}  ${change.from.padEnd(from)}  →  ${change.to}`,
  );
  return `${verdicts(seen)} decided again: ${changed} ${verb}.\n\n${lines.join("\n")}\n`;
}

const verdicts = (count: number): string => (count === 1 ? "1 verdict" : `${count} verdicts`);

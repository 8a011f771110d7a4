import type { CheckOneView } from "@rollcall/ingest";
import type { Paint } from "../terminal/notice.ts";
import type { CheckOptions } from "./check-options.ts";

/** A check as the API gives it. */
export type CheckOneJson = CheckOneView;

/** Exit codes: see EXIT_CODES. */
const ANSWERED = 0;
const NONE_YET = 1;

/** What is printed of a check, and the exit code. */
export function describeCheck(
  check: CheckOneJson,
  { json, quiet }: Pick<CheckOptions, "json" | "quiet">,
  paint: Paint,
): { readonly out: string; readonly code: number } {
  const { verdict, waiting, email } = check;
  const code = verdict ? ANSWERED : NONE_YET;
  if (json) return { out: `${JSON.stringify(check)}\n`, code };
  if (!verdict) {
    const why = check.stall_reason === null ? (waiting?.reason ?? "not answered yet") : "no worker is running";
    const next = waiting?.next_at ? `, asked again at ${waiting.next_at}` : "";
    return { out: quiet ? "unknown\n" : `${email}\t${paint("unknown", "open")}\t${why}${next}\n`, code };
  }
  const { status, reason, mx_host: host, smtp_reply: reply, smtp_code: number } = verdict;
  if (quiet) return { out: `${status}\n`, code };
  const lines = [`${email}\t${paint(status, status)}\t${reason}`];
  if (host !== null) lines.push(`  ${host}${number === null ? "" : `: ${number} ${oneLine(reply ?? "")}`}`);
  if (verdict.suggestion !== null) lines.push(`  Probably meant: ${verdict.suggestion}`);
  return { out: `${lines.join("\n")}\n`, code };
}

/** A server's words, without what would move the cursor. */
function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, " ");
}

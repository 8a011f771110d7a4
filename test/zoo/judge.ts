import type { ExportedRow } from "../real-servers/verify-command.ts";
import type { Told } from "./zoo-server.ts";

/** How an answer stands to the truth. `open`: it says nothing, though more could be told. */
type Judgement = "right" | "reason" | "open" | "wrong" | "harmful";

/** An address with its truth and what the product said of it. */
export interface Judged {
  readonly server: string;
  readonly manner: string;
  readonly address: string;
  readonly told: Told;
  readonly status: string;
  readonly reason: string;
  readonly reply: string;
  readonly judgement: Judgement;
}

/** Judges what an exported row says of an address; no row says nothing. */
export function judge(asked: Pick<Judged, "address" | "manner" | "server" | "told">, row?: ExportedRow): Judged {
  const status = row?.["rc_status"] ?? "";
  const reason = row?.["rc_reason"] ?? "";
  const reply = `${row?.["rc_smtp_code"] ?? ""} ${row?.["rc_smtp_reply"] ?? ""}`.replaceAll(/\s+/g, " ").trim();
  return { ...asked, status, reason, reply, judgement: judgementOf(asked.told, status, reason) };
}

function judgementOf({ truth, status, reason }: Told, said: string, because: string): Judgement {
  const isDead = truth === "missing" || truth === "disabled";
  if (said === "undeliverable" && !isDead) return "harmful";
  if (said === "deliverable" && isDead) return "harmful";
  if (said === status) return because === reason ? "right" : "reason";
  // `risky` of a mailbox that was accepted says that nothing more is known of it.
  return said === "unknown" || said === "" || because === "catch_all_untested" ? "open" : "wrong";
}

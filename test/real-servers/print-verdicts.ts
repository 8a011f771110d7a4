import type { ExportedRow } from "./verify-command.ts";

interface PrintedCase {
  readonly address: string;
  readonly about: string;
}

/** Prints address, verdict and the server's words as a table, for the record. */
export function printVerdicts(title: string, cases: readonly PrintedCase[], rows: readonly ExportedRow[]): void {
  const lines = cases.map(({ address, about }) => {
    const row = rows.find((one) => one["E-Mail"] === address) ?? {};
    const verdict = `${row["rc_status"] ?? "-"} / ${row["rc_reason"] ?? "-"}`;
    const words = `${row["rc_smtp_code"] ?? ""} ${row["rc_smtp_reply"] ?? ""}`.trim().slice(0, 90);
    return [address.padEnd(30), verdict.padEnd(36), about.padEnd(38), words].join(" ");
  });
  process.stdout.write(`\n${title}\n${lines.join("\n")}\n\n`);
}

import { hostname } from "node:os";
import type { Settings } from "@rollcall/settings";

/** How we introduce ourselves, and what that costs. */
export interface Identity {
  readonly heloName: string;
  readonly mailFrom: string;
  /** Sentences for the operator; empty when all is well. */
  readonly warnings: readonly string[];
}

type Named = Pick<Settings, "heloName" | "mailFrom"> & Partial<Pick<Settings, "egresses">>;

/**
 * Our name and sender, where no file names several. Without them Rollcall still asks, with the machine's own name and the null sender, and says what
 * that costs: many servers refuse both.
 */
export function identityOf(settings: Named, host: string = hostname()): Identity {
  const machine = fullName(host);
  const warnings: string[] = [];
  if (settings.heloName === null && !settings.egresses) {
    warnings.push(
      `HELO_NAME is not set, so servers are greeted as "${machine}". Many refuse a name that does not point back to the address it comes from, ` +
        "and their addresses end as unknown. Set it to this machine's public host name (the one its reverse DNS gives).",
    );
  }
  if (settings.mailFrom === null && !settings.egresses) {
    warnings.push(
      "MAIL_FROM is not set, so the empty sender <> is used. Some servers refuse it or slow it down. " +
        "Set it to a real address of a domain of yours with an SPF record for this machine, such as postmaster@verify.example.com.",
    );
  }
  return { heloName: settings.heloName ?? machine, mailFrom: settings.mailFrom ?? "", warnings };
}

/** RFC 5321 §4.1.1.1 wants a full name; a bare one is the best there is without being told. */
function fullName(host: string): string {
  const name = host
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]/g, "-")
    .replaceAll(/^[.-]+|[.-]+$/g, "");
  return name.includes(".") ? name : `${name || "localhost"}.localdomain`;
}

import { hostname } from "node:os";
import type { Settings } from "@rollcall/settings";

/** Our HELO name and sender, with warnings about them. */
export interface Identity {
  readonly heloName: string;
  readonly mailFrom: string;
  /** Sentences for the operator; empty if all is well. */
  readonly warnings: readonly string[];
}

type Named = Pick<Settings, "heloName" | "mailFrom"> & Partial<Pick<Settings, "egresses">>;

/**
 * Our name and sender without an egress file. If they are not configured, Rollcall uses the machine's name and the null
 * sender, and warns: many servers refuse both.
 */
export function identityOf(settings: Named, host: string = hostname()): Identity {
  const machine = fullName(host);
  const warnings: string[] = [];
  if (settings.heloName === null && !settings.egresses) {
    warnings.push(
      `HELO_NAME is not set, so servers are greeted as "${machine}". Many servers refuse a name that doesn't match the reverse DNS of our address, ` +
        "and addresses there end as unknown. Set it to this machine's public host name (the one in its reverse DNS).",
    );
  }
  if (settings.mailFrom === null && !settings.egresses) {
    warnings.push(
      "MAIL_FROM is not set, so the empty sender <> is used. Some servers refuse or throttle it. " +
        "Set it to a real address of a domain of yours with an SPF record for this machine, such as postmaster@verify.example.com.",
    );
  }
  return { heloName: settings.heloName ?? machine, mailFrom: settings.mailFrom ?? "", warnings };
}

/** RFC 5321 §4.1.1.1 requires a fully qualified name; a bare host name is the best fallback. */
function fullName(host: string): string {
  const name = host
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]/g, "-")
    .replaceAll(/^[.-]+|[.-]+$/g, "");
  return name.includes(".") ? name : `${name || "localhost"}.localdomain`;
}

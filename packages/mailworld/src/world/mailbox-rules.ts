import { hashShare } from "./hash-text.ts";

/**
 * True state of a mailbox.
 * - `exists`: takes mail.
 * - `full`: exists, over quota.
 * - `disabled`: existed, is switched off.
 * - `busy`: exists, over its own receiving rate.
 * - `restricted`: exists, refuses strangers.
 * - `temporary_failure`: its server can never say.
 * - `missing`: no such mailbox.
 */
export type MailboxState = "exists" | "full" | "disabled" | "busy" | "restricted" | "temporary_failure" | "missing";

/** The mailboxes of a domain, as data. */
export interface MailboxRules {
  /** States by lower-case local part. */
  readonly known?: Readonly<Record<string, MailboxState>>;
  /** user+tag is user (RFC 5233); default true. */
  readonly subaddressing?: boolean;
  /**
   * Names not in `known`: `missing` (default), `accept` (a catch-all), or a share in [0, 1] that exists, picked by
   * hash, so that millions need no list.
   */
  readonly otherwise?: "missing" | "accept" | ExistingShare;
}

export interface ExistingShare {
  readonly existingShare: number;
  /**
   * Lower-case names that may exist; default all. The others are missing, such as made-up names that test for a
   * catch-all.
   */
  readonly names?: RegExp;
}

/** The state of one mailbox; "caught": taken by a catch-all. */
export function mailboxState(rules: MailboxRules, local: string, domain: string): MailboxState | "caught" {
  const name = baseName(local, rules.subaddressing ?? true);
  const known = rules.known === undefined || !Object.hasOwn(rules.known, name) ? undefined : rules.known[name];
  if (known !== undefined && known !== "missing") return known;
  const otherwise = rules.otherwise ?? "missing";
  if (otherwise === "accept") return "caught";
  if (known === "missing" || otherwise === "missing") return "missing";
  const { existingShare, names } = otherwise;
  return names?.test(name) !== false && hashShare(`${name}@${domain}`) < existingShare ? "exists" : "missing";
}

function baseName(local: string, subaddressing: boolean): string {
  const name = local.toLowerCase();
  const plus = subaddressing ? name.indexOf("+") : -1;
  return plus > 0 ? name.slice(0, plus) : name;
}

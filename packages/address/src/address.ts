/** A mailbox as RFC 5321 §4.1.2 writes it, in the form that Rollcall asks for. */
export interface Address {
  /** Local part as written, with its quotes where it needs them; may hold non-ASCII (RFC 6531). */
  readonly local: string;
  /** Domain as lower-case A-labels (RFC 5891), without a trailing dot. */
  readonly domain: string;
  /** `local@domain`: what RCPT TO names. The spelling of the local part is the user's own. */
  readonly asked: string;
  /** Identity for de-duplication: `asked`, case-folded (the "safe" rule). */
  readonly key: string;
  /** The local part has non-ASCII characters, so the server must offer SMTPUTF8 (RFC 6531 §3.4). */
  readonly needsSmtpUtf8: boolean;
}

/** Facts that the text of an address alone tells, without asking anybody. */
export interface AddressFacts {
  /** A mailbox of a function, not of a person: info@, sales@ … */
  readonly role: boolean;
  /** The domain belongs to a known disposable-mailbox service. */
  readonly disposable: boolean;
  /** The domain belongs to a known free mail provider. */
  readonly free: boolean;
  /** Sub-addressed: user+tag@ (RFC 5233). */
  readonly tagged: boolean;
  /** A likely meant address where the domain looks mistyped (gmail.con → gmail.com), else null. Never applied by itself. */
  readonly suggestion: string | null;
}

/** A contact as an import finds it. */
export interface NewContact {
  /** Its identity, of which the store makes its id: the address, case-folded. */
  readonly key: string;
  /** What RCPT TO names. */
  readonly asked: string;
  readonly domain: string | null;
  readonly syntaxProblem: string | null;
  readonly needsSmtpUtf8: boolean;
  readonly role: boolean;
  readonly disposable: boolean;
  readonly free: boolean;
  readonly tagged: boolean;
  readonly suggestion: string | null;
  /** Key of the mailbox that this is one spelling of, where duplicates are told by mailbox; else null. */
  readonly relaxedKey: string | null;
}

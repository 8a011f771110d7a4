/** A contact as an import finds it. */
export interface NewContact {
  readonly id: string;
  readonly asked: string;
  readonly domain: string | null;
  readonly syntaxProblem: string | null;
  readonly needsSmtpUtf8: boolean;
  readonly role: boolean;
  readonly disposable: boolean;
  readonly free: boolean;
  readonly tagged: boolean;
  readonly suggestion: string | null;
  /** The id of the mailbox that this is one spelling of, where duplicates are told by mailbox; else null. */
  readonly relaxedId: string | null;
}

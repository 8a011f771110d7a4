import type { StepName, Step } from "../api/schemas.ts";
import { syntaxProblemWords } from "./evidence.ts";

interface StepWords {
  readonly label: string;
  /** What we do or ask in this step, for those who don't know SMTP. */
  readonly explains: string;
}

export const STEP_WORDS: Record<StepName, StepWords> = {
  syntax: { label: "Spelling", explains: "Is the text an e-mail address at all?" },
  domain: { label: "Domain", explains: "Does the part after the @ exist?" },
  mx: { label: "Mail servers", explains: "Which servers take mail for the domain?" },
  connect: { label: "Connect", explains: "Open a line to a mail server." },
  banner: { label: "Greeting", explains: "The server introduces itself." },
  ehlo: { label: "Introduction", explains: "We say who we are; the server says what it can do (EHLO)." },
  starttls: { label: "Encryption", explains: "Encrypt the conversation (STARTTLS)." },
  mail: { label: "Sender", explains: "Name the sender (MAIL FROM)." },
  rcpt: { label: "The mailbox", explains: "Would you take mail for this address (RCPT TO)?" },
  control: { label: "Cross-check", explains: "Would you take mail for an invented name, too?" },
  rset: { label: "Start over", explains: "Forget the last question (RSET)." },
  quit: { label: "Good-bye", explains: "End the conversation (QUIT). No message was sent." },
  close: { label: "Line closed", explains: "The connection ended." },
  verdict: { label: "Result", explains: "What all these answers mean." },
};

/** What a step says, for reading: without the code that stands beside it, and with lists on one line. */
export function stepDetail({ step, detail, code, outcome }: Step): string | null {
  if (detail === null) return null;
  if (step === "syntax") return outcome === "failed" ? syntaxProblemWords(detail) : detail;
  const words =
    code !== null && detail.startsWith(String(code)) ? detail.slice(String(code).length).trimStart() : detail;
  return step === "ehlo" ? words.replaceAll("\n", " · ") : words;
}

import type { StepName, Step } from "../api/schemas.ts";
import { syntaxProblemWords } from "./evidence.ts";

interface StepWords {
  readonly label: string;
  /** What the step does, for people who don't know SMTP. */
  readonly explains: string;
}

export const STEP_WORDS: Record<StepName, StepWords> = {
  syntax: { label: "Spelling", explains: "Is the text an email address at all?" },
  domain: { label: "Domain", explains: "Does the part after the @ exist?" },
  mx: { label: "Mail servers", explains: "Which servers receive mail for the domain?" },
  connect: { label: "Connect", explains: "Open a connection to a mail server." },
  banner: { label: "Greeting", explains: "The server introduces itself." },
  ehlo: { label: "Introduction", explains: "We say who we are; the server says what it can do (EHLO)." },
  starttls: { label: "Encryption", explains: "Encrypt the conversation (STARTTLS)." },
  mail: { label: "Sender", explains: "Name the sender (MAIL FROM)." },
  rcpt: { label: "The mailbox", explains: "Would you accept mail for this address (RCPT TO)?" },
  control: { label: "Cross-check", explains: "Would you accept mail for a made-up name, too?" },
  rset: { label: "Start over", explains: "Reset the conversation (RSET)." },
  quit: { label: "Good-bye", explains: "End the conversation (QUIT). No message was sent." },
  close: { label: "Connection closed", explains: "The connection ended." },
  verdict: { label: "Result", explains: "What these answers mean together." },
};

/** A step's text without its code, which is shown beside it, on one line. */
export function stepDetail({ step, detail, code, outcome }: Step): string | null {
  if (detail === null) return null;
  if (step === "syntax") return outcome === "failed" ? syntaxProblemWords(detail) : detail;
  const words =
    code !== null && detail.startsWith(String(code)) ? detail.slice(String(code).length).trimStart() : detail;
  return step === "ehlo" ? words.replaceAll("\n", " · ") : words;
}

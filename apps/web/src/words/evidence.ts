import type { Evidence } from "../api/schemas.ts";
import { describeProblem, SYNTAX_PROBLEMS, type SyntaxProblem } from "@rollcall/address";

/** Words for people about one piece of evidence: what happened, and the words of whoever said it. */
export interface EvidenceWords {
  readonly title: string;
  /** What the server or the network said, literally; null where there was nothing literal. */
  readonly quote: string | null;
  readonly host: string | null;
}

const SUBJECTS = { recipient: "About this mailbox", control: "About an invented name", session: "About the session" };

const FAILURES = {
  connection_failed: "No connection",
  timeout: "No answer in time",
  protocol_error: "Not understood",
  tls_failed: "Encryption failed",
};

const DNS_OUTCOMES = {
  domain_not_found: "The domain does not exist",
  no_mail_server: "The domain names no mail server",
  null_mx: "The domain states that it takes no mail",
  dns_error: "The domain could not be looked up",
  unsafe_mx: "The domain points at a private network",
};

const LIMITS = {
  smtputf8_unsupported: "The server can't take these letters",
  not_probed: "Not asked, by rule",
  suppressed: "Not asked: it is on your suppression list",
  cancelled: "Cancelled",
  gave_up: "Retries used up",
  doubted: "Doubted",
};

/** Puts one piece of evidence in words. Shapes of a newer server come out as JSON rather than as nothing. */
export function evidenceWords(evidence: Evidence): EvidenceWords {
  switch (evidence.type) {
    case "reply": {
      const { code, enhanced, text } = evidence;
      // Servers begin their text with the enhanced code.
      const isTold = enhanced === null || text.startsWith(enhanced);
      const quote = `${code} ${isTold ? "" : `${enhanced} `}${text}`.trim();
      return { title: SUBJECTS[evidence.subject], quote, host: evidence.host };
    }
    case "failure":
      return { title: FAILURES[evidence.failure], quote: evidence.detail, host: evidence.host };
    case "dns":
      return { title: DNS_OUTCOMES[evidence.outcome], quote: evidence.detail, host: null };
    case "syntax":
      return { title: "Not a valid address", quote: syntaxProblemWords(evidence.problem), host: null };
    case "catch_all":
      return { title: catchAllTitle(evidence.catchAll), quote: null, host: null };
    case "limit":
      return { title: LIMITS[evidence.limit], quote: evidence.detail, host: null };
    default:
      return { title: "Something newer than this page", quote: JSON.stringify(evidence), host: null };
  }
}

function catchAllTitle(catchAll: boolean | null): string {
  if (catchAll === null) return "Remembered: the domain gave no clear answer about invented names";
  return catchAll ? "Remembered: the domain accepts invented names" : "Remembered: the domain refuses invented names";
}

/** A syntax problem's code as a sentence. A code that this version doesn't know yet is shown as it came. */
export function syntaxProblemWords(problem: string): string {
  return isKnown(problem) ? describeProblem(problem) : problem.replaceAll("_", " ");
}

function isKnown(problem: string): problem is SyntaxProblem {
  return (SYNTAX_PROBLEMS as readonly string[]).includes(problem);
}

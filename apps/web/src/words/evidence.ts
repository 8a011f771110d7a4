import type { Evidence } from "../api/schemas.ts";
import { describeProblem, SYNTAX_PROBLEMS, type SyntaxProblem } from "@rollcall/address";

/** What happened, and what the server or the network said. */
export interface EvidenceWords {
  readonly title: string;
  /** Literally; null where nothing was said. */
  readonly quote: string | null;
  readonly host: string | null;
}

const SUBJECTS = { recipient: "About this mailbox", control: "Test with a made-up name", session: "About the session" };

const FAILURES = {
  connection_failed: "No connection",
  timeout: "No answer in time",
  protocol_error: "Unexpected response",
  tls_failed: "Encryption failed",
};

const DNS_OUTCOMES = {
  domain_not_found: "The domain does not exist",
  no_mail_server: "The domain has no mail server",
  null_mx: "The domain states that it accepts no mail",
  dns_error: "The domain could not be looked up",
  unsafe_mx: "The domain points at a private network",
};

const LIMITS = {
  smtputf8_unsupported: "The server doesn't support these characters",
  not_probed: "Not checked: it is not allowed",
  suppressed: "Not checked: it is on your suppression list",
  cancelled: "Stopped",
  not_answered_yet: "Run ended before an answer",
  gave_up: "Retries used up",
  doubted: "Being double-checked: this provider suddenly rejected many addresses",
};

/** Evidence in words; as JSON where it comes from a newer server. */
export function evidenceWords(evidence: Evidence): EvidenceWords {
  switch (evidence.type) {
    case "reply": {
      const { code, enhanced, text } = evidence;
      // Most servers begin their text with the enhanced code.
      const isIncluded = enhanced === null || text.startsWith(enhanced);
      const quote = `${code} ${isIncluded ? "" : `${enhanced} `}${text}`.trim();
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
    case "differential":
      return { title: "The same server accepted another name at this domain", quote: null, host: evidence.host };
    case "test":
      return { title: "A test address: its answer is fixed, and no server was asked", quote: null, host: null };
    case "limit":
      return { title: LIMITS[evidence.limit], quote: evidence.detail, host: null };
    default:
      return { title: "Unknown evidence", quote: JSON.stringify(evidence), host: null };
  }
}

function catchAllTitle(catchAll: boolean | null): string {
  if (catchAll === null) return "From cache: this domain gave no clear answer about made-up names";
  return catchAll
    ? "From cache: this domain accepts made-up names"
    : "From cache: this domain rejects non-existent names";
}

/** A syntax problem's code as a sentence. A code that this version doesn't know yet is shown as it came. */
export function syntaxProblemWords(problem: string): string {
  return isKnown(problem) ? describeProblem(problem) : problem.replaceAll("_", " ");
}

function isKnown(problem: string): problem is SyntaxProblem {
  return (SYNTAX_PROBLEMS as readonly string[]).includes(problem);
}

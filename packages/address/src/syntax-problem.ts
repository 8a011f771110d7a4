/** Why a text is not a deliverable address. Exports and the API use these words. */
export type SyntaxProblem =
  | "empty"
  | "too_long"
  | "space"
  | "no_at_sign"
  | "several_at_signs"
  | "local_empty"
  | "local_too_long"
  | "local_dots"
  | "local_character"
  | "local_quotes"
  | "domain_empty"
  | "domain_too_long"
  | "domain_dots"
  | "domain_without_dot"
  | "domain_character"
  | "domain_hyphen"
  | "domain_label_too_long"
  | "domain_numeric"
  | "domain_unicode"
  | "address_literal"
  | "reserved_domain";

const SENTENCES: Readonly<Record<SyntaxProblem, string>> = {
  empty: "There is nothing here.",
  too_long: "The address is longer than the 254 characters that mail allows.",
  space: "There is a space inside the address.",
  no_at_sign: "There is no @ sign.",
  several_at_signs: "There is more than one @ sign.",
  local_empty: "The name before the @ is missing.",
  local_too_long: "The name before the @ is longer than 64 characters.",
  local_dots: "The name before the @ begins or ends with a dot, or has two dots in a row.",
  local_character: "The name before the @ has a character that is not allowed there.",
  local_quotes: "The quotation marks in the name before the @ don't match up.",
  domain_empty: "The domain after the @ is missing.",
  domain_too_long: "The domain is longer than 253 characters.",
  domain_dots: "The domain begins with a dot or has two dots in a row.",
  domain_without_dot: "The domain has no ending such as .com.",
  domain_character: "The domain has a character that is not allowed there.",
  domain_hyphen: "A part of the domain begins or ends with a hyphen.",
  domain_label_too_long: "A part of the domain is longer than 63 characters.",
  domain_numeric: "The domain ends in a number, as no domain on the Internet does.",
  domain_unicode: "The domain has letters that cannot be written as an international domain name.",
  address_literal: "The address names a machine by number instead of a domain.",
  reserved_domain: "The domain is reserved for examples, tests or local networks: no mail can reach it.",
};

/** All problems, for tests and documentation. */
export const SYNTAX_PROBLEMS: readonly SyntaxProblem[] = Object.keys(SENTENCES) as SyntaxProblem[];

/** A sentence about the problem, for people. */
export function describeProblem(problem: SyntaxProblem): string {
  return SENTENCES[problem];
}

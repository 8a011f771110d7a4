export {
  type AddressFacts,
  describeAddress,
  describeDomain,
  isRole,
  isTagged,
  roleKey,
  type DomainFacts,
  isFreeDomain,
} from "./describe-address.ts";
export {
  CELL_LIMIT_CHARS,
  findAddresses,
  findAddressesInText,
  FOUND_PER_CELL_LIMIT,
  TEXT_LIMIT_CHARS,
  type Found,
} from "./find-addresses.ts";
export { loneWord } from "./lone-word.ts";
export { type Address, parseAddress, type ParsedAddress } from "./parse-address.ts";
export { NO_OWN_FACTS, type OwnFacts } from "./own-facts.ts";
export { parseDomain, type ParsedDomain } from "./parse-domain.ts";
export { editDistance, hasKnownSuffix } from "./suggest-domain.ts";
export { NOT_PLAIN, plainAddressAt } from "./plain-address.ts";
export { relaxedKey } from "./relaxed-key.ts";
export { describeProblem, SYNTAX_PROBLEMS, type SyntaxProblem } from "./syntax-problem.ts";
export { readSpelledOut } from "./spelled-out.ts";
export { isTestAddress, TEST_DOMAIN } from "./test-domain.ts";
export { suggestFor, suggestRepair } from "./suggest-repair.ts";

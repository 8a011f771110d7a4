import { ABOUT_US_CORPUS } from "./about-us.ts";
import { type CorpusEntry, readCorpus } from "./corpus-entry.ts";
import { MAILBOX_CORPUS } from "./mailbox.ts";
import { RULES_CORPUS } from "./rules.ts";
import { TRAP_CORPUS } from "./traps.ts";
import { WAITING_CORPUS } from "./waiting.ts";
import { WORDING_CORPUS } from "./wording.ts";

/** Every labelled reply of the project. */
export const CORPUS: readonly CorpusEntry[] = [
  MAILBOX_CORPUS,
  ABOUT_US_CORPUS,
  WAITING_CORPUS,
  WORDING_CORPUS,
  TRAP_CORPUS,
  RULES_CORPUS,
].flatMap(readCorpus);

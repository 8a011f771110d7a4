import type { Rule } from "@rollcall/providers";
import { BLOCKED } from "./blocked.ts";
import { CONTENT } from "./content.ts";
import { EXCEPTIONS } from "./exceptions.ts";
import { BASIC, ENHANCED, POLICY, PROTOCOL, REFUSALS } from "./fallback.ts";
import { HARVEST } from "./harvest.ts";
import { MAILBOX_DISABLED, RESTRICTED } from "./mailbox-disabled.ts";
import { MAILBOX_FULL } from "./mailbox-full.ts";
import * as eastern from "./languages-eastern.ts";
import * as western from "./languages.ts";
import { NO_MAILBOX } from "./no-mailbox.ts";
import { RATE } from "./rate.ts";
import { REPUTATION } from "./reputation.ts";
import { ROUTING, ROUTING_FIRST } from "./routing.ts";
import { SENDER } from "./sender.ts";
import { BUSY, GREYLISTED, TEMPORARY } from "./waiting.ts";

const LANGUAGES: readonly Rule[] = [
  ...western.GERMAN,
  ...western.FRENCH,
  ...western.SPANISH,
  ...western.PORTUGUESE,
  ...western.ITALIAN,
  ...western.POLISH,
  ...western.RUSSIAN,
  ...western.UKRAINIAN,
  ...western.DUTCH,
  ...western.NORDIC,
  ...western.FINNISH,
  ...eastern.CZECH,
  ...eastern.SLOVAK,
  ...eastern.HUNGARIAN,
  ...eastern.ROMANIAN,
  ...eastern.TURKISH,
  ...eastern.SOUTH_SLAVIC,
  ...eastern.GREEK,
  ...eastern.INDONESIAN,
  ...eastern.CHINESE,
  ...eastern.JAPANESE,
  ...eastern.KOREAN,
  ...eastern.VIETNAMESE,
];

/**
 * The order of meaning, for every server: what is about us comes before what is about the mailbox, because servers say the first
 * in the words of the second ("Recipient address rejected: … listed at …"). A recipient's own receiving rate comes before ours:
 * it is worded as a rate, and proves that the mailbox is there.
 */
export const GENERIC: readonly Rule[] = [
  ...EXCEPTIONS,
  ...BUSY,
  ...HARVEST,
  ...BLOCKED,
  ...REPUTATION,
  ...RATE,
  ...SENDER,
  ...GREYLISTED,
  ...MAILBOX_FULL,
  ...CONTENT,
  ...PROTOCOL,
  ...TEMPORARY,
  ...MAILBOX_DISABLED,
  ...RESTRICTED,
  ...ROUTING_FIRST,
  ...NO_MAILBOX,
  ...LANGUAGES,
  ...ROUTING,
  ...POLICY,
  ...ENHANCED,
  ...REFUSALS,
  ...BASIC,
];

import type { Rule } from "@rollcall/providers";
import { BLOCKED } from "./blocked.ts";
import { CONTENT } from "./content.ts";
import { EXCEPTIONS } from "./exceptions.ts";
import { BASIC, ENHANCED, POLICY, PROTOCOL, REFUSALS } from "./fallback.ts";
import { HARVEST } from "./blocked.ts";
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
 * All generic rules, in order of precedence. What is about us precedes what is about the mailbox, since servers word the former like the
 * latter ("Recipient address rejected: … listed at …"). A recipient's receiving limit precedes rate limits: it proves the mailbox exists.
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

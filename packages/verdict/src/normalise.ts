import { phrases } from "@rollcall/providers";

/** Longest reply text that is read, in characters; evidence stores the same. RFC 5321 §4.5.3.1.5 allows 512 per line. */
export const REPLY_TEXT_LIMIT_CHARS = 2_000;

/** A reply's text as the rules see it. */
export interface ReplyText {
  /**
   * One lower-case line, diacritics removed, single spaces, at most about twice the limit. Echoed values become placeholders so that
   * they cannot match a rule: `{SENDER}` for our MAIL FROM; `{ADDR}` for other addresses, anything in angle brackets and quoted words;
   * `{IP}`, `{HOST}`, `{URL}`; `{DNSBL}` and `{SPF}` for hosts and URLs of block lists and SPF explanations.
   */
  readonly words: string;
  /** URLs found in the text, lower case, space-separated. */
  readonly links: string;
  /** First enhanced code in the text ("5.1.1"), or null (RFC 3463; qmail writes it last, as "(#5.1.1)"). */
  readonly enhanced: string | null;
}

// Every quantifier is bounded: matching stays linear for any reply.
const CODE_PREFIX = /^[ \t]{0,8}[2-5]\d\d(?:[ -]|$)/u;
const ENHANCED_PREFIX = /^[ \t]{0,8}#?[245]\.\d{1,3}\.\d{1,3}(?![.\d])[ :;-]{0,4}/u;
const ENHANCED = /(?<![\d.])#?([245]\.\d{1,3}\.\d{1,3})(?![.\d]|\w)/u;
/** A line may repeat code and enhanced code, as in "550 5.7.1 550 User unknown". */
const PREFIX_LIMIT = 4;

const MARKS = /[\u0300-\u036F]/gu;
const UNMARKED: Readonly<Record<string, string>> = { ß: "ss", ł: "l", ø: "o", æ: "ae", œ: "oe", đ: "d", ı: "i" };
const FOLDABLE = /[ßłøæœđı]/gu;
const APOSTROPHES = /[\u2018\u2019\u00B4`]/gu;

const URL_IN_TEXT = /\b(?:https?:\/\/|www\.)[^\s<>"]{1,400}/gu;
const QUOTED_LOCAL = /"[^"@]{1,64}"@[^\s<>"'(),;]{1,255}/gu;
const ADDRESS = /[^\s<>"'(),;:@[\]]{1,64}(?:@|%40)(?:\[[\w.:]{2,60}\]|[^\s<>"'(),;:@[\]]{1,255})/gu;
const ANGLED = /<[^<>\s]{1,320}>/gu;
const QUOTED_WORD = /"[^"\s]{1,80}"|(?<![\w])'[^'\s]{1,80}'(?!\w)/gu;
const IPV4 = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)/gu;
const IPV6 =
  /(?<![\w:])(?=[0-9a-f:]{0,39}(?:::|:[0-9a-f]{1,4}:[0-9a-f]{1,4}:))[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7}(?![\w:])/gu;
const HOST = /(?<![\w{.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.([a-z][a-z0-9-]{1,23})(?![\w-])/gu;

/** Words that look like a top-level domain after a full stop without a space ("unavailable.see …"). */
const NOT_TOP_LEVEL = new Set(
  [
    "see for the you your and use our try not all but if we please this that contact visit error check sorry",
    "user mail message recipient access more help",
  ].flatMap((line) => line.split(" ")),
);
/** Exchange component names look like hosts but carry the error. */
const COMPONENT = /^(?:resolver|storedrv|smtpsend|routing|mapiexception|queue|dsn)\w*\./u;

/** Hosts and URLs of block lists and reputation services. */
const BLOCK_LIST = phrases`
  spamhaus|spamcop|sorbs|barracuda(central|networks\.com/reputation)|abuseat|uribl|surbl
  njabl|dsbl|ordb|mail-abuse|uceprotect|manitu|senderscore|senderbase|talosintelligence
  invaluement|backscatterer|spamrats|mailspike|psbl|lashback|hostkarma|junkemailfilter
  nixspam|dnsrbl|dnsbl|(^|[./?=-])rbl\d?([./?=-]|$)|(^|[./-])(bl|dnswl|sbl|xbl|pbl)\.
  black-?list|block-?list|denyip|ip-?check|check_ip|spfbl|dtnx\.net|spam-?ip
`;
const SPF_PAGE = /openspf|\bspf\b|(?:^|[./])why(?:\.html)?\?/u;

const placeholderOf = (name: string, otherwise: string): string =>
  BLOCK_LIST.test(name) ? "{DNSBL}" : SPF_PAGE.test(name) ? "{SPF}" : otherwise;

const hostPlaceholder = (host: string, topLevel: string): string =>
  NOT_TOP_LEVEL.has(topLevel) || COMPONENT.test(host) ? host : placeholderOf(host, "{HOST}");

/**
 * Prepares a reply for matching: joins lines, strips repeated codes, folds case and diacritics, and replaces echoed values with
 * placeholders, so that nosuchuser@… or a host named mailbox-full.… cannot match a rule. Reads the first {@link REPLY_TEXT_LIMIT_CHARS} characters.
 */
export function normalise(text: string, sender: string | null = null): ReplyText {
  const bounded = text.slice(0, REPLY_TEXT_LIMIT_CHARS);
  const joined = bounded
    .split(/[\r\n]{1,2}/u)
    .map(withoutPrefixes)
    .join(" ");
  const links: string[] = [];
  const words = withSender(fold(joined), sender)
    .replaceAll(URL_IN_TEXT, (url) => {
      links.push(url);
      return placeholderOf(url, "{URL}");
    })
    .replaceAll(QUOTED_LOCAL, "{ADDR}")
    .replaceAll(ADDRESS, "{ADDR}")
    .replaceAll(ANGLED, "{ADDR}")
    .replaceAll(QUOTED_WORD, "{ADDR}")
    .replaceAll(IPV4, "{IP}")
    .replaceAll(IPV6, "{IP}")
    .replaceAll(HOST, hostPlaceholder)
    .replaceAll(/\s{1,200}/gu, " ")
    .trim();
  return { words, links: links.join(" "), enhanced: ENHANCED.exec(bounded)?.[1] ?? null };
}

/** Replaces our MAIL FROM, bracketed or bare, unless it is part of a longer address. */
function withSender(text: string, sender: string | null): string {
  if (sender === null || sender === "") return text;
  const address = fold(sender).replaceAll(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
  return text.replaceAll(new RegExp(`<${address}>|(?<![\\w.+=-])${address}(?![\\w-]|\\.\\w)`, "gu"), "{SENDER}");
}

function withoutPrefixes(line: string): string {
  let rest = line;
  for (let round = 0; round < PREFIX_LIMIT; round += 1) {
    const shorter = rest.replace(CODE_PREFIX, "").replace(ENHANCED_PREFIX, "");
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest;
}

/** NFKC, lower case, no diacritics; й becomes и. */
const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(MARKS, "")
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(FOLDABLE, (letter) => UNMARKED[letter] ?? letter)
    .replaceAll(APOSTROPHES, "'");

import { type Rule, table } from "@rollcall/providers";

/** The message, which a prober never sends: these come after DATA, and must never be heard as a word about the mailbox. */
export const CONTENT: readonly Rule[] = table("content", [
  ["message_content", "malware", /\b(?:virus(?:es)?|malware|infected|trojan|worm|phish\w{0,4}|ransomware|clamav)\b/u],
  [
    "message_content",
    "attachment",
    /\burls?\b|\battach(?:ment|ments|ed)\b|\bexecutable\b|\b(?:banned|prohibited|illegal|forbidden) (?:content|file|attachment|extension|name|word)/u,
  ],
  [
    "message_content",
    "headers",
    /\b(?:message-?id|headers?|subject|mime|date: |to: header|from: header|received: |reply-to|content-type|dkim-signature)\b(?!\w)|line (?:limit|length|too long)|lines? (?:is |are )?(?:too|longer)|\bbare (?:lf|cr|newline|linefeed)|8-?bit\b|message (?:format|syntax|structure)|rfc ?-?5?[28]22|null (?:byte|character)|(?:invalid|illegal|unterminated|missing) (?:\w{1,10} ){0,2}(?:character|header|data|body|line)/u,
  ],
  [
    "message_content",
    "size",
    /\b(?:message|mail|e-?mail|letter|messages)(?:'s)? (?:\w{1,12} ){0,3}(?:size|too (?:large|big|long)|exceed|larger|oversize|length)|\b(?:size|message) (?:limit|restriction)|\btoo (?:large|big)\b|size (?:of|exceed)|exceeds? (?:\w{1,12} ){0,4}(?:maximum|size|max) (?:message )?(?:size|limit)|max(?:imum)? (?:message |mail |e-?mail )?size|\boversized?\b|\bsendsizelimit|\bsizelimit|fixed maximum/u,
  ],
  [
    "message_content",
    "spam_verdict",
    /\b(?:looks? like|considered|detected(?: as)?|classified as|suspicion of|suspected(?: as| to be| of being)?|identified as|appears? to be|is|as|marked as|recogni[sz]ed as|tagged as|flagged as|probable|possible|likely|triggered a|matches|be|probably|contains?|containing|resembles|seems(?: like| to be)?|similar to) (?:\w{1,14} ){0,3}(?:spam|unsolicited|junk|uce|ube|suspicious|bulk)\b/u,
  ],
  [
    "message_content",
    "spam_score",
    /\bspam[ -]?(?:score|content|contents|pattern|filter|scale|url|message|like|mail|rating|probability|level|detection|detected|rejected|rule|check|test|engine|assassin|id|filtering|refused|e-?mail|signature|word|block|threshold)\b|\bscored? (?:too high|over|of|is|above)|\b(?:message|mail|anti-?spam|content)(?:scoring| score)|(?:rejected|blocked|refused|discarded|filtered|denied|dropped|stopped|prohibited) (?:\w{1,10} ){0,3}(?:as|for|due to|because of|by|being|-|:) (?:\w{1,12} ){0,2}(?:spam|content|junk)|\(spam\)|\bno spam\b|\bunsolicited\b|\bjunk ?mail\b|\banti-?spam\b|suspicion of spam/u,
  ],
  [
    "message_content",
    "content",
    /\b(?:message|mail|e-?mail|your|the|its|due to|because of|prohibited|inappropriate|offensive|suspicious|content|body) content\b|\bcontent (?:reject|filter|refus|block|not|is|was|check|restrict|polic|scan|match|denied|violat)|\bmessage (?:body|filtered|data|text|contains?|contained|filter|rejected as|matched|scored)\b|\bmail data\b|data in message|\bdata refused\b|message (?:refused|rejected|blocked|denied) by (?:\w{1,12} ){0,2}(?:content|filter)|\bpattern\b|\bfingerprint|\bchecksum\b|\bsame (?:size|content)\b|duplicate (?:message|header|mail)|\bbulk (?:e-?mail|mail|mailing)/u,
  ],
]);

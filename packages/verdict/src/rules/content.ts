import { phrases, type Rule, table, words } from "@rollcall/providers";

const LOOKS_LIKE = words`
  looks? like|considered|detected( as)?|classified as|suspicion of|suspected( as| to be| of being)?
  identified as|appears? to be|is|as|marked as|recogni[sz]ed as|tagged as|flagged as|probable|possible
  likely|triggered a|matches|be|probably|contains?|containing|resembles|seems( like| to be)?
  similar to
`;
const SPAM = words`spam|unsolicited|junk|uce|ube|suspicious|bulk`;
const TURNED_DOWN = words`rejected|blocked|refused|discarded|filtered|denied|dropped|stopped|prohibited`;
const BECAUSE = words`as|for|due to|because of|by|being|-|:`;

/** About the message. We never send one; such replies must not be taken for the mailbox. */
export const CONTENT: readonly Rule[] = table("content", [
  ["message_content", "malware", /\b(?:virus(?:es)?|malware|infected|trojan|worm|phish\w{0,4}|ransomware|clamav)\b/u],
  [
    "message_content",
    "attachment",
    phrases`
      \burls?\b
      \battach(ment|ments|ed)\b
      \bexecutable\b
      \b(banned|prohibited|illegal|forbidden) (content|file|attachment|extension|name|word)
    `,
  ],
  [
    "message_content",
    "headers",
    phrases`
      \b(message-?id|headers?|subject|mime|date: |to: header|from: header|received: |reply-to)\b(?!\w)
      \b(content-type|dkim-signature)\b(?!\w)
      line (limit|length|too long)
      lines? (is |are )?(too|longer)
      \bbare (lf|cr|newline|linefeed)
      8-?bit\b
      message (format|syntax|structure)
      rfc ?-?5?[28]22
      null (byte|character)
      (invalid|illegal|unterminated|missing) (\w{1,10} ){0,2}(character|header|data|body|line)
    `,
  ],
  [
    "message_content",
    "size",
    phrases`
      \b(message|mail|e-?mail|letter|messages)('s)? (\w{1,12} ){0,3}(size|too (large|big|long)|exceed)
      \b(message|mail|e-?mail|letter|messages)('s)? (\w{1,12} ){0,3}(larger|oversize|length)
      \b(size|message) (limit|restriction)
      \btoo (large|big)\b
      size (of|exceed)
      exceeds? (\w{1,12} ){0,4}(maximum|size|max) (message )?(size|limit)
      max(imum)? (message |mail |e-?mail )?size
      \boversized?\b
      \bsendsizelimit
      \bsizelimit
      fixed maximum
    `,
  ],
  [
    "message_content",
    "spam_verdict",
    phrases`
      \b${LOOKS_LIKE} (\w{1,14} ){0,3}${SPAM}\b
    `,
  ],
  [
    "message_content",
    "spam_score",
    phrases`
      \bspam[ -]?(score|content|contents|pattern|filter|scale|url|message|like|mail|rating|probability)\b
      \bspam[ -]?(level|detection|detected|rejected|rule|check|test|engine|assassin|id|filtering)\b
      \bspam[ -]?(refused|e-?mail|signature|word|block|threshold)\b
      \bscored? (too high|over|of|is|above)
      \b(message|mail|anti-?spam|content)(scoring| score)
      ${TURNED_DOWN} (\w{1,10} ){0,3}${BECAUSE} (\w{1,12} ){0,2}(spam|content|junk)
      \(spam\)
      \bno spam\b
      \bunsolicited\b
      \bjunk ?mail\b
      \banti-?spam\b
      suspicion of spam
    `,
  ],
  [
    "message_content",
    "content",
    phrases`
      \b(message|mail|e-?mail|your|the|its|due to|because of|prohibited|inappropriate|offensive) content\b
      \b(suspicious|content|body) content\b
      \bcontent (reject|filter|refus|block|not|is|was|check|restrict|polic|scan|match|denied|violat)
      \bmessage (body|filtered|data|text|contains?|contained|filter|rejected as|matched|scored)\b
      \bmail data\b
      data in message
      \bdata refused\b
      message (refused|rejected|blocked|denied) by (\w{1,12} ){0,2}(content|filter)
      \bpattern\b
      \bfingerprint
      \bchecksum\b
      \bsame (size|content)\b
      duplicate (message|header|mail)
      \bbulk (e-?mail|mail|mailing)
    `,
  ],
]);

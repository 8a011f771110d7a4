import { phrases, type Rule, table, words } from "@rollcall/providers";

const BOX = words`
  mail ?-?box('s)?|mail box|inbox|mail ?drop|mail folder|mail ?spool|accounts?|users?|users?'s?
  recipients?|recipients?'s?|folder|storage|mail storage|mail store|maildir|postbox|disk|partition
  mail ?file|home directory|quota|address|mail system|hard drive
`;

const IS_NOW = words`
  is|are|was|has|seems|currently|almost|appears|already|too|to be|been|temporarily|of this user
  of user|of the recipient|for user|for recipient|{ADDR}
`;
const FILLED = words`
  full|overfull|filled|overflow(ed|ing)?|exceeded|over(size|limit| limit| its| the| maximum|drawn)
  too (full|large|big)
`;
const STORE = words`
  mail ?-?box|mail box|inbox|mail ?drop|account|user|recipient|disk|storage|maildir
`;
const ROOM = words`size|storage|space|capacity|disk|message count|quota`;
const LIMIT = words`limit|limits|allocation|allotment|capacity|size`;
const STORES = words`mail ?-?box|inbox|mail ?drop|account|disk|storage`;
const LIMITS = words`size|limit|allocation|space|capacity|quota`;
const BEYOND = words`exceed\w{0,4}|reached|over|above|beyond`;
const OUT_OF = words`
  out of|no|not enough|insufficient|lack of|without|run out of|does not have enough
  doesn't have enough|not have enough|no more|no free|no available|not sufficient
`;
const WHERE = words`mail ?-?box|mail box|inbox|user|recipient|account|maildir|mail ?drop|{ADDR}`;
const WITHOUT = words`
  out of|no|not enough|insufficient|lack of|no more|run out of|doesn't have enough
  does not have enough
`;
const WHOSE = words`mail ?-?box|mail box|inbox|user|recipient|account|recipient's inbox`;

const GERMAN_BOX = words`postfach|mailbox|briefkasten|konto|speicher(platz)?|empf.{1,4}ngers?`;

/** The mailbox exists and is over quota. */
export const MAILBOX_FULL: readonly Rule[] = table("full", [
  [
    "mailbox_full",
    "over_quota",
    phrases`
      \bover ?-?(his |her |its |their |the )?(disk |mail |storage |mailbox )?quota\b
      \boverquota\b
      \bquota (\w{1,12} ){0,4}(exceed|full|reached|violat|over|exhausted|used|limit)
      \b(exceed|exceeds|exceeded|exceeding|reached|above|beyond) (\w{1,12} ){0,6}(quota|storage)\b
      \b(violat\w{1,4}|full|exhausted|over|used up|overdrawn) (\w{1,12} ){0,6}(quota|storage)\b
      \b(surpass\w{0,3}|would exceed) (\w{1,12} ){0,6}(quota|storage)\b
      \bquota violation
      (mailbox|user|account|recipient|disk|mail|storage)\b.{0,20} quota$
      quotaexceeded
      shutoffquota
    `,
  ],
  [
    "mailbox_full",
    "box_full",
    phrases`
      \b${BOX}( {ADDR}| \(?[\w.{}-]{1,40}\)?)?,?( ${IS_NOW}){0,5}[ :-]{1,3}${FILLED}\b
    `,
  ],
  [
    "mailbox_full",
    "box_exceeds",
    phrases`
      \b(mail ?-?box|mail box|inbox)\b.{0,30}\bexceed\w{0,3} .{0,24}\b(size|limit|space|capacity|storage)
      \b(mail ?drop|maildir|account)\b.{0,30}\bexceed\w{0,3} .{0,24}\b(size|limit|space|capacity|storage)
      \b(mail ?-?box|mail box|inbox)\b.{0,12}\b(space|storage) (is )?(not enough|insufficient|exhausted)
      \b(mail ?-?box|mail box|inbox)\b.{0,12}\b(space|storage) (is )?used up
    `,
  ],
  [
    "mailbox_full",
    "full_box",
    phrases`
      \b(full|overfull|overflowing|exceeded) (user |recipient )?(mail ?-?box|mail box|inbox|mail ?drop)\b
      \b(full|overfull|overflowing|exceeded) (user |recipient )?(account|maildir)\b
      mail(box)? (is )?full\b
      mailboxfull
      mailbox_full
    `,
  ],
  [
    "mailbox_full",
    "box_limit",
    phrases`
      \b${STORE}('s)?( {ADDR})? (\w{1,12} ){0,4}?${ROOM}? ?${LIMIT}\b.{0,20}(exceed|reach|full|hit)
      \b${STORE}('s)?( {ADDR})? (\w{1,12} ){0,4}?${ROOM}? ?${LIMIT}\b.{0,20}(exhaust|over)
      ${BEYOND} (\w{1,12} ){0,4}${STORES} (\w{1,12} ){0,3}${LIMITS}
    `,
  ],
  [
    "mailbox_full",
    "no_room",
    phrases`
      \b${OUT_OF} (\w{1,12} ){0,3}(space|room|storage|capacity)\b.{0,40}\b${WHERE}
      \b${WHOSE}\b('s)?.{0,40}\b${WITHOUT} (\w{1,12} ){0,3}(space|room|storage|disk|capacity)\b
      insufficient (mailbox|user|recipient|account|inbox|mail) (\w{1,10} ){0,2}(space|storage|room|quota)
    `,
  ],
  [
    "mailbox_full",
    "full_other_languages",
    phrases`
      // French
      boite .{0,40}(pleine|saturee|remplie)
      quota .{0,30}(depasse|atteint)
      // German
      ${GERMAN_BOX}\b.{0,40}(\bvoll\b|(ue?ber)(fue?llt|schritten))
      ${GERMAN_BOX}\b.{0,40}(erschoe?pft|ausgeschoe?pft)
      speicherplatz .{0,30}(ue?berschritten|erschoe?pft|reicht nicht)
      // Spanish
      (buzon|casilla|bandeja|cuenta|espacio) .{0,40}(llen[oa]|agotad|excedid|superad)
      cuota .{0,30}(excedid|superad|sobrepas)
      // Portuguese
      caixa .{0,40}(cheia|lotada|excedid|esgotad)
      (cota|quota) .{0,30}(excedid|esgotad|ultrapassad|estourad)
      // Italian
      (casella|mailbox|spazio) .{0,40}(piena|pieno|esaurit|superat)
      // Polish
      skrzynk.{0,40}(pelna|przepelnion|zapelnion)
      przekroczon.{0,30}(limit|quot|pojemnos|rozmiar)
      // Russian
      (ящик|квота|почтов).{0,50}(переполн|заполн|превыш|полон|исчерпан)
      // Dutch
      postvak .{0,20}vol\b
      // Swedish, Danish, Norwegian
      (brevlada|postlada|postkasse|postlade|innboks).{0,20}(full|fuld)
      // Czech, Slovak
      schrank.{0,30}(plna|preplnen)
      // Hungarian
      postafiok.{0,30}(megtelt|tele)
      // Turkish
      (kutusu|kota).{0,30}(dolu|asildi|doldu)
      // Finnish
      postilaatikko.{0,20}taynna
      // Romanian
      casuta .{0,20}plina
      // Japanese
      メールボックス.{0,20}(一杯|いっぱい|容量)
      容量.{0,10}超
      // Chinese
      (邮箱|信箱|邮件).{0,12}(已满|满|容量|超过)
    `,
  ],
]);

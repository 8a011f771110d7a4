import { type Rule, table } from "@rollcall/providers";
import { pattern } from "./words.ts";

const BOX =
  "(?:mail ?-?box(?:'s)?|mail box|inbox|mail ?drop|mail folder|mail ?spool|accounts?|users?|users?'s?|recipients?|recipients?'s?|folder|storage|mail storage|mail store|maildir|postbox|disk|partition|mail ?file|home directory|quota|address|mail system|hard drive)";

/** It exists, and is over its quota. */
export const MAILBOX_FULL: readonly Rule[] = table("full", [
  [
    "mailbox_full",
    "over_quota",
    /\bover ?-?(?:his |her |its |their |the )?(?:disk |mail |storage |mailbox )?quota\b|\boverquota\b|\bquota (?:\w{1,12} ){0,4}(?:exceed|full|reached|violat|over|exhausted|used|limit)|\b(?:exceed|exceeds|exceeded|exceeding|reached|above|beyond|violat\w{1,4}|full|exhausted|over|used up|overdrawn|surpass\w{0,3}|would exceed) (?:\w{1,12} ){0,6}(?:quota|storage)\b|\bquota violation|(?:mailbox|user|account|recipient|disk|mail|storage)\b.{0,20} quota$|quotaexceeded|shutoffquota/u,
  ],
  [
    "mailbox_full",
    "box_full",
    pattern(
      `\\b${BOX}(?: \\{ADDR\\}| \\(?[\\w.{}-]{1,40}\\)?)?,?(?: (?:is|are|was|has|seems|currently|almost|appears|already|too|to be|been|temporarily|of this user|of user|of the recipient|for user|for recipient|\\{ADDR\\})){0,5}[ :-]{1,3}(?:full|overfull|filled|overflow(?:ed|ing)?|exceeded|over(?:size|limit| limit| its| the| maximum|drawn)|too (?:full|large|big))\\b`,
    ),
  ],
  [
    "mailbox_full",
    "box_exceeds",
    /\b(?:mail ?-?box|mail box|inbox|mail ?drop|maildir|account)\b.{0,30}\bexceed\w{0,3} .{0,24}\b(?:size|limit|space|capacity|storage)|\b(?:mail ?-?box|mail box|inbox)\b.{0,12}\b(?:space|storage) (?:is )?(?:not enough|insufficient|exhausted|used up)/u,
  ],
  [
    "mailbox_full",
    "full_box",
    /\b(?:full|overfull|overflowing|exceeded) (?:user |recipient )?(?:mail ?-?box|mail box|inbox|mail ?drop|account|maildir)\b|mail(?:box)? (?:is )?full\b|mailboxfull|mailbox_full/u,
  ],
  [
    "mailbox_full",
    "box_limit",
    /\b(?:mail ?-?box|mail box|inbox|mail ?drop|account|user|recipient|disk|storage|maildir)(?:'s)?(?: \{ADDR\})? (?:\w{1,12} ){0,4}?(?:size|storage|space|capacity|disk|message count|quota)? ?(?:limit|limits|allocation|allotment|capacity|size)\b.{0,20}(?:exceed|reach|full|hit|exhaust|over)|(?:exceed\w{0,4}|reached|over|above|beyond) (?:\w{1,12} ){0,4}(?:mail ?-?box|inbox|mail ?drop|account|disk|storage) (?:\w{1,12} ){0,3}(?:size|limit|allocation|space|capacity|quota)/u,
  ],
  [
    "mailbox_full",
    "storage_allocation",
    /\bexceeded storage allocation|storage (?:quota|allocation|limit) (?:\w{1,10} ){0,2}(?:exceed|reach)/u,
  ],
  [
    "mailbox_full",
    "no_room",
    /\b(?:out of|no|not enough|insufficient|lack of|without|run out of|does not have enough|doesn't have enough|not have enough|no more|no free|no available|not sufficient) (?:\w{1,12} ){0,3}(?:space|room|storage|capacity)\b.{0,40}\b(?:mail ?-?box|mail box|inbox|user|recipient|account|maildir|mail ?drop|\{ADDR\})|\b(?:mail ?-?box|mail box|inbox|user|recipient|account|recipient's inbox)\b(?:'s)?.{0,40}\b(?:out of|no|not enough|insufficient|lack of|no more|run out of|doesn't have enough|does not have enough) (?:\w{1,12} ){0,3}(?:space|room|storage|disk|capacity)\b|insufficient (?:mailbox|user|recipient|account|inbox|mail) (?:\w{1,10} ){0,2}(?:space|storage|room|quota)/u,
  ],
  [
    "mailbox_full",
    "full_other_languages",
    /boite .{0,40}(?:pleine|saturee|remplie)|quota .{0,30}(?:depasse|atteint)|(?:postfach|mailbox|briefkasten|konto|speicher(?:platz)?|empf.{1,4}ngers?)\b.{0,40}(?:\bvoll\b|uberfullt|ueberfuellt|uberschritten|ueberschritten|erschopft|erschoepft|ausgeschopft)|speicherplatz .{0,30}(?:uberschritten|erschopft|reicht nicht)|(?:buzon|casilla|bandeja|cuenta|espacio) .{0,40}(?:llen[oa]|agotad|excedid|superad)|cuota .{0,30}(?:excedid|superad|sobrepas)|caixa .{0,40}(?:cheia|lotada|excedid|esgotad)|(?:cota|quota) .{0,30}(?:excedid|esgotad|ultrapassad|estourad)|(?:casella|mailbox|spazio) .{0,40}(?:piena|pieno|esaurit|superat)|skrzynk.{0,40}(?:pelna|przepelnion|zapelnion)|przekroczon.{0,30}(?:limit|quot|pojemnos|rozmiar)|(?:ящик|квота|почтов).{0,50}(?:переполн|заполн|превыш|полон|исчерпан)|postvak .{0,20}vol\b|(?:brevlada|postlada|postkasse|postlade|innboks).{0,20}(?:full|fuld)|schrank.{0,30}(?:plna|preplnen)|postafiok.{0,30}(?:megtelt|tele)|(?:kutusu|kota).{0,30}(?:dolu|asildi|doldu)|postilaatikko.{0,20}taynna|casuta .{0,20}plina|メールボックス.{0,20}(?:一杯|いっぱい|容量)|容量.{0,10}超|(?:邮箱|信箱|邮件).{0,12}(?:已满|满|容量|超过)/u,
  ],
]);

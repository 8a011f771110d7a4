/** What a header says about the addresses in its column. */
export type HeaderMeaning =
  /** The contact's address. */
  | "address"
  /** Another address of the contact. */
  | "further"
  /** Somebody else's address: the owner of the record, the sender, the buyer of another's ticket. */
  | "other_party"
  /** Something about e-mail that is no address. */
  | "about"
  /** No word about addresses. */
  | "none";

/** Words for e-mail, with common suffixes. */
const EMAIL_WORD =
  /(?<!\p{L})(?:e[-_\s]?mails?|mail|e[-_\s]?post|courriel|correo|имейл)(?:[-_\s]?(?:addr|adr|direcci|id)\p{L}*)?(?!\p{L})/iu;

/** The same in scripts without word breaks, inflected, or in camel case. */
const EMAIL_STEM = /メール|邮箱|邮件|電子郵件|郵箱|이메일|[Пп]очт|[a-z]E-?[Mm]ail/u;

/** Headers about e-mail that don't hold the address. */
const OTHER_SUBJECT =
  /(?:opt|status|subscri|verif|valid|sent|open|click|bounce|count|date|type|domain|provider|consent|permission|newsletter|label|client)/iu;

/** Those who handle a record and aren't its contact, by language. */
const OTHER_PARTY: Readonly<Record<string, readonly string[]>> = {
  en: [
    "owners?|assigned|assignee|responsible|handled|operator|supervisor|boss|managers?|account exec\\p{L}*",
    "created|creator|modified|updated|changed|added|entered|imported|edited|booked by|invited by|referr\\p{L}*",
    "sales ?(?:rep|person|man)\\p{L}*|rep|representative|agents?|consultant|advis[oe]r|buyers?|purchaser|payer",
    "senders?|reply[- ]?to",
  ],
  de: [
    "besitzer\\p{L}*|inhaber\\p{L}*|zugewiesen\\p{L}*|zuständig\\p{L}*|verantwortlich\\p{L}*|vorgesetzte\\p{L}*",
    "erstellt|geändert|bearbeite\\p{L}*|angelegt|vertreter\\p{L}*|betreuer\\p{L}*|käufer\\p{L}*|absender\\p{L}*",
  ],
  fr: ["propriétaire|attribué|assigné|créé|modifié|commercial|vendeur|acheteur|expéditeur|responsable|gestionnaire"],
  es: ["propietario|asignado|creado|modificado|vendedor|agente|comprador|remitente|responsable|gestor"],
  pt: ["proprietário|atribuído|criado|modificado|remetente|responsável|gerente"],
  it: ["proprietario|assegnato|creato|modificato|venditore|acquirente|mittente|responsabile"],
  nl: ["eigenaar|toegewezen|aangemaakt|gewijzigd|verkoper|koper|afzender|verantwoordelijke"],
  sv: ["ägare|tilldelad|skapad|ändrad|säljare|köpare|avsändare|ansvarig"],
  ru: ["владелец|ответственн\\p{L}*|созда[лн]\\p{L}*|изменил\\p{L}*|менеджер|агент|покупатель|отправитель"],
  bg: ["собственик|отговорник|създа[лд]\\p{L}*|променен\\p{L}*|купувач|подател|изпращач"],
};
const OTHER_PARTY_WORD = new RegExp(
  // A preposition means the sender only where the name begins with it.
  `(?<!\\p{L})(?:${Object.values(OTHER_PARTY).flat().join("|")})(?!\\p{L})|^(?:from(?!\\p{L})|(?:de|von|van|da|från|от)$)`,
  "iu",
);

/** The same in scripts without word breaks. */
const OTHER_PARTY_STEM =
  /所有者|担当|作成者|更新者|送信者|差出人|購入者|负责人|負責人|创建|建立者|发件人|寄件者|买家|買家|销售|담당|소유자|작성자|보낸|구매자/u;

/** A second address of the same contact. */
const FURTHER =
  /(?<!\p{L})(?:secondary|second|alternat\p{L}*|additional|other|backup|weitere\p{L}*|zweite\p{L}*|autre|otro|outro|altro|andere|annan|дополнительн\p{L}*|друг\p{L}*|2nd)(?!\p{L})|(?<!\d)(?:[2-9]|1\d)(?!\d)|その他|其他|기타/iu;

/** Words apart: camel case and the separators of programs. */
const inWords = (name: string): string => name.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ").replaceAll(/[_./]+/gu, " ");

/** Characters of a header that are looked at: names of columns are short. */
const LOOKED_AT = 200;

/** What a column's name says of its addresses, in the languages that exports are written in. */
export function meaningOf(header: string): HeaderMeaning {
  const name = header.slice(0, LOOKED_AT);
  const words = inWords(name);
  if (OTHER_PARTY_WORD.test(words) || OTHER_PARTY_STEM.test(name)) return "other_party";
  if (!EMAIL_WORD.test(name) && !EMAIL_STEM.test(name)) return "none";
  if (OTHER_SUBJECT.test(name)) return "about";
  return FURTHER.test(words) ? "further" : "address";
}

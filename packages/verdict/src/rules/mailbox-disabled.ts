import { type Rule, table } from "@rollcall/providers";
import { pattern } from "./words.ts";

const BOX =
  "(?:mail ?-?box(?:es)?|mail box|inbox|accounts?|users?|recipients?|e-?mail address|mail address|address(?:ee)?|e-?mail|alias|subscriber|customer|mail ?drop|login|member)";
const OFF =
  "(?:disabled|deactivated|de-activated|inactive|inactivated|suspended|expired|closed|cancel?led|terminated|discontinued|frozen|archived|not active|not enabled|dormant|on hold|retired|decommissioned|deprovisioned|not activated|unactivated|dead|no longer active|no longer in service|no longer accepts?|de-?listed|turned off|switched off|revoked|under suspension|put on hold|locked out|blocked due to inactivity|abandoned|been idle|stopped|inoperative|defunct)";

/** It was there, and is switched off. Never of "your" account or a sender's. */
export const MAILBOX_DISABLED: readonly Rule[] = table("disabled", [
  [
    "mailbox_disabled",
    "box_off",
    pattern(
      `(?<!your |sender |sender's |sending |relay |smtp )\\b${BOX}\\b(?!'s mail server)[^.;]{0,70}?\\b(?<!not )${OFF}\\b`,
    ),
  ],
  ["mailbox_disabled", "off_box", pattern(`(?<!not |never )\\b${OFF} (?:\\w{1,12} ){0,2}${BOX}\\b`)],
  ["mailbox_disabled", "addr_off", pattern(`^\\{ADDR\\}[:.,]{0,3} (?:\\w{1,10} ){0,3}${OFF}\\b`)],
  [
    "mailbox_disabled",
    "subject_off",
    /\b(?:delivery|mail|mailing|receiving|reception|receipt|incoming mail|e-?mails?) (?:to|for|of|by) (?:this|the|that|\{ADDR\}) ?(?:user|recipient|mailbox|account|address|customer)? ?(?:is|has been|was|are|have been) (?:\w{1,12} )?(?:disabled|suspended|deactivated|stopped|discontinued|turned off)|(?:mailbox|account|user) (?:has been |is )?(?:temporarily |permanently )?(?:disabled|suspended)|cannot receive new mail|new mail is not (?:currently )?(?:being )?accepted for this/u,
  ],
  [
    "mailbox_disabled",
    "disabled_other_languages",
    /(?:compte|boite|adresse|destinataire|utilisateur)\b.{0,60}(?:desactive|suspendu|bloque|ferme|archive|inactif|inactive|resilie|cloture|expire)|(?:konto|postfach|mailbox|benutzer|account|empf.{1,4}nger|adresse)\b.{0,50}(?:gesperrt|deaktiviert|geschlossen|inaktiv|stillgelegt|abgeschaltet|gekundigt|gekuendigt|abgelaufen)|(?:cuenta|buzon|usuario|casilla|direccion)\b.{0,50}(?:desactivad|deshabilitad|inhabilitad|suspendid|bloquead|inactiv|cerrad|cancelad|dad[oa] de baja|vencid)|(?:conta|caixa|usuario|endereco)\b.{0,50}(?:desativad|desabilitad|suspens|bloquead|inativ|cancelad|encerrad|expirad)|(?:casella|account|utente|indirizzo)\b.{0,50}(?:disattivat|disabilitat|sospes|bloccat|chius[oa]|inattiv|scadut|cessat)|(?:konto|skrzynk\w|uzytkownik|adres)\b.{0,50}(?:zablokowan|nieaktywn|zawieszon|wylaczon|zamknie|wygas)|(?:аккаунт|ящик|пользовател|адрес|учетн).{0,50}(?:заблокирован|отключ|неактив|приостановлен|закрыт)|(?:gebruiker|account|postvak).{0,40}(?:geblokkeerd|uitgeschakeld|opgeheven|inactief|gedeactiveerd)|(?:kontot?|brukeren?|anvandaren?|postlada).{0,40}(?:inaktiv|sparrat|avstangd|deaktiveret|sperret|avslutad|lukket)|(?:hesap|hesabi|kullanici).{0,40}(?:devre disi|askiya|pasif|kapatil)|(?:用户|帐号|账号|邮箱|帐户|账户).{0,12}(?:禁用|停用|冻结|锁定|暂停|注销)/u,
  ],
]);

/** It exists, and is closed to strangers. */
export const RESTRICTED: readonly Rule[] = table("restricted", [
  [
    "recipient_restricted",
    "auth_required",
    /authrequired|resolver\.rst\.(?:not|auth|sender|recip)|sendernotauthenticated|notauthori[sz]edtosend/u,
  ],
  [
    "recipient_restricted",
    "not_allowed_to_send_to",
    /(?:not|n't) (?:been )?(?:allowed|permitted|authori[sz]ed|have permission|have (?:the )?(?:necessary )?permissions?|accepted) (?:to (?:send|post|mail|deliver|write|submit|email) ?(?:mail|e-?mail|messages?)? ?(?:to|in) (?:this|the|that|\{ADDR\}|external) ?(?:user|recipient|list|group|address|mailbox|distribution|e-?mail|conference)?|.{0,20}to (?:this|that) (?:list|group|recipient|mailbox|address))/u,
  ],
  [
    "recipient_restricted",
    "only_from",
    /\b(?:only )?(?:accepts?|allows?|receives?|takes?|permits?) (?:e?-?mails?|messages?|deliver(?:y|ies)|incoming)? ?(?:only )?(?:from|by) (?:\w{1,12} ){0,3}(?:authori[sz]ed|authenticated|internal|known|specific|certain|members|subscribers|listed|approved|trusted|inside|local|within|people|senders|selected)|(?:internal|authenticated|authori[sz]ed|approved|trusted|known|subscribed) (?:senders|users|members|addresses) only|(?:members|subscribers|internal (?:use|mail|senders?))[ -]only|for internal (?:use|mail)|(?:does not|doesn't|not|cannot|can't|can not) (?:accept|allow|receive|permit)\w{0,3} (?:any )?(?:\w{1,10} ){0,2}(?:e?-?mails?|messages?) from (?:outside|external|the internet|strangers|the outside|unknown|non-?members|anonymous|unauthenticated|this sender|you\b)|(?:external|outside|internet) (?:mail|e-?mail|senders?|messages?) (?:is |are )?(?:not|prohibited|blocked|refused)/u,
  ],
  [
    "recipient_restricted",
    "recipient_preferences",
    /recipient(?:'s)? (?:preferences?|settings|policy|has refused|refuses|refused|does not (?:accept|want|wish|allow)|doesn't (?:accept|want|wish|allow)|has (?:chosen|opted|blocked|requested)|only accepts|restrict)|user (?:has )?(?:refuse[sd]|rejected|declined|does(?:n't| not) (?:want|accept|wish)|blocked you|has blocked)|refuse[sd]? to receive|delivery restrict|restricted (?:recipient|address|list|group|mailbox|user)|(?:recipient|address|mailbox|list|group) (?:is )?restricted|moderat(?:ed|or|ion)|challenge.?response|opted out|do(?:es)? not (?:wish|want) to receive|unsubscribed|private (?:list|group|address)|has blocked (?:you|the sender|this sender|your)/u,
  ],
  [
    "recipient_restricted",
    "enhanced_5_7_restricted",
    { enhanced: /^5\.7\.(?:12|13[3-6]|124|129|2)$/u, unless: /\[ts|\bbl\d/u },
  ],
]);

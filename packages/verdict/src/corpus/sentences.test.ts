import { describe, expect, it } from "vitest";
import { classify } from "../classify.ts";

/** Classes about the mailbox. */
const OF_A_MAILBOX: ReadonlySet<string> = new Set(["no_mailbox", "mailbox_disabled", "mailbox_full"]);

const CODES = ["550", "553 5.1.8", "550 5.1.0", "554 5.7.1"];

/** Splits at bars. */
const words = (...lines: readonly string[]): string[] => lines.flatMap((line) => line.split("|"));

/** Combinations that were classified as being about the mailbox. */
function misread(subjects: readonly string[], predicates: readonly string[], codes = CODES): string[] {
  const sentences = codes.flatMap((code) =>
    subjects.flatMap((subject) => predicates.map((predicate) => `${code} ${subject} ${predicate}`)),
  );
  return sentences.filter((text) => {
    const [, code = "", enhanced = null] = /^(\d{3})(?: (\d\.\d\.\d))?/u.exec(text) ?? [];
    const reply = { code: Number(code), enhanced, text, stage: "rcpt" as const };
    return OF_A_MAILBOX.has(classify(reply, null).class);
  });
}

const TROUBLES = words(
  "user unknown|is unknown|does not exist|not found|mailbox unavailable|rejected|invalid mailbox|is disabled",
  "account disabled|is suspended|mailbox full|is over quota|no such user|is invalid|could not be verified",
  "undeliverable|is inactive|has no mailbox here|is not local|is blocked|address rejected|no longer exists",
);

const MAILBOXES = words(
  "mailbox|user|recipient|the recipient's mailbox|account|anna@shop.example|<anna@shop.example>:",
  "recipient address|addressee|local user|the email account that you tried to reach",
);

describe("generated sentences about something other than the mailbox", () => {
  it("classify: a rejected sender does not condemn the mailbox", () => {
    const senders = words(
      "sender|the sender:|your sender address|envelope sender|MAIL FROM|MAIL FROM:|return path|reverse-path",
      "originator|from address|From: address|sender mailbox|sender account|your mailbox|your account",
      "bounce address|sending user|sender <check@probe.example>|mailbox of the sender",
    );
    expect(misread(senders, TROUBLES)).toEqual([]);
    const after = ["(sender)", "in MAIL FROM"];
    expect(misread(TROUBLES, after)).toEqual([]);
  });

  it.each([
    [
      "German",
      "Absenderadresse|Ihre Adresse|Ihr Server",
      "unbekannt|existiert nicht|ist gesperrt|ist deaktiviert|ist voll",
    ],
    ["French", "Adresse de l'expéditeur|Votre adresse|Votre IP", "inconnue|n'existe pas|introuvable|désactivée"],
    ["Spanish", "La dirección del remitente|Su dirección", "desconocida|no existe|no encontrada|desactivada"],
    ["Portuguese", "Endereço do remetente|Seu endereço", "desconhecido|não existe|não encontrado|desativado"],
    ["Italian", "Indirizzo del mittente|Il tuo indirizzo", "sconosciuto|non esiste|non trovato|disattivato"],
    ["Polish", "Adres nadawcy|Twój adres", "nieznany|nie istnieje|nie znaleziono|zablokowany"],
    ["Dutch", "Adres van afzender|Uw adres", "onbekend|bestaat niet|niet gevonden|ongeldig"],
    ["Russian", "Адрес отправителя|Ваш адрес|Ваш сервер", "неизвестен|не существует|не найден|заблокирован"],
    ["Turkish", "Gönderen adresi|IP adresiniz", "bulunamadı|yok|geçersiz|devre dışı"],
    ["Chinese", "发件人地址|您的邮箱", "不存在|无效|被禁用|被锁定"],
  ])("classify: a rejected sender does not condemn the mailbox in %s", (_, senders, troubles) => {
    expect(misread(words(senders), words(troubles))).toEqual([]);
  });

  it("classify: a rejected client does not condemn the mailbox", () => {
    const hosts = words(
      "your IP|your host|your server|your network|your hostname|your ISP|sending host|client host [192.0.2.7]",
      "client [192.0.2.7]|connection from 192.0.2.7|IP address 192.0.2.7",
    );
    const troubles = TROUBLES.filter((trouble) => !/mailbox|user|account/u.test(trouble));
    expect(misread(hosts, troubles, ["550", "554 5.7.1"])).toEqual([]);
  });

  it("classify: a rejection because of us does not condemn the mailbox", () => {
    const reasons = words(
      "rejected: your IP is blacklisted|unavailable to your network|rejected: sender IP blocked",
      "unknown; your IP 192.0.2.7 is listed in zen.spamhaus.org|refused: 192.0.2.7 blocked",
      "rejected: SPF check failed|rejected: HELO invalid|rejected: no PTR record for 192.0.2.7",
      "rejected: sender domain does not exist|rejected: sender address unknown|rejected: TLS required",
      "rejected: too many invalid recipients from your IP|rejected: rate limit exceeded",
      "rejected: harvest attack detected|rejected: your country is blocked|rejected: message looks like spam",
    );
    expect(misread(MAILBOXES, reasons, ["550", "554 5.7.1", "550 5.1.1", "550 5.2.1"])).toEqual([]);
  });

  it("classify: a temporary condition does not condemn the mailbox", () => {
    const times = words(
      "temporarily unavailable|is busy|is locked, try again later|lookup failed, try again|lookup timed out",
      "could not be verified at this time|is under maintenance|is not available right now|database error",
      "status unknown, try again|is receiving too much mail|check failed: LDAP server unreachable",
      "not available due to system maintenance|validation timed out|verification in progress",
      "derzeit gesperrt, bitte später versuchen|momentanément désactivé|en este momento desactivado",
    );
    expect(misread(MAILBOXES, times, ["550", "554", "550 5.3.0", "450", "451 4.3.0"])).toEqual([]);
  });
});

it("classify: sentences about the mailbox are recognised", () => {
  expect(misread(["recipient"], ["user unknown", "is disabled", "mailbox full"], ["550"])).toHaveLength(3);
});

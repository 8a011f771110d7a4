import { phrases, type Rule, table, words } from "@rollcall/providers";

/*
 * The grammar of condemning.ts in other languages. Text is normalised: no diacritics, й is и.
 */

interface Language {
  /** Words before the noun. */
  readonly articles: string;
  readonly nouns: string;
  /** Words between noun and predicate. */
  readonly fillers: string;
  /** Predicates: disabled. */
  readonly off: string;
  /** Predicates: missing. */
  readonly missing: string;
  /** Phrases with the predicate first: "no such user". */
  readonly noSuch: string;
  /** Prepositions that may follow the predicate. */
  readonly after: string;
}

const BEGIN = words`(?<=^|[^\p{L}\p{N}_ ] ?)`;
const END = words`(?= ?($|[^\p{L}\p{N}_ ]))`;
const ECHO = words`[("'\[]?({ADDR}|{HOST})[)"'\]]?`;

/** The rules of one language: disabled, then missing. */
export function language(
  name: string,
  { articles, nouns, fillers, off, missing, noSuch, after }: Language,
): readonly Rule[] {
  const end = words`${END}|(?= (${after})(?![\p{L}\p{N}]))`;
  const said = (predicate: string): string =>
    `${BEGIN}(?:${articles} ){0,3}${nouns}(?:[ :]{1,2}(?:${ECHO}|${fillers})){0,5}[ :]{1,3}${predicate}${end}`;
  return table(name, [
    ["mailbox_disabled", "off", phrases`${said(off)}`],
    ["no_mailbox", "missing", phrases`${said(missing)}`],
    ["no_mailbox", "no_such", phrases`${BEGIN}${noSuch}( ${ECHO})?${end}`],
  ]);
}

export const GERMAN: readonly Rule[] = language("german", {
  articles: words`der|die|das|den|dieser|diese|dieses|ihr|e-?mail|angegebene[rs]?|gewunschte[rs]?`,
  nouns: words`
    (benutzer|empf(a|ae)nger|adresse?|nutzer|anwender|teilnehmer)(name|konto|adresse|postfach)?
    postfach|(e-?)?mail-?adresse|(e-?mail-?)?konto|mailbox|account|adressat|user
  `,
  fillers: words`ist|wurde|wird|war|hier|leider|uns|dem server|mit der adresse|auf diesem server|konnte`,
  off: words`gesperrt|deaktiviert|geschlossen|inaktiv|stillgelegt|abgeschaltet|gek(u|ue)ndigt|abgelaufen`,
  missing: words`
    unbekannt|nicht (bekannt|gefunden( werden)?|vorhanden|existent)|existiert (hier )?(leider )?nicht( mehr)?
    ung(u|ue)ltig|gibt es nicht|nicht (g(u|ue)ltig|zustellbar)
  `,
  noSuch: words`
    unbekannte[rnms]? (benutzer|empf(a|ae)nger|adresse|postfach|nutzer|user|teilnehmer)
    (nicht existierende[rnms]?|ung(u|ue)ltige[rsn]?) (benutzer|empf(a|ae)nger|adresse|postfach|nutzer|user|mailbox)
    kein (solcher |solches )?(benutzer|postfach|empf(a|ae)nger|konto|account|nutzer|adressat)( gefunden)?
    keine (solche )?(mailbox|adresse)
  `,
  after: words`in|im|auf|bei|hier|unter`,
});

export const FRENCH: readonly Rule[] = language("french", {
  articles: words`l'?|le|la|les|cet|cette|ce|un|une|d'|d|du|au moins|de|adresse|compte|boite( aux lettres)?`,
  nouns: words`
    (l')?(utilisateur|adresse|abonne|usager)|destinataires?|comptes?|boites?( aux lettres| mail)?|mailbox
    (adresse|boite|compte) (e-?mail|du destinataire|mail|d au moins un destinataire)
  `,
  fillers: words`est|a ete|du destinataire|e-?mail|mail|ici|sur ce serveur|de`,
  off: words`(desactive|suspendu|bloque|ferme|archive|resilie|cloture|expire)e?s?|inacti(f|ve)s?`,
  missing: words`
    inconnue?s?|inexistante?s?|invalides?|n'? ?existe (pas|plus)|introuvable|incorrecte?
    (non|pas) (trouve|valide|reconnu|connu)e?
  `,
  noSuch: words`aucun (utilisateur|destinataire|compte)( a ce nom| correspondant)?|pas d'utilisateur( a ce nom)?`,
  after: words`sur|dans|chez|ici|a|pour|de`,
});

export const SPANISH: readonly Rule[] = language("spanish", {
  articles: words`el|la|los|este|esta|ese|direccion de|cuenta de|de|del|un`,
  nouns: words`usuario|destinatario|buzon|cuenta|direccion|casilla|correo( electronico)?`,
  fillers: words`es|esta|ha sido|fue|de correo( electronico)?|del destinatario|electronico|aqui|en este servidor`,
  off: words`
    (desactivad|deshabilitad|inhabilitad|suspendid|bloquead|inactiv|cerrad|cancelad|vencid)[oa]|dad[oa] de baja
  `,
  missing: words`
    desconocid[oa]|no existe|no existente|inexistente|no se encuentra|invalid[oa]|incorrect[oa]
    no (ha sido |fue |es )?(encontrad[oa]|valid[oa]|reconocid[oa])
  `,
  noSuch: words`no existe (el|la|tal|ese|este|un|ningun) ?(usuario|destinatario|buzon|cuenta)`,
  after: words`en|aqui|con|por`,
});

export const PORTUGUESE: readonly Rule[] = language("portuguese", {
  articles: words`o|a|este|esta|esse|essa|do|da|de`,
  nouns: words`usuario|utilizador|destinatario|caixa( postal| de correio)?|conta|endereco|e-?mail`,
  fillers: words`e|esta|foi|de e-?mail|postal|do destinatario|aqui`,
  off: words`(desativad|desabilitad|suspens|bloquead|inativ|cancelad|encerrad|expirad)[oa]`,
  missing: words`
    desconhecid[oa]|nao existe|inexistente|invalid[oa]
    nao (e |foi )?(encontrad[oa]|valid[oa]|cadastrad[oa]|localizad[oa])
  `,
  noSuch: words`nao existe (o|a|esse|este|tal) (usuario|destinatario|conta|caixa)`,
  after: words`em|no|na|neste|aqui|por`,
});

export const ITALIAN: readonly Rule[] = language("italian", {
  articles: words`il|lo|la|l'|questo|questa|del|della|di`,
  nouns: words`(l')?(utente|indirizzo|account)|destinatario|casella( di posta)?|mailbox`,
  fillers: words`e|e'|stat[oa]|di posta( elettronica)?|e-?mail|del destinatario|qui`,
  off: words`(disattivat|disabilitat|sospes|bloccat|chius|inattiv|scadut|cessat)[oa]`,
  missing: words`
    sconosciut[oa]|non esiste|inesistente|non (e |e' )?(esistente|trovat[oa]|valid[oa]|attiv[oa])|errat[oa]
  `,
  noSuch: words`non esiste (l'utente|la casella|alcun (utente|destinatario))`,
  after: words`su|in|nel|qui|presso`,
});

export const POLISH: readonly Rule[] = language("polish", {
  articles: words`to|ten|ta|podan[eya]|taki|takie`,
  nouns: words`uzytkownik|adresat|odbiorca|konto|skrzynka( pocztowa| odbiorcza)?|adres( e-?mail| odbiorcy)?`,
  fillers: words`jest|zostal[oa]?|o podanym adresie|na tym serwerze`,
  off: words`(zablokowan|nieaktywn|zawieszon|wylaczon|zamkniet)[yae]|wygas(lo|la|l)`,
  missing: words`
    nieznan[yae]|nie (istnieje|znaleziono|znaleziony|odnaleziono|figuruje)|nieprawidlow[yae]|niepoprawn[yae]
  `,
  noSuch: words`
    nie (ma|istnieje) (takiego |taki |takie )?(uzytkownika?|konta?|skrzynk[ai]|adresu?|odbiorcy)
    brak (takiego )?(uzytkownika|konta|odbiorcy|adresata|skrzynki)( o podanym adresie)?
    (nieznany|niepoprawny) (uzytkownik|adresat|odbiorca)
  `,
  after: words`w|na|o|administracyjnie|lub`,
});

const RUSSIAN_BOX = words`
  пользовател\p{L}{0,3}|получател\p{L}{0,3}|адресата?|адреса?|ящика?|абонента?
  уч[её]тн\p{L}{2} запис\p{L}{1,2}|аккаунта?
`;

export const RUSSIAN: readonly Rule[] = language("russian", {
  articles: words`этот|данныи|указанныи|такои|почтовыи|ваш получатель|адрес|электронныи`,
  nouns: RUSSIAN_BOX,
  fillers: words`с таким (именем|адресом)|получателя|пользователя|электронной почты|был|на этом сервере`,
  off: words`заблокирован[аы]?|отключ[её]н[аы]?|неактив(ен|на)|приостановлен[аы]?|закрыт[аы]?`,
  missing: words`
    не (существует|наиден[аы]?|зарегистрирован[аы]?|известен|обнаружен[аы]?)|неизвест(ен|на|ныи)|отсутствует
    удал[её]н[аы]?|недеиствител(ен|ьныи)|невер(ен|ныи)
  `,
  noSuch: words`
    (нет|не существует|отсутствует) (такого |такои )?(почтового )?${RUSSIAN_BOX}
    (неизвестныи|неверныи) (почтовыи )?${RUSSIAN_BOX}
    net takogo (polzovatelya|yaschika|jashhika|adresa|poluchatelya|abonenta)
    polzovatel' ?ne (naiden|nayden|najden|suschestvuet|zaregistrirovan)|polzovatel ne (naiden|nayden|najden)
  `,
  after: words`на|в|по|у`,
});

export const UKRAINIAN: readonly Rule[] = language("ukrainian", {
  articles: words`цеи|така|таки`,
  nouns: words`користувач|одержувач|скринька|адреса`,
  fillers: words`з такою адресою`,
  off: words`заблоковано|вимкнено|закрито`,
  missing: words`не (існує|знаидено|знаидении)|невідом(ии|а)`,
  noSuch: words`немає такого (користувача|одержувача)`,
  after: words`на|в|у`,
});

export const DUTCH: readonly Rule[] = language("dutch", {
  articles: words`de|het|deze|dit|dat|een`,
  nouns: words`gebruiker|ontvanger|geadresseerde|mailbox|postvak|e-?mailadres|account|adres`,
  fillers: words`is|werd|hier`,
  off: words`geblokkeerd|uitgeschakeld|opgeheven|inactief|gedeactiveerd`,
  missing: words`onbekend|bestaat (hier )?niet( meer)?|niet (gevonden|bekend|geldig)|ongeldig`,
  noSuch: words`onbekende (gebruiker|ontvanger)|geen (dergelijke )?(gebruiker|mailbox|ontvanger)`,
  after: words`op|bij|in|hier`,
});

export const NORDIC: readonly Rule[] = language("nordic", {
  articles: words`den|det|denne|dette|denna|detta`,
  nouns: words`
    anvandaren?|mottagaren?|brukeren?|bruger(en)?|modtager(en)?|mottaker(en)?|adressen?|kontoe?t?
    postladan?|mailbox(en)?
  `,
  fillers: words`ar|er|har|blitt|blivit`,
  off: words`inaktivt?|sparrat?d?|avstangd|deaktiveret|sperret|avslutad|lukket`,
  missing: words`okand|ukendt|ukjent|(finns|findes|finnes|existerar|eksisterer) (inte|ikke|ej)|ogiltig|ugyldig`,
  noSuch: words`(okand|ukendt|ukjent) (anvandare|mottagare|bruger|bruker|modtager|mottaker)`,
  after: words`pa|i|hos|har|her`,
});

export const FINNISH: readonly Rule[] = language("finnish", {
  articles: words`tama`,
  nouns: words`kayttajaa?|vastaanottajaa?|osoitetta|osoite|postilaatikkoa?`,
  fillers: words`on`,
  off: words`suljettu|poistettu kaytosta`,
  missing: words`tuntematon|ei (loydy|tunneta|ole olemassa)`,
  noSuch: words`tuntematon (kayttaja|vastaanottaja)`,
  after: words`talla`,
});

import { type Rule, table } from "@rollcall/providers";

/** The same in other languages. Latin letters have lost their marks; й is written и. */
export const NO_MAILBOX_LANGUAGES: readonly Rule[] = table("missing_in", [
  [
    "no_mailbox",
    "german",
    /(?:benutzer|empf.{1,4}nger|postfach|adresse|konto|mailbox|teilnehmer|nutzer|anwender|adressat|account|mailadresse|user)\w{0,6}\b.{0,50}\b(?:unbekannt|nicht (?:bekannt|gefunden|vorhanden|existent|gultig|gueltig|zustellbar)|existiert (?:\w{1,12} ){0,2}nicht|ungultig|ungueltig|gibt es nicht|falsch)|\bnicht existierende[rnms]? (?:benutzer|empf|adress|postfach|nutzer|user)|\bunbekannte[rnms]? (?:benutzer|empf|adress|postfach|nutzer|user|teilnehmer)|\bkeine?n? (?:\w{1,12} ){0,2}(?:benutzer|postfach|empf|mailbox|konto|account|nutzer|adressat|adresse)|\bungu(?:e)?ltige[rsn]? (?:\w{1,12} )?(?:empf|adress|benutzer|mailbox)/u,
  ],
  [
    "no_mailbox",
    "french",
    /(?:utilisateur|destinataire|adresse|boite|compte|usager|abonne|mailbox)\w{0,2}\b.{0,60}\b(?:inconnue?s?|inexistante?s?|invalides?|n'? ?existe (?:pas|plus)|introuvable|non (?:trouvee?|valide|reconnue?)|incorrecte?|pas (?:valide|connue?))|\baucun (?:utilisateur|destinataire|compte)|pas d'utilisateur/u,
  ],
  [
    "no_mailbox",
    "spanish",
    /(?:usuario|destinatario|buzon|cuenta|direccion|casilla|correo)\w{0,2}\b.{0,50}\b(?:desconocid[oa]|no (?:\w{1,6} )?exist(?:e|en)|inexistente|no (?:ha sido |fue )?(?:encontrad[oa]|valid[oa]|reconocid[oa])|no se encuentra|invalid[oa]|incorrect[oa])|\bno existe (?:el|la|tal|ese|este|un|ningun) ?(?:usuario|destinatario|buzon|cuenta)/u,
  ],
  [
    "no_mailbox",
    "portuguese",
    /(?:usuario|utilizador|destinatario|caixa|conta|endereco|e-?mail)\w{0,2}\b.{0,50}\b(?:desconhecid[oa]|nao (?:\w{1,6} )?(?:existe|encontrad[oa]|valid[oa]|cadastrad[oa]|localizad[oa])|inexistente|invalid[oa])/u,
  ],
  [
    "no_mailbox",
    "italian",
    /(?:utente|destinatario|casella|indirizzo|account|mailbox)\b.{0,50}\b(?:sconosciut[oa]|non (?:\w{1,6} )?(?:esiste|esistente|trovat[oa]|valid[oa]|attiv[oa])|inesistente|errat[oa])|\bnon esiste (?:l'utente|la casella|alcun)/u,
  ],
  [
    "no_mailbox",
    "polish",
    /(?:uzytkownik|adresat|odbiorc|konto|skrzynk|adres)\w{0,3}\b.{0,50}\b(?:nieznan[yae]|nie (?:istnieje|znaleziono|znaleziony|odnaleziono|ma|figuruje)|nieprawidlow[yae]|niepoprawn[yae])|\bnie (?:ma|istnieje) (?:\w{1,10} )?(?:uzytkownik|konto|konta|skrzynk|adres|odbiorc|taki)|\bbrak (?:\w{1,10} )?(?:uzytkownik|konta|odbiorc|adresat|skrzynk)|\bnieznany (?:uzytkownik|adresat|odbiorca)|nie ma takiego/u,
  ],
  [
    "no_mailbox",
    "russian",
    /(?:пользовател|получател|адрес|ящик|абонент|учетн|аккаунт).{0,50}(?:не (?:существует|наиден|зарегистрирован|известен|обнаружен)|неизвест|отсутств|удален|недеиствит|неверн)|(?:нет|не существует|неизвестн\S{0,4}|отсутствует|неверн\S{0,4}) (?:\S{1,12} )?(?:пользовател|получател|адрес|ящик|абонент)|net takogo (?:polzovatel|yaschik|jashhik|adres|poluchatel|abonent)|polzovatel\S{0,3} .{0,12}ne (?:naid|nayd|najd|sus|zareg)|(?:користувач|одержувач|скриньк|адрес).{0,40}(?:не (?:існує|знаидено|знаидении)|невідом)/u,
  ],
  [
    "no_mailbox",
    "dutch",
    /(?:gebruiker|ontvanger|geadresseerde|mailbox|postvak|e-?mailadres|account|adres)\b.{0,40}\b(?:onbekend|bestaat niet|niet (?:gevonden|bekend|geldig)|ongeldig)|\bonbekende (?:gebruiker|ontvanger)|\bgeen (?:\w{1,10} )?(?:gebruiker|mailbox|ontvanger)/u,
  ],
  [
    "no_mailbox",
    "nordic",
    /(?:anvandaren?|mottagaren?|brukeren?|bruger(?:en)?|modtager(?:en)?|mottaker(?:en)?|adressen?|kontot?|postlada|mailbox)\b.{0,40}\b(?:okand|ukendt|ukjent|(?:finns|findes|finnes|existerar|eksisterer) (?:inte|ikke|ej)|ogiltig|ugyldig)|\b(?:okand|ukendt|ukjent) (?:anvandare|mottagare|bruger|bruker|modtager|mottaker)|(?:kayttaj|vastaanottaj|osoite|postilaatik)\w{0,4}\b.{0,40}\b(?:tuntematon|ei (?:loydy|ole|tunneta))|\btuntematon (?:kayttaja|vastaanottaja)/u,
  ],
  [
    "no_mailbox",
    "central_european",
    /(?:uzivatel|prijemce|adresat|schrank|prijemca|pouzivatel)\w{0,3}\b.{0,40}\b(?:neznam[yae]|neexistuje|nenalezen|nebyl)|\b(?:neznamy|neexistujici) (?:uzivatel|prijemce|adresat)|(?:felhasznalo|cimzett|postafiok|cim)\b.{0,40}\b(?:ismeretlen|nem (?:letezik|talalhato))|\bismeretlen (?:felhasznalo|cimzett)|(?:utilizator|destinatar|adresa|cont)\w{0,3}\b.{0,40}\b(?:necunoscut|inexistent|nu exista|invalid)|(?:kullanici|alici|hesap|adres|posta)\w{0,3}\b.{0,40}\b(?:bulunamadi|mevcut degil|gecersiz|bilinmeyen|yok)|\bbilinmeyen (?:kullanici|alici)|(?:korisnik|primalac|primatelj|uporabnik|prejemnik)\w{0,3}\b.{0,40}\b(?:nepoznat|ne postoji|neznan|ne obstaja)|(?:χρηστης|παραληπτης).{0,40}(?:αγνωστος|δεν υπαρχει)/u,
  ],
  [
    "no_mailbox",
    "east_asian",
    /(?:yuu?zaa?|me[e-]?ru ?(?:adoresu|bokkusu)|atesaki|aite ?saki|jushinsha|adoresu|akaunto)\b.{0,40}\b(?:fumei|sonzai ?(?:shimasen|shinai|shite)|mitsukari|mi?tsukarimasen|arimasen|imasen|muko)|(?:ユーザ|ユーザー|宛先|アドレス|メールボックス|受信者|アカウント|あて先).{0,30}(?:存在し|不明|見つかりません|ありません|無効|みつかりません)|(?:用户|用戶|收件人|邮箱|信箱|帐号|账号|帐户|账户|地址|使用者|收信人).{0,12}(?:不存在|未找到|无效|不正确|没有找到|無效|找不到)|(?:无效|不存在|无此|没有|查無|無此)(?:的)?(?:用户|收件人|邮箱|帐号|账号|地址|使用者|信箱)|(?:사용자|수신자|계정|메일).{0,16}(?:없|존재하지|찾을 수)|tai khoan .{0,20}khong ton tai|(?:pengguna|penerima|akun|alamat)\b.{0,30}tidak (?:ada|ditemukan|dikenal)/u,
  ],
]);

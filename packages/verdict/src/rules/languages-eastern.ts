import { phrases, type Rule, table, words } from "@rollcall/providers";
import { language } from "./languages.ts";

export const CZECH: readonly Rule[] = language("czech", {
  articles: words`tento|dany`,
  nouns: words`uzivatel|prijemce|adresat|schranka|adresa|ucet`,
  fillers: words`je|byl|byla`,
  off: words`zablokovan[ay]?|deaktivovan[ay]?|zrusen[ay]?`,
  missing: words`neznam[yae]|neexistuje|nenalezen[ao]?|nebyla? nalezen[ao]?`,
  noSuch: words`(neznamy|neexistujici) (uzivatel|prijemce|adresat)`,
  after: words`na|v|u`,
});

export const SLOVAK: readonly Rule[] = language("slovak", {
  articles: words`tento`,
  nouns: words`pouzivatel|prijemca|adresat|schranka|adresa`,
  fillers: words`je|bol|bola`,
  off: words`zablokovan[ay]|deaktivovan[ay]`,
  missing: words`neznam[yae]|neexistuje|nenajden[yao]`,
  noSuch: words`(neznamy|neexistujuci) (pouzivatel|prijemca|adresat)`,
  after: words`na|v|u`,
});

export const HUNGARIAN: readonly Rule[] = language("hungarian", {
  articles: words`az?|ez az?|a`,
  nouns: words`felhasznalo|cimzett|postafiok|(e-?mail )?cim`,
  fillers: words`itt`,
  off: words`letiltva|felfuggesztve`,
  missing: words`ismeretlen|nem (letezik|talalhato)`,
  noSuch: words`ismeretlen (felhasznalo|cimzett)`,
  after: words`ezen`,
});

export const ROMANIAN: readonly Rule[] = language("romanian", {
  articles: words`acest|aceasta`,
  nouns: words`utilizator(ul)?|destinatar(ul)?|adresa|cont(ul)?|casuta`,
  fillers: words`este|de e-?mail`,
  off: words`dezactivata?|suspendata?|blocata?`,
  missing: words`necunoscuta?|inexistenta?|nu exista|invalida?`,
  noSuch: words`nu exista (utilizatorul|destinatarul|contul)`,
  after: words`pe|in|la`,
});

export const TURKISH: readonly Rule[] = language("turkish", {
  articles: words`bu|boyle bir`,
  nouns: words`kullanici|alici|hesap|hesabi|adres|(e-?)?posta( kutusu| adresi)?`,
  fillers: words`adresi|hesabi|adi`,
  off: words`devre disi|askiya alindi|askida|pasif|kapatildi`,
  missing: words`bulunamadi|mevcut degil|gecersiz|bilinmeyen|yok`,
  noSuch: words`bilinmeyen (kullanici|alici)|gecersiz (kullanici|alici|adres)`,
  after: words`burada`,
});

export const SOUTH_SLAVIC: readonly Rule[] = language("south_slavic", {
  articles: words`ovaj|taj`,
  nouns: words`korisnik|primalac|primatelj|uporabnik|prejemnik|adresa`,
  fillers: words`je|nije`,
  off: words`blokiran|onemogucen`,
  missing: words`nepoznat[a]?|ne postoji|neznan|ne obstaja`,
  noSuch: words`(nepoznat|nepoznati|neznan) (korisnik|primalac|primatelj|uporabnik|prejemnik)`,
  after: words`na|u`,
});

export const GREEK: readonly Rule[] = language("greek", {
  articles: words`ο|η|το`,
  nouns: words`χρηστη[σς]|παραληπτη[σς]|διευθυνση`,
  fillers: words`ειναι`,
  off: words`απενεργοποιημενο[σς]`,
  missing: words`αγνωστο[σς]|αγνωστη|δεν υπαρχει|δεν βρεθηκε`,
  noSuch: words`αγνωστο[σς] (χρηστη[σς]|παραληπτη[σς])`,
  after: words`στο`,
});

export const INDONESIAN: readonly Rule[] = language("indonesian", {
  articles: words`alamat`,
  nouns: words`pengguna|penerima|akun|alamat( e-?mail)?`,
  fillers: words`ini|tersebut`,
  off: words`dinonaktifkan|ditangguhkan`,
  missing: words`tidak (ada|ditemukan|dikenal)`,
  noSuch: words`tidak ada (pengguna|penerima|akun)( tersebut)?`,
  after: words`di`,
});

const ECHO = words`[ :："'(\[]{0,2}({ADDR}|{HOST})?[ :："')\]]{0,2}`;

/** Scripts without spaces. */
export const CHINESE: readonly Rule[] = table("chinese", [
  [
    "mailbox_disabled",
    "off",
    phrases`^(该|此|收件人)?(的)?(用户|帐号|账号|邮箱|帐户|账户|信箱)${ECHO}(已被?|被)?(禁用|停用|冻结|锁定|暂停|注销)[。. !]{0,2}$`,
  ],
  [
    "no_mailbox",
    "missing",
    phrases`
      ^(该|此|收件人|目标)?(的)?(用户|用戶|收件人|邮箱|信箱|帐号|账号|帐户|账户|使用者|收信人)(地址|邮箱|名)?${ECHO}(不存在|未找到|无效|無效|找不到|没有找到|不正确)
      ^(无效|不存在|无此|没有|查無|無此)(的|此)?(用户|收件人|邮箱|帐号|账号|地址|使用者|信箱)[。. !]{0,2}$
    `,
  ],
]);

export const JAPANESE: readonly Rule[] = table("japanese", [
  [
    "no_mailbox",
    "missing",
    phrases`
      ^(この|その|ご指定の|指定された)?(ユーザー?|宛先|あて先|メールボックス|受信者|アカウント|(メール)?アドレス)(名)?${ECHO}[はがの]?(存在し(ません|ない)|不明)
      ^(この|その|ご指定の|指定された)?(ユーザー?|宛先|あて先|メールボックス|受信者|アカウント|(メール)?アドレス)(名)?${ECHO}[はがの]?(見つかりません|ありません|無効)
      ^(atesaki|aite ?saki|jushinsha|adoresu|akaunto|yuu?zaa?)( (ga|wa))? (fumei|mitsukarimasen|muko)
      ^(atesaki|aite ?saki|jushinsha|adoresu|akaunto|yuu?zaa?)( (ga|wa))? sonzai ?(shimasen|shinai)
    `,
  ],
]);

export const KOREAN: readonly Rule[] = table("korean", [
  [
    "no_mailbox",
    "missing",
    phrases`^(사용자|수신자|계정|메일 ?주소)[가는를이]?${ECHO}( ?존재하지 않|를? ?찾을 수 없|가? ?없습니다)`,
  ],
]);

export const VIETNAMESE: readonly Rule[] = table("vietnamese", [
  ["no_mailbox", "missing", phrases`^tai khoan( nay)? (khong ton tai|khong tim thay)`],
]);

/** Words that stand for a missing value in exports of spreadsheets, databases and forms: lower case, without `.`, `_` and `-`. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  ..."na nan nil no none null nul unknown undefined missing empty blank void tbd tba nothing test xx xxx yes true false".split(
    " ",
  ),
  ..."notavailable noemail nomail noaddress deleted removed private hidden".split(" "),
  // German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech, Swedish, Turkish, Russian.
  ..."kein keine unbekannt leer aucun aucune inconnu vide ninguno ninguna desconocido nenhum nenhuma vazio".split(" "),
  ..."nessuno nessuna vuoto geen onbekend leeg brak nieznany žádný není saknas ingen okänd yok bilinmiyor нет".split(
    " ",
  ),
]);

/** Longer than any local part and host name that people type by hand. */
const WORD_LIMIT_CHARS = 100;

/**
 * The word that fills a cell of an e-mail column and can only be an address that lacks its `@`: `plainaddress`, `anna.smith`,
 * `anna.example.com`. Null for several words, numbers, and words that say that there is no address (`n/a`, `#NULL!`, `none`).
 */
export function loneWord(cell: string): string | null {
  if (cell.length > 2 * WORD_LIMIT_CHARS) return null;
  const word = cell.trim();
  if (word.length > WORD_LIMIT_CHARS || !/^[\p{L}\p{N}][\p{L}\p{N}._+-]*$/u.test(word)) return null;
  const letters = word.replaceAll(/[^\p{L}]/gu, "").length;
  if (letters < 2 || letters * 2 < word.length) return null;
  return PLACEHOLDERS.has(word.toLowerCase().replaceAll(/[._-]/gu, "")) ? null : word;
}

import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { detectEncoding } from "./detect-encoding.ts";

/** A list of contacts with these names and cities. */
const csv = (contacts: string): string =>
  `id,name,city,email,created\n${contacts
    .split(";")
    .map((contact, row) => `${row},${contact},contact${row}@example.org,2026-01-0${row}\n`)
    .join("")}`;

describe("detectEncoding: by the letters of names, where it is not UTF-8", () => {
  test.each([
    ["windows-1250", "Łukasz Żółć,Gdańsk;Michał Wójcik,Kraków;Małgorzata Dąbrowska,Łódź;Paweł Kaczyński,Wrocław"],
    ["windows-1250", "Michał Nowak,Warszawa;Ann Smith,London;Bob Jones,Paris"],
    ["windows-1251", "Иван Петров,Москва;Мария Смирнова,Казань;Сергей Иванов,Омск;Ольга Кузнецова,Пермь"],
    ["windows-1251", "Георги Димитров,София;Иван Иванов,Пловдив;Мария Георгиева,Варна"],
    ["koi8-r", "Иван Петров,Москва;Мария Смирнова,Казань;Сергей Иванов,Омск;Ольга Кузнецова,Пермь"],
    ["shift_jis", "山田太郎,東京;佐藤花子,大阪;鈴木一郎,名古屋;高橋メール,札幌"],
    ["euc-jp", "山田太郎,東京;佐藤花子,大阪;鈴木一郎,名古屋;高橋メール,札幌"],
    ["gb18030", "王小明,北京;李华,上海;张伟,广州;刘洋,深圳"],
    ["big5", "王小明,臺北;李華,高雄;張偉,臺中;劉洋,臺南"],
    ["euc-kr", "김철수,서울;이영희,부산;박민수,대구;최지우,인천"],
    ["windows-1253", "Γιώργος Παπαδόπουλος,Αθήνα;Μαρία Νικολάου,Θεσσαλονίκη;Κώστας Γεωργίου,Πάτρα"],
    ["windows-1256", "محمد علي,القاهرة;فاطمة حسن,بغداد;أحمد سالم,عمان"],
    ["macintosh", "Jürgen Müller,Köln;Björn Groß,Düsseldorf;Jörg Schäfer,München"],
    ["windows-1252", "Jürgen Müller,Köln;Björn Groß,Düsseldorf;Jörg Schäfer,München"],
    ["windows-1252", "JÜRGEN MÜLLER,KÖLN;Björn Groß,DÜSSELDORF"],
    ["windows-1252", "René Lefèvre,Orléans;Hélène Dupré,Besançon;François Gérard,Nîmes;Noël L’Hôte,Évry"],
    ["windows-1252", "Åsa Öberg,Malmö;Björn Sjögren,Göteborg;Märta Lindström,Växjö"],
    ["windows-1252", "José Peña,Logroño;Begoña Núñez,Cádiz;Íñigo Ibáñez,Málaga"],
    ["windows-1252", "João Gonçalves,São Paulo;Inês Magalhães,Évora"],
    ["windows-1252", "Søren Kjær,Århus;Þóra Jónsdóttir,Reykjavík"],
    ["windows-1252", "Café “Zoë”,Zürich;5 € – ½ price,§ 12"],
    ["windows-1252", "Jürgen Meyer,Hamburg;Ann Smith,London"],
  ])("%s: %s", (encoding, contacts) => {
    expect(detectEncoding(iconv.encode(csv(contacts), encoding)).encoding).toBe(encoding);
  });

  test("a guess is told, with what to do if it is wrong", () => {
    expect(detectEncoding(iconv.encode(csv("Иван Петров,Москва;Мария Смирнова,Казань"), "windows-1251")).note).toMatch(
      /^Not valid UTF-8: read as windows-1251, judging by its letters\. .*choose another encoding\.$/,
    );
  });
});

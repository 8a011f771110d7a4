/** For the file picker. The server looks at the content, not at the name. */
export const ACCEPTED =
  ".csv,.tsv,.txt,.tab,.xlsx,.xls,.xml,.ods,.json,.jsonl,.ndjson,.vcf,.html,.htm,.zip,.gz,text/csv,text/plain";

/** Kinds that can't be imported, and what to do instead. What is called .xls may be a page or text: the server tells. */
const UNREADABLE: readonly (readonly [RegExp, string])[] = [
  [/\.numbers$/iu, "This is a Numbers file. Export it as CSV."],
  [/\.(?:pdf|docx?|pptx?|pages)$/iu, "This is a document, not a table. Copy its text and use “Paste addresses”."],
  [/\.(?:rar|7z)$/iu, "This is an archive. Unpack it and upload the file inside."],
  [/\.(?:png|jpe?g|gif|webp|heic|mp4|mov)$/iu, "This is a picture or a video, not a list."],
];

/** Why a file can't be imported, by its name; null if it may be. */
export function unreadableBecause(fileName: string): string | null {
  return UNREADABLE.find(([pattern]) => pattern.test(fileName))?.[1] ?? null;
}

export const LIST_NAME_CHARS = 120;

/** A list's name from its file's, without the ending and underscores. */
export function listNameOf(fileName: string): string {
  return fileName
    .replace(/\.gz$/iu, "")
    .replace(/\.[a-z0-9]{2,4}$/iu, "")
    .replaceAll("_", " ")
    .trim()
    .slice(0, LIST_NAME_CHARS);
}

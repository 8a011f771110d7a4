/** A file that can't be read or written, in a sentence. */
export class FileError extends Error {
  override readonly name = "FileError";
  readonly code = "file" as const;
}

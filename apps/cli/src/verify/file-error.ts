/** A file that can't be read or written, in a sentence. */
export class FileError extends Error {
  readonly code = "file" as const;
}

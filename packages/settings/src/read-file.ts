/** Reads a file's text; what it throws becomes a problem with the setting that names the file. */
export type ReadFile = (path: string) => string;

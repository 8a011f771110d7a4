/** Licences that ask for no more than to be named, by their SPDX names. */
export const PERMISSIVE: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT and ISC",
  "(MIT OR CC0-1.0)",
  "OFL-1.1",
  "Unlicense",
]);

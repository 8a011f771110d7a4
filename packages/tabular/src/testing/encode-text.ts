import iconv from "iconv-lite";
import type { TextEncoding } from "../text-encoding.ts";

/** Text as bytes of an encoding. */
export function encodeText(text: string, encoding: TextEncoding): Buffer {
  return iconv.encode(text, encoding);
}

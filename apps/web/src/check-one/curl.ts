/** The same check as a command, safe to paste into a POSIX shell whatever the address holds. */
export function curlOf(origin: string, email: string): string {
  return `curl -sS ${quote(`${origin}/v1/verify`)} -H 'content-type: application/json' -d ${quote(JSON.stringify({ email }))}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

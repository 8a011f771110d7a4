/** The headers by which a browser says where a request comes from. */
export interface OriginHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly "sec-fetch-site"?: string | string[] | undefined;
}

/**
 * Whether a request that changes something comes from our own pages, or from no page at all (a program, which sends neither
 * header). Browsers send Sec-Fetch-Site where the connection is trustworthy, loopback included, and Origin with every POST;
 * scripts can set neither. `same-site` is not enough: another port of localhost is another program.
 */
export function isSameOrigin(headers: OriginHeaders, publicOrigin: string | null): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (origin === publicOrigin) return true;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === new URL(`http://${host}`).host;
}

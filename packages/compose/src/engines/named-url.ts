/**
 * The URL of a database, with the name that PostgreSQL shows for our connections (`application_name` in pg_stat_activity). One
 * that the operator gave, in the URL or as PGAPPNAME, wins.
 */
export function namedUrl(url: string, name: string): string {
  if (/[?&](?:fallback_)?application_name=/.test(url)) return url;
  return `${url}${url.includes("?") ? "&" : "?"}fallback_application_name=${encodeURIComponent(name)}`;
}

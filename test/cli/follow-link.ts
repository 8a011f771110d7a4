const LINK = /http:\/\/\S+\/sign-in\?token=[\w-]{43}/;

/** Follows the sign-in link that a program printed, as the web app does: returns the Cookie header of its session. */
export async function followLink(output: string): Promise<string> {
  const link = new URL(LINK.exec(output)?.[0] ?? "");
  const response = await fetch(new URL("/v1/session/link", link), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: link.searchParams.get("token") }),
  });
  if (!response.ok) throw new Error(await response.text());
  return (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
}

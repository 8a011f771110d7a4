import { createKey } from "@rollcall/core";
import { beforeAll, expect, test } from "vitest";
import { startSmallWorld } from "../cli/small-world.ts";
import type { Visit } from "./browser.ts";
import { withEngines } from "../engines/with-engines.ts";
import { browseSite } from "./browse-site.ts";

withEngines("chromium")("keys and sign-in", { timeout: 120_000 }, () => {
  const site = browseSite(startSmallWorld, { keysRequired: true });
  let secret: string;
  beforeAll(async () => {
    ({ secret } = await createKey(site.database, null, { name: "Grace", scope: "admin" }));
  });

  async function signIn({ page, sees }: Pick<Visit, "page" | "sees">, key: string): Promise<void> {
    await sees("This Rollcall is for people with a key.");
    await page.getByLabel("Key", { exact: true }).fill(key);
    await page.getByRole("button", { name: "Sign in" }).click();
  }

  const asks = async (key: string, path: string, method = "GET"): Promise<number> =>
    (await fetch(`${site.origin}/v1${path}`, { method, headers: { authorization: `Bearer ${key}` } })).status;

  test("sign-in: whatever page is wanted, a key comes first and then that page; a wrong key says so", async () => {
    await using there = await site.visit();
    await there.go("/contacts?status=risky");
    await there.isAccessible();
    await signIn(there, "rc_nonsense");
    await there.sees("This key opens nothing here");
    await signIn(there, secret);
    await there.page.getByRole("heading", { name: "Contacts", level: 1 }).waitFor();
    expect(new URL(there.page.url()).searchParams.get("status")).toBe("risky");
    expect(await there.page.evaluate("document.cookie")).toBe("");
    await there.page.getByRole("button", { name: "Sign out" }).click();
    await there.sees("This Rollcall is for people with a key.");
    await there.go("/");
    await there.sees("This Rollcall is for people with a key.");
  });

  test("keys: one is made with a scope, shown once, does what it may and no more, and is revoked", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/keys");
    await signIn(there, secret);
    await page.getByRole("button", { name: "New key" }).click();
    await page.getByLabel("Name").fill("Dashboard");
    await page.getByRole("radio", { name: /^Read/u }).check({ force: true });
    await there.isAccessible();
    await page.getByRole("button", { name: "Make the key" }).click();
    await there.sees("This is the only time that it is shown.");
    const made = (await page.locator(".new-key-secret code").textContent()) ?? "";
    await page.getByRole("button", { name: "I have kept it" }).click();
    expect(await page.content()).not.toContain(made);
    expect(await asks(made, "/lists")).toBe(200);
    expect(await asks(made, "/keys")).toBe(403);
    await page.reload();
    await page.locator(".api-key", { hasText: "Dashboard" }).getByText("Used").waitFor();
    await there.isAccessible();
    await page.getByRole("button", { name: "Revoke Dashboard" }).click();
    await page.getByRole("button", { name: "Revoke the key" }).click();
    await page.locator(".api-key", { hasText: "Dashboard" }).getByText("Revoked").waitFor();
    expect(await asks(made, "/lists")).toBe(401);
  });

  test("sign-in: whose key is revoked while they work is led to the sign-in, and back", async () => {
    const other = await createKey(site.database, null, { name: "Ada", scope: "verify" });
    await using there = await site.visit();
    await there.go("/providers");
    await signIn(there, other.secret);
    await there.page.getByRole("heading", { name: "Providers", level: 1 }).waitFor();
    expect(await asks(secret, `/keys/${other.key.id}`, "DELETE")).toBe(204);
    await signIn(there, secret);
    await there.page.getByRole("heading", { name: "Providers", level: 1 }).waitFor();
  });
});

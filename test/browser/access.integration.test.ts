import { createKey, createSignInLink } from "@rollcall/core";
import { beforeAll, expect, test } from "vitest";
import { startSmallWorld } from "../cli/small-world.ts";
import type { Visit } from "./browser.ts";
import { withEngines } from "../engines/with-engines.ts";
import { browseSite } from "./browse-site.ts";

withEngines("chromium")("keys and sign-in", { timeout: 120_000 }, () => {
  const site = browseSite(startSmallWorld, {}, "a stranger");
  let secret: string;
  beforeAll(async () => {
    ({ secret } = await createKey(site.database, null, { name: "Grace", scope: "admin" }));
  });

  async function signIn({ page, sees }: Pick<Visit, "page" | "sees">, key: string): Promise<void> {
    await sees("Sign in with your access key.");
    await page.getByLabel("Key", { exact: true }).fill(key);
    await page.getByRole("button", { name: "Sign in" }).click();
  }

  const asks = async (key: string, path: string, method = "GET"): Promise<number> =>
    (await fetch(`${site.origin}/v1${path}`, { method, headers: { authorization: `Bearer ${key}` } })).status;

  test("sign-in: a key leads to the requested page, a wrong key to an error", async () => {
    await using there = await site.visit();
    await there.go("/contacts?status=risky");
    await there.isAccessible();
    await signIn(there, "rc_nonsense");
    await there.sees("This key isn't valid");
    await signIn(there, secret);
    await there.page.getByRole("heading", { name: "Contacts", level: 1 }).waitFor();
    expect(new URL(there.page.url()).searchParams.get("status")).toBe("risky");
    expect(await there.page.evaluate("document.cookie")).toBe("");
    await there.page.getByRole("button", { name: "Sign out" }).click();
    await there.sees("Sign in with your access key.");
    await there.go("/");
    await there.sees("Sign in with your access key.");
  });

  test("sign-in: a link from the terminal signs in without a word, and says so when it is used up", async () => {
    const token = await createSignInLink(site.database, null, Date.now());
    await using owner = await site.visit();
    await owner.go(`/sign-in?token=${token}`);
    await owner.page.getByRole("heading", { name: "Lists", level: 1 }).waitFor();
    await owner.sees("Owner");
    expect(new URL(owner.page.url()).search).toBe("");
    await using late = await site.visit();
    await late.go(`/sign-in?token=${token}`);
    await late.sees("This sign-in link no longer works");
    await late.isAccessible();
    // The browser that it signed in stays so.
    await owner.go(`/sign-in?token=${token}`);
    await owner.page.getByRole("heading", { name: "Lists", level: 1 }).waitFor();
  });

  test("settings: signed-in browsers are listed, and signed out one by one or everywhere", async () => {
    const { secret: own } = await createKey(site.database, null, { name: "Hal", scope: "read" });
    await using here = await site.visit();
    await using there = await site.visit();
    for (const one of [there, here]) {
      await one.go("/settings");
      await signIn(one, own);
      await one.sees("Signed-in browsers");
    }
    const browsers = here.page.locator(".signed-in-browser");
    await browsers.nth(1).waitFor();
    await here.isAccessible();
    await here.page.getByRole("button", { name: "Sign out a browser of Hal" }).click();
    await browsers.nth(1).waitFor({ state: "detached" });
    await there.go("/settings");
    await there.sees("Sign in with your access key.");
    await here.page.getByRole("button", { name: "Sign out everywhere" }).click();
    await here.page.getByRole("button", { name: "Sign out", exact: true }).last().click();
    await here.sees("Sign in with your access key.");
    await here.go("/settings");
    await here.sees("Sign in with your access key.");
  });

  test("keys: created with a scope, shown once, limited to it, and revoked", async () => {
    await using there = await site.visit();
    const { page } = there;
    await there.go("/keys");
    await signIn(there, secret);
    await page.getByRole("button", { name: "New key" }).click();
    await page.getByLabel("Name").fill("Dashboard");
    await page.getByRole("radio", { name: /^Read/u }).check({ force: true });
    await there.isAccessible();
    await page.getByRole("button", { name: "Create key" }).click();
    await there.sees("It is shown only once.");
    const made = (await page.locator(".new-key-secret code").textContent()) ?? "";
    await page.getByRole("button", { name: "I've saved it" }).click();
    expect(await page.content()).not.toContain(made);
    expect(await asks(made, "/lists")).toBe(200);
    expect(await asks(made, "/keys")).toBe(403);
    await page.reload();
    await page.locator(".api-key", { hasText: "Dashboard" }).getByText("Used").waitFor();
    await there.isAccessible();
    await page.getByRole("button", { name: "Revoke Dashboard" }).click();
    await page.getByRole("button", { name: "Revoke key" }).click();
    await page.locator(".api-key", { hasText: "Dashboard" }).getByText("Revoked").waitFor();
    expect(await asks(made, "/lists")).toBe(401);
  });

  test("keys: what a read-only key can't do isn't offered", async () => {
    const reader = await createKey(site.database, null, { name: "Reader", scope: "read" });
    await using there = await site.visit();
    const { page } = there;
    await there.go("/");
    await signIn(there, reader.secret);
    await there.sees("Your key can't upload any.");
    expect(await page.getByRole("button", { name: /file|Paste/u }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "Keys" }).count()).toBe(0);
    await there.go("/check?email=ada@plain.zz");
    await there.sees("Your key can't check addresses.");
    expect(await page.getByRole("button", { name: "Check", exact: true }).isDisabled()).toBe(true);
    await there.go("/suppressions");
    await there.sees("The suppression list is empty");
    expect(await page.getByRole("button", { name: /Add|Import/u }).count()).toBe(0);
  });

  test("sign-in: a revoked key leads to the sign-in page, and back", async () => {
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

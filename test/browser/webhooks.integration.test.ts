import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VERIFY_SNIPPET } from "../../apps/web/src/webhooks/verify-snippet.ts";
import { startSmallWorld } from "../cli/small-world.ts";
import { withEngines } from "../engines/with-engines.ts";
import { browseSite } from "./browse-site.ts";

interface Message {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type IsFromRollcall = (secret: string, headers: IncomingHttpHeaders, body: string) => boolean;

withEngines("chromium")("webhooks in a browser", { timeout: 120_000 }, () => {
  const site = browseSite(startSmallWorld, { webhooksToLoopback: true });
  let receiver: Server;
  const received: Message[] = [];
  beforeAll(async () => {
    receiver = createServer((request, response) => {
      void text(request).then((body) => {
        received.push({ headers: request.headers, body });
        response.writeHead(request.url === "/refuses" ? 503 : 204).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => void receiver?.close());

  test("webhook: a test arrives with a valid signature; a refused one is retried", async () => {
    await using there = await site.visit();
    const { page } = there;
    const origin = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const press = (name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
    const make = async (button: string, url: string): Promise<string> => {
      await press(button);
      await page.getByRole("textbox", { name: "Address to send to" }).fill(url);
      await page.getByRole("dialog").getByRole("button", { name: "Create webhook" }).click();
      const shown = page.getByRole("dialog", { name: "Save this secret" });
      const secret = (await shown.getByText(/^whsec_/u).textContent()) ?? "";
      // Escape doesn't close it.
      await page.keyboard.press("Escape");
      await shown.getByText(secret).waitFor();
      await press("I've saved it");
      await shown.waitFor({ state: "detached" });
      expect(await page.content()).not.toContain(secret);
      return secret;
    };
    await there.go("/webhooks");
    const secret = await make("Create webhook", `${origin}/takes`);
    await press(`Send test to ${origin}/takes`);
    await page.locator(".delivery").getByText("Delivered").waitFor();
    const [message] = received;
    const { isFromRollcall } = (await import(`data:text/javascript,${encodeURIComponent(VERIFY_SNIPPET)}`)) as {
      isFromRollcall: IsFromRollcall;
    };
    expect(isFromRollcall(secret, message?.headers ?? {}, message?.body ?? "")).toBe(true);
    expect(isFromRollcall(secret, message?.headers ?? {}, `${message?.body} `)).toBe(false);

    await make("New webhook", `${origin}/refuses`);
    await press(`Send test to ${origin}/refuses`);
    const refused = page.locator(".webhook", { hasText: "/refuses" });
    await refused.locator(".delivery").getByText("Retrying").waitFor();
    expect(await refused.locator(".delivery").textContent()).toMatch(/503.*next try/u);
    await there.isAccessible();

    const taken = page.locator(".webhook", { hasText: "/takes" });
    await press(`More about ${origin}/takes`);
    await page.getByRole("menuitem", { name: "Turn off" }).click();
    await taken.getByText("Off", { exact: true }).waitFor();
    await press(`More about ${origin}/takes`);
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await press("Delete webhook");
    await taken.waitFor({ state: "detached" });
  });

  test("webhook: an undeliverable message says why, and when it is retried", async () => {
    await using there = await site.visit();
    const { page } = there;
    // Nothing listens there.
    const { port } = receiver.address() as AddressInfo;
    await new Promise((resolve) => receiver.close(resolve));
    const url = `http://127.0.0.1:${port}/gone`;
    const { cookie } = site.running;
    const made = await fetch(`${site.origin}/v1/webhooks`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ url, events: ["contacts.changed"] }),
    });
    const { id } = (await made.json()) as { id: string };
    await fetch(`${site.origin}/v1/webhooks/${id}/test`, { method: "POST", headers: { cookie } });
    await there.go("/webhooks");
    const hook = page.locator(".webhook", { hasText: "/gone" });
    await hook.getByRole("button", { name: "Messages" }).click();
    await hook
      .getByText(/connection was refused|ECONNREFUSED/u)
      .first()
      .waitFor();
    await hook.getByText(/next try in/u).waitFor();
  });
});

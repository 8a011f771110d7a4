import type { Page } from "playwright-core";
import type { Scene } from "./scene.ts";

/** A list in which people mistyped. */
const MISTYPED = `name,email
Anna,anna@gmial.com
Bert,bert@gmial.com
Carla,carla.von.der.heide-obermeier@gmial.com
Dora,"dora@hotmail,com"
Emil,emil @yahoo.com
Fred,fred (at) acme.com
Gina,gina@@acme.com
Hans,hans@acme.com
`;

const upload = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.setInputFiles("input[type=file]", { name, mimeType: "text/csv", buffer });

const see = async (page: Page, text: string | RegExp): Promise<void> => {
  await page.getByText(text).first().waitFor();
};

/** What follows an upload. */
export const UPLOAD_SCENES: readonly Scene[] = [
  {
    name: "typos",
    path: "/",
    world: "empty",
    prepare: async (page) => {
      await upload(page, "sign-ups.csv", Buffer.from(MISTYPED));
      await page.getByRole("button", { name: "Import list" }).click();
      await page.getByRole("link", { name: "Review typos" }).click();
      await see(page, "gmial.com → gmail.com");
      await page.getByRole("checkbox", { name: /^bert@gmial\.com/u }).focus();
      await page.keyboard.press("Space");
      await see(page, "1 address ticked");
    },
  },
  {
    name: "own-lists",
    path: "/settings",
    world: "empty",
    prepare: async (page) => {
      const buffer = Buffer.from(
        "disposable throwaway.example.com\ndisposable burner.example.net\nnever_ask rival.example.org\n",
      );
      await page.setInputFiles("[data-own-lists]", { name: "own.txt", mimeType: "text/plain", buffer });
      await see(page, "burner.example.net");
      await page.evaluate('document.querySelector(".own-lists-choice")?.scrollIntoView({ block: "center" })');
    },
  },
];

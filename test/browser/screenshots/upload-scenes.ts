import { encodeText } from "@rollcall/tabular/testing/encode-text";
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

/** Too short to tell its encoding by. */
const CYRILLIC = encodeText("name,email\nИван,ivan@example.com\n", "windows-1251");

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
      await page.setInputFiles("[aria-label='A file of own lists']", {
        name: "own.txt",
        mimeType: "text/plain",
        buffer,
      });
      await see(page, "burner.example.net");
      await page.evaluate('document.querySelector(".own-lists-choice")?.scrollIntoView({ block: "center" })');
    },
  },
  {
    name: "reading-wrong",
    path: "/",
    world: "empty",
    prepare: async (page) => {
      await upload(page, "contacts.csv", CYRILLIC);
      await see(page, "Which column has the email addresses?");
      await page.getByRole("button", { name: /^How the file is read/u }).click();
    },
  },
  {
    name: "reading-mended",
    path: "/",
    world: "empty",
    prepare: async (page) => {
      await upload(page, "contacts.csv", CYRILLIC);
      await page.getByRole("button", { name: /^How the file is read/u }).click();
      await page.getByRole("button", { name: /Encoding of the letters$/u }).click();
      await page.getByRole("option", { name: "Cyrillic (Windows-1251)", exact: true }).click();
      await see(page, "Иван");
    },
  },
];

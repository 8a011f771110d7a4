import { type Browser, chromium } from "playwright-core";
import { requireDeclared } from "./engines.ts";
import { findProgram } from "./find-program.ts";

const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];

/** Starts the machine's Chromium. The suite must declare `chromium`. */
export async function openBrowser(): Promise<Browser> {
  requireDeclared("chromium");
  return await chromium.launch({ executablePath: findProgram("chromium") ?? "chromium", args: ARGUMENTS });
}

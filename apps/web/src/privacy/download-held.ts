import { readHeld } from "../api/privacy.ts";

/** Everything that is held of one address, as a JSON file for the reader. */
export async function downloadHeld(email: string): Promise<void> {
  const held = await readHeld(email);
  const url = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `held-of-${email.replaceAll(/[^\w.@-]/gu, "_")}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

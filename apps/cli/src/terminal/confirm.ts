import { createInterface } from "node:readline/promises";

/** Asks the person at the terminal to type `answer`. False where they type something else, or there is no terminal. */
export async function confirm(question: string, answer: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await asking.question(`${question}\nType ${answer} to go on: `);
    return typed.trim().toLowerCase() === answer.toLowerCase();
  } finally {
    asking.close();
  }
}

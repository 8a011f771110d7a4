import { expect } from "vitest";

declare module "vitest" {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** The host speaks as the transcript says; see `play`. */
    toSpeak: (transcript: string) => Promise<void>;
  }
}

expect.extend({
  async toSpeak(world: { readonly play: (transcript: string) => Promise<void> }, transcript: string) {
    try {
      await world.play(transcript);
      return { pass: true, message: () => "The host spoke as the transcript says" };
    } catch (error) {
      return { pass: false, message: () => (error instanceof Error ? error.message : String(error)) };
    }
  },
});

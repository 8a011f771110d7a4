/** A thread had to be stopped, with the work that it did. */
export class ThreadStoppedError extends Error {
  override readonly name = "ThreadStoppedError";
  /**
   * - `stuck`: it gave no sign of life, or made no progress.
   * - `out_of_memory`: it needed more than it may have.
   */
  readonly code: "stuck" | "out_of_memory";

  constructor(code: ThreadStoppedError["code"], options?: ErrorOptions) {
    super(code === "stuck" ? "The thread made no progress." : "The thread needed too much memory.", options);
    this.code = code;
  }
}

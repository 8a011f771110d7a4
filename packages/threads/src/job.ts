/**
 * What a job yields or returns: cloned from thread to thread. A `Uint8Array` that is one of its properties is handed
 * over instead, so it must be the only view of its buffer, and must not be used afterwards.
 */
export type JobValue = object | null | undefined;

/**
 * Work on a stream of bytes, named by a thread's module. A generator: it can also run in the caller's thread. The
 * caller's values for `next` and the argument are cloned.
 */
export type Job<Argument, Value extends JobValue, Result extends JobValue, Next> = (
  input: AsyncIterable<Uint8Array>,
  argument: Argument,
) => AsyncGenerator<Value, Result, Next>;

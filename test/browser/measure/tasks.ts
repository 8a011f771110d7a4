/** A task of a page's main thread. */
export interface Task {
  /** Wall-clock time, with other load on the machine. */
  readonly clockMs: number;
  /** Of a processor. */
  readonly processorMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The tasks of the page that was traced. https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
export function readTasks(trace: Buffer): readonly Task[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const tasks = Map.groupBy(
    traceEvents.filter(({ name }) => name === "ThreadControllerImpl::RunTask"),
    ({ pid, tid }) => `${pid} ${tid}`,
  );
  const mains = traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain");
  const busiest = mains
    .map(({ pid, tid }) => tasks.get(`${pid} ${tid}`) ?? [])
    .toSorted((a, b) => b.length - a.length)[0];
  return (busiest ?? []).map(({ dur = 0, tdur = 0 }) => ({ clockMs: dur / 1000, processorMs: tdur / 1000 }));
}

import { useEffect, useState, type ReactElement } from "react";
import { usePreview, type PreviewInput } from "../api/schedules.ts";
import { formatCount, plural } from "../format/number.ts";
import { formatDateTime } from "../format/time.ts";
import { ProblemNotice } from "../kit/notice.tsx";
import { Panel, Skeleton } from "../kit/page.tsx";
/** Typing is not yet asking. */
const TYPING_PAUSE_MS = 350;

interface PreviewPanelProps {
  /** Null while something is missing. */
  readonly input: PreviewInput | null;
  readonly timeZone: string;
}

/** What the schedule would do: whom it would ask today, and when it would run. */
export function PreviewPanel({ input, timeZone }: PreviewPanelProps): ReactElement {
  const preview = usePreview(useSettled(input));
  return (
    <Panel title="What it will do" className="preview">
      {input === null && <p className="soft">Say whom and when, and it is shown here.</p>}
      {input !== null && preview.isPending && <Skeleton height={180} label="Looking" />}
      {input !== null && preview.isError && <ProblemNotice error={preview.error} />}
      {input !== null && preview.isSuccess && (
        <div aria-busy={preview.isPlaceholderData} className="preview-content" role="status">
          <p className="preview-due">
            <strong className="num">{formatCount(preview.data.due)}</strong>
            <span className="soft">
              of {plural(preview.data.contacts, "contact")} {preview.data.due === 1 ? "is" : "are"} due now
            </span>
          </p>
          {preview.data.due === 0 && (
            <p className="small soft">Everybody's answer is recent enough. It will ask as answers become older.</p>
          )}
          <div>
            <h3>The next runs</h3>
            <ol className="preview-times">
              {preview.data.next_runs.map((at) => (
                <li key={at}>
                  <time dateTime={at} className="num">
                    {weekdayAndTime(at, timeZone)}
                  </time>
                </li>
              ))}
            </ol>
            <p className="small faint">{zoneNote(timeZone, preview.data.next_runs[0])}</p>
          </div>
        </div>
      )}
    </Panel>
  );
}

function weekdayAndTime(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(undefined, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  }).format(new Date(at));
}

/** Whose clock it is; in another zone than the reader's, also what the reader's clock says at the first. */
function zoneNote(timeZone: string, first: string | undefined): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = timeZone.replaceAll("_", " ");
  if (own === timeZone || first === undefined) return `On the clock of ${zone}.`;
  return `On the clock of ${zone}. The first is ${formatDateTime(first)} where you are.`;
}

/** The input once it has stood still for a moment. */
function useSettled(input: PreviewInput | null): PreviewInput | null {
  const text = JSON.stringify(input);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as PreviewInput | null;
}

import { useEffect, useState, type ReactElement } from "react";
import { usePreview, type PreviewInput } from "../api/schedules.ts";
import { formatCount, plural } from "../format/number.ts";
import { hourStyle, UI_LOCALE } from "../format/locale.ts";
import { formatDateTime } from "../format/time.ts";
import { ProblemNotice } from "../kit/notice.tsx";
import { Panel, Skeleton } from "../kit/page.tsx";
/** Debounces typing. */
const TYPING_PAUSE_MS = 350;

interface PreviewPanelProps {
  /** Null while the form is incomplete. */
  readonly input: PreviewInput | null;
  readonly timeZone: string;
}

/** How many contacts the schedule would check now, and when it would run. */
export function PreviewPanel({ input, timeZone }: PreviewPanelProps): ReactElement {
  const preview = usePreview(useSettled(input));
  return (
    <Panel title="Preview" className="preview">
      {input === null && <p className="soft">Choose contacts and times to see a preview.</p>}
      {input !== null && preview.isPending && <Skeleton height={180} label="Looking" />}
      {input !== null && preview.isError && <ProblemNotice error={preview.error} />}
      {input !== null && preview.isSuccess && (
        <div aria-busy={preview.isPlaceholderData} className="preview-content" role="status">
          <p className="preview-due">
            <strong className="num">{formatCount(preview.data.due)}</strong>
            <span className="soft">
              of {plural(preview.data.contacts, "contact")} {preview.data.due === 1 ? "would be" : "would be"} checked
              now
            </span>
          </p>
          {preview.data.due === 0 && (
            <p className="small soft">All results are recent. Contacts are checked as their results become outdated.</p>
          )}
          <div>
            <h3>Next runs</h3>
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
  return new Intl.DateTimeFormat(UI_LOCALE, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: hourStyle(UI_LOCALE),
    minute: "2-digit",
    timeZone,
  }).format(new Date(at));
}

/** The zone of the times; where it isn't the browser's, also the first one in the browser's zone. */
function zoneNote(timeZone: string, first: string | undefined): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = timeZone.replaceAll("_", " ");
  if (own === timeZone || first === undefined) return `Times in ${zone}.`;
  return `Times in ${zone}. The first is at ${formatDateTime(first)} your time.`;
}

/** The debounced input. */
function useSettled(input: PreviewInput | null): PreviewInput | null {
  const text = JSON.stringify(input);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as PreviewInput | null;
}

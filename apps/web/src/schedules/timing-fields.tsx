import type { ReactElement } from "react";
import { hourStyle, UI_LOCALE } from "../format/locale.ts";
import { ComboBox } from "../kit/combo-box.tsx";
import { TextField } from "../kit/fields.tsx";
import { useNow } from "../kit/clock.ts";
import { Choices } from "../kit/choices.tsx";
import { Panel } from "../kit/page.tsx";
import { readCron } from "./read-cron.ts";
import type { DraftFieldsProps } from "./schedule-draft.ts";
const CLOCK_TICK_MS = 20_000;

/** For people who don't know cron. */
const EXAMPLES = [
  { label: "Mondays at 6", cron: "0 6 * * 1" },
  { label: "Weekdays at 5:30", cron: "30 5 * * 1-5" },
  { label: "The 1st and 15th at 3", cron: "0 3 1,15 * *" },
  { label: "Every night at 2", cron: "0 2 * * *" },
];

export function TimingFields({ draft, onChange, problems }: DraftFieldsProps): ReactElement {
  return (
    <Panel className="schedule-part">
      <Choices
        label="How often"
        value={draft.timing}
        onChange={(timing) => onChange({ timing })}
        choices={[
          { id: "weekly", label: "Every week", means: "For lists you mail often" },
          { id: "monthly", label: "Every month", means: "Enough for most lists" },
          { id: "quarterly", label: "Every quarter", means: "For lists you rarely mail" },
          { id: "cron", label: "Custom schedule", means: "A cron expression" },
        ]}
      />
      {draft.timing === "cron" && (
        <CronField cron={draft.cron} onChange={(cron) => onChange({ cron })} problem={problems.cron ?? null} />
      )}
      <ComboBox
        label="Time zone"
        value={draft.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        options={timeZones(draft.timeZone)}
        description={`${useClockIn(draft.timeZone)} Daylight saving time is taken into account.`}
      />
    </Panel>
  );
}

interface CronFieldProps {
  readonly cron: string;
  readonly onChange: (cron: string) => void;
  readonly problem: string | null;
}

function CronField({ cron, onChange, problem }: CronFieldProps): ReactElement {
  const reading = readCron(cron);
  return (
    <div className="cron">
      <TextField
        label="Minute, hour, day, month, weekday"
        value={cron}
        onChange={onChange}
        maxLength={120}
        isCode
        error={problem}
      />
      <p className="cron-words" role="status">
        {"words" in reading && `${reading.words}.`}
      </p>
      <div className="cron-examples">
        {EXAMPLES.map((example) => (
          <button key={example.cron} type="button" className="chip" onClick={() => onChange(example.cron)}>
            {example.label}
          </button>
        ))}
      </div>
    </div>
  );
}

function useClockIn(timeZone: string): string {
  const nowMs = useNow(CLOCK_TICK_MS);
  const clock = new Intl.DateTimeFormat(UI_LOCALE, { hour: hourStyle(UI_LOCALE), minute: "2-digit", timeZone }).format(
    nowMs,
  );
  return `It is ${clock} there now.`;
}

/** Every time zone that the browser knows, and the given one, for choosing; UTC first. */
function timeZones(own: string): readonly { readonly id: string; readonly label: string }[] {
  const known = new Set(["UTC", own, ...Intl.supportedValuesOf("timeZone")]);
  return [...known].map((id) => ({ id, label: zoneLabel(id) }));
}

/** Browsers list some cities under former names. */
const CITIES: Record<string, string> = {
  "Asia/Calcutta": "Kolkata",
  "Asia/Katmandu": "Kathmandu",
  "Asia/Rangoon": "Yangon",
  "Asia/Saigon": "Ho Chi Minh City",
  "Europe/Kiev": "Kyiv",
};

/** A zone by its name, with a name of today to search for. */
export function zoneLabel(id: string): string {
  const name = id.replaceAll("_", " ");
  return CITIES[id] === undefined ? name : `${name} (${CITIES[id]})`;
}

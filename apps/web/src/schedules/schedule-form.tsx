import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type ReactElement } from "react";
import { Checkbox } from "react-aria-components";
import { flushSync } from "react-dom";
import { useNavigate } from "react-router";
import { changeSchedule, createSchedule, SCHEDULES_KEY } from "../api/schedules.ts";
import { Button, LinkButton } from "../kit/button.tsx";
import { TextField } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { Choices, CheckMark } from "../kit/choices.tsx";
import { Panel } from "../kit/page.tsx";
import { announce } from "../kit/toast.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { type DraftFieldsProps, inputOf, previewOf, problemsOf, type ScheduleDraft } from "./schedule-draft.ts";
import { TargetFields } from "./target-fields.tsx";
import { TimingFields } from "./timing-fields.tsx";

interface ScheduleFormProps {
  /** Null: a new schedule. */
  readonly id: string | null;
  readonly first: ScheduleDraft;
}

/** Edits a schedule, with a preview beside it. */
export function ScheduleForm({ id, first }: ScheduleFormProps): ReactElement {
  const [draft, setDraft] = useState(first);
  const [wasTried, setTried] = useState(false);
  const change = (changes: Partial<ScheduleDraft>): void => setDraft((now) => ({ ...now, ...changes }));
  const problems = problemsOf(draft);
  const shown = wasTried ? problems : {};
  const form = useRef<HTMLFormElement>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const save = useMutation({
    mutationFn: () => (id === null ? createSchedule(inputOf(draft)) : changeSchedule(id, inputOf(draft))),
    onSuccess: async (schedule) => {
      announce(id === null ? `“${schedule.name}” was created` : `“${schedule.name}” was saved`);
      void queries.invalidateQueries({ queryKey: SCHEDULES_KEY });
      await navigate("/schedules");
    },
  });
  const submit = (): void => {
    // The invalid field may be out of view.
    flushSync(() => setTried(true));
    form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
    if (Object.keys(problems).length === 0) save.mutate();
  };
  return (
    <form
      ref={form}
      className="schedule-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="schedule-fields">
        <Panel>
          <TextField
            label="Name"
            value={draft.name}
            onChange={(name) => change({ name })}
            placeholder="Keep the newsletter fresh"
            maxLength={120}
            error={shown.name ?? null}
          />
        </Panel>
        <TargetFields draft={draft} onChange={change} problems={shown} />
        <TimingFields draft={draft} onChange={change} problems={problems} />
        <AgeFields draft={draft} onChange={change} />
        <SpreadFields draft={draft} onChange={change} />
      </div>
      <div className="schedule-side">
        <PreviewPanel input={previewOf(draft)} timeZone={draft.timeZone} />
        {save.isError && <ProblemNotice error={save.error} />}
        {wasTried && Object.keys(problems).length > 0 && (
          <p className="field-error" role="alert">
            Some fields need attention: see the messages in red.
          </p>
        )}
        <div className="schedule-buttons">
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {id === null ? "Create schedule" : "Save changes"}
          </Button>
          <LinkButton to="/schedules">Cancel</LinkButton>
        </div>
      </div>
    </form>
  );
}

type PartProps = Omit<DraftFieldsProps, "problems">;

function AgeFields({ draft, onChange }: PartProps): ReactElement {
  return (
    <Panel className="schedule-part">
      <Choices
        label="Which results"
        value={draft.age}
        onChange={(age) => onChange({ age })}
        choices={[
          {
            id: "stale",
            label: "Outdated results",
            means:
              "Deliverable results are valid for about a month, risky ones for two weeks, undeliverable ones for three months.",
          },
          {
            id: "days",
            label: "Results older than…",
            means: "Even if they are still valid.",
          },
        ]}
      />
      {draft.age === "days" && (
        <NumberField
          label="Older than"
          value={draft.days}
          onChange={(days) => onChange({ days })}
          min={1}
          max={3650}
          unit="days"
        />
      )}
    </Panel>
  );
}

function SpreadFields({ draft, onChange }: PartProps): ReactElement {
  return (
    <Panel className="schedule-part">
      <h2>Speed</h2>
      <NumberField
        label="Spread each run over"
        value={draft.spreadHours}
        onChange={(spreadHours) => onChange({ spreadHours })}
        min={0}
        max={24}
        unit="hours"
        description="0 = as fast as providers allow. Spreading is easier on mail servers."
      />
      <Checkbox
        className="check"
        isSelected={draft.hasDailyLimit}
        onChange={(hasDailyLimit) => onChange({ hasDailyLimit })}
      >
        <CheckMark />
        Limit checks per day
      </Checkbox>
      {draft.hasDailyLimit && (
        <NumberField
          label="At most"
          value={draft.dailyLimit}
          onChange={(dailyLimit) => onChange({ dailyLimit })}
          min={1}
          max={10_000_000}
          unit="contacts per day"
          description="The rest waits for the next day."
        />
      )}
    </Panel>
  );
}

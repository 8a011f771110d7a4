import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { Checkbox } from "react-aria-components";
import type { Retention } from "../api/schemas.ts";
import { RETENTION_KEY, saveRetention, useRetention } from "../api/privacy.ts";
import { plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { CheckMark } from "../kit/choices.tsx";
import { Confirm } from "../kit/dialog.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { Panel, Skeleton } from "../kit/page.tsx";
import { announce } from "../kit/toast.tsx";

export function RetentionPanel(): ReactElement {
  const retention = useRetention();
  return (
    <Panel title="Data retention" className="retention">
      <p className="soft">Older data is deleted for good once a day. Contacts keep their latest result.</p>
      {retention.isPending && <Skeleton height={160} label="Loading" />}
      {retention.isError && <ProblemNotice error={retention.error} onRetry={() => void retention.refetch()} />}
      {retention.data !== undefined && (
        <RetentionForm key={JSON.stringify(retention.data)} retention={retention.data} />
      )}
    </Panel>
  );
}

function RetentionForm({ retention }: { readonly retention: Retention }): ReactElement {
  const [draft, setDraft] = useState(retention);
  const [isAsking, setAsking] = useState(false);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => saveRetention(draft),
    onSuccess: () => {
      setAsking(false);
      announce("Saved");
      return queries.invalidateQueries({ queryKey: RETENTION_KEY });
    },
    onError: () => setAsking(false),
  });
  const isChanged = draft.list_days !== retention.list_days || draft.history_days !== retention.history_days;
  return (
    <form
      className="retention-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isStricter(draft, retention)) setAsking(true);
        else save.mutate();
      }}
    >
      <DaysField
        label="Delete uploaded lists"
        unit="days after upload"
        days={draft.list_days}
        first={180}
        onChange={(list_days) => setDraft((now) => ({ ...now, list_days }))}
      />
      <DaysField
        label="Delete old checks and server replies from the history"
        unit="days after the check"
        days={draft.history_days}
        first={365}
        onChange={(history_days) => setDraft((now) => ({ ...now, history_days }))}
      />
      {save.isError && <ProblemNotice error={save.error} />}
      <Allowed scope="admin">
        <div>
          <Button type="submit" variant="primary" isDisabled={!isChanged} isPending={save.isPending}>
            Save
          </Button>
        </div>
      </Allowed>
      <Confirm
        title="Delete sooner than before?"
        action="Save and delete"
        keep="Cancel"
        isOpen={isAsking}
        isPending={save.isPending}
        onConfirm={() => save.mutate()}
        onClose={() => setAsking(false)}
      >
        {strictWords(draft)} Data that is already older is deleted within hours and can't be restored.
      </Confirm>
    </form>
  );
}

function strictWords({ list_days, history_days }: Retention): string {
  const parts = [
    list_days !== null && `Lists are deleted after ${plural(list_days, "day")}.`,
    history_days !== null &&
      `The history is deleted after ${plural(history_days, "day")} (of months with over a million checks, up to 33 days later).`,
  ];
  return parts.filter((part) => part !== false).join(" ");
}

interface DaysFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly days: number | null;
  /** The suggestion when it is switched on. */
  readonly first: number;
  readonly onChange: (days: number | null) => void;
}

function DaysField({ label, unit, days, first, onChange }: DaysFieldProps): ReactElement {
  return (
    <div className="retention-part">
      <Checkbox
        className="check"
        isSelected={days !== null}
        onChange={(isSelected) => onChange(isSelected ? first : null)}
      >
        <CheckMark />
        {label}
      </Checkbox>
      {days === null ? (
        <p className="small faint retention-kept">Kept until you delete them.</p>
      ) : (
        <NumberField label={label} isLabelHidden value={days} onChange={onChange} min={1} max={36_500} unit={unit} />
      )}
    </div>
  );
}

/** Whether the new setting deletes data that the old one keeps. */
export function isStricter(next: Retention, now: Retention): boolean {
  return days(next.list_days) < days(now.list_days) || days(next.history_days) < days(now.history_days);
}

const days = (value: number | null): number => value ?? Number.POSITIVE_INFINITY;

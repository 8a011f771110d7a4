import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CirclePause, CirclePlay, Clock3, MessageCircleWarning, Moon } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { PACING_KEYS, resumeKey, suspendKey } from "../api/pacing-keys.ts";
import type { PacingKey } from "../api/schemas.ts";
import { formatCount } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { Menu } from "../kit/menu.tsx";
import { Ago, Clock, Until } from "../kit/time.tsx";
import { announce, announceProblem } from "../kit/toast.tsx";
import { MOOD_WORDS, paceWords, pacingMood, suspensionWords, type PacingMood } from "../words/pacing.ts";
import { Allowed } from "../sign-in/allowed.tsx";
import { pacingKeyName } from "../words/providers.ts";

const MOOD_LOOKS = {
  suspended: { Icon: CirclePause, tone: "risky" },
  asking: { Icon: CirclePlay, tone: "deliverable" },
  waiting: { Icon: Clock3, tone: "accent" },
  idle: { Icon: Moon, tone: "neutral" },
} as const;

const PAUSES = [
  { label: "For 15 minutes", minutes: 15 },
  { label: "For an hour", minutes: 60 },
  { label: "For 6 hours", minutes: 360 },
  { label: "For a day", minutes: 1440 },
] as const;

interface KeyCardProps {
  readonly pacing: PacingKey;
  readonly nowMs: number;
  /** Other egresses use the same provider or site. */
  readonly isShared: boolean;
}

/** One provider or site on one egress. */
export function KeyCard({ pacing, nowMs, isShared }: KeyCardProps): ReactElement {
  const mood = pacingMood(pacing, nowMs);
  const name = pacingKeyName(pacing.pacing_key, pacing.provider);
  return (
    <li className={`key panel key-${mood}`}>
      <div className="key-head">
        <div className="key-name">
          <h2 className="cut">{name}</h2>
          <span className="small faint mono cut" title={pacing.pacing_key}>
            {pacing.provider === null ? `${pacing.pacing_key} from ${pacing.egress}` : `from ${pacing.egress}`}
          </span>
        </div>
        <MoodBadge mood={mood} />
        <Allowed scope="admin">
          <Control
            pacing={pacing}
            mood={mood}
            name={isShared ? `${name} on ${pacing.egress}` : name}
            isShared={isShared}
          />
        </Allowed>
      </div>
      {mood === "suspended" && pacing.suspended_until !== null && (
        <div className="key-suspension">
          <MessageCircleWarning size={17} aria-hidden />
          <div>
            <p>
              <b>
                Paused until <Clock at={pacing.suspended_until} />.
              </b>{" "}
              {pacing.suspension !== null && suspensionWords(pacing.suspension.class)}
            </p>
            {pacing.suspension !== null && pacing.suspension.words && (
              <>
                <blockquote className="mono">{pacing.suspension.words}</blockquote>
                <p className="small soft">
                  {pacing.suspension.host !== null && <span className="mono">{pacing.suspension.host} </span>}
                  <Ago at={pacing.suspension.at} />
                </p>
              </>
            )}
          </div>
        </div>
      )}
      <dl className="key-figures">
        <Figure term="Queue" value={formatCount(pacing.backlog)} note={`${formatCount(pacing.due)} ready now`} />
        <Figure
          term="Sessions"
          value={`${formatCount(pacing.open_lanes)} of ${formatCount(pacing.sessions_allowed)}`}
          note="open at once"
        />
        <Figure term="Pace" value={paceWords(pacing.pace_per_minute)} note="addresses" />
        <Figure
          term="Rejections"
          value={`${formatCount(pacing.rejected_this_hour)} this hour`}
          note={
            pacing.budget_left === null
              ? "no limit"
              : `${formatCount(pacing.budget_left)} invalid addresses left this hour`
          }
        />
        <div>
          <dt>Next turn</dt>
          <dd>{nextTurn(pacing.next_turn_at, nowMs)}</dd>
        </div>
      </dl>
    </li>
  );
}

function nextTurn(at: string | null, nowMs: number): ReactNode {
  if (at === null) return "—";
  return Date.parse(at) <= nowMs ? "now" : <Until at={at} />;
}

function MoodBadge({ mood }: { readonly mood: PacingMood }): ReactElement {
  const { Icon, tone } = MOOD_LOOKS[mood];
  return (
    <span className={`badge badge-${tone}`}>
      <Icon size={13} aria-hidden />
      {MOOD_WORDS[mood]}
    </span>
  );
}

function Figure({
  term,
  value,
  note,
}: {
  readonly term: string;
  readonly value: string;
  readonly note: string;
}): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="num">{value}</dd>
      <dd className="small faint num">{note}</dd>
    </div>
  );
}

interface ControlProps {
  readonly pacing: PacingKey;
  readonly mood: PacingMood;
  readonly name: string;
  readonly isShared: boolean;
}

interface Pause {
  readonly minutes: number;
  /** Null: all egresses. */
  readonly egress: string | null;
}

function Control({ pacing, mood, name, isShared }: ControlProps): ReactElement {
  const queries = useQueryClient();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: PACING_KEYS });
  const suspend = useMutation({
    mutationFn: ({ minutes, egress }: Pause) => suspendKey(pacing.pacing_key, egress, minutes),
    onSuccess: (_, { egress }) => {
      announce(`${egress === null ? pacingKeyName(pacing.pacing_key, pacing.provider) : name} is paused`);
      return refresh();
    },
    onError: announceProblem,
  });
  const resume = useMutation({
    mutationFn: () => resumeKey(pacing.pacing_key, pacing.egress),
    onSuccess: () => {
      announce(`${name} is resumed`);
      return refresh();
    },
    onError: announceProblem,
  });
  if (mood === "suspended") {
    return (
      <Button small isPending={resume.isPending} onPress={() => resume.mutate()} aria-label={`Resume ${name}`}>
        Resume
      </Button>
    );
  }
  return (
    <Menu
      label={`Pause ${name}`}
      trigger={
        <Button small isPending={suspend.isPending} aria-label={`Pause ${name}`}>
          Pause
        </Button>
      }
      choices={[
        ...PAUSES.map(({ label, minutes }) => ({ label, pause: { minutes, egress: pacing.egress } })),
        ...(isShared ? [{ label: "For an hour, on all egresses", pause: { minutes: 60, egress: null } }] : []),
      ].map(({ label, pause }) => ({
        label,
        icon: <CirclePause size={15} aria-hidden />,
        onAction: () => suspend.mutate(pause),
      }))}
    />
  );
}

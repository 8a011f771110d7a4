import { useState, type ReactElement } from "react";
import { Checkbox, CheckboxGroup } from "react-aria-components";
import { useTypos } from "../api/typos.ts";
import type { Typo, TypoAction, TypoState } from "../api/schemas.ts";
import { formatCount, plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { CheckMark } from "../kit/choices.tsx";
import { Select } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Panel, Skeleton } from "../kit/page.tsx";
import { useMay } from "../sign-in/allowed.tsx";
import { StatusBadge } from "../status/status-icon.tsx";
import { patternWords, TYPO_STATES } from "../words/typos.ts";
import type { Deciding } from "./use-deciding.ts";

interface TypoPanelProps {
  readonly id: string;
  /** Undefined: of every pattern. */
  readonly pattern: string | undefined;
  readonly decide: Deciding;
}

const STATES = Object.entries(TYPO_STATES).map(([id, label]) => ({ id, label }));

/** The addresses themselves, to be ticked and decided about. */
export function TypoPanel({ id, pattern, decide }: TypoPanelProps): ReactElement {
  const [state, setState] = useState<TypoState>("open");
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const typos = useTypos(id, pattern, state);
  const found = typos.data?.pages.flatMap((page) => page.typos) ?? [];
  const settle = (action: TypoAction): void =>
    decide.mutate({ choice: { contact_ids: [...ticked] }, action }, { onSuccess: () => setTicked([]) });
  return (
    <Panel
      title={pattern === undefined ? "Addresses" : patternWords(pattern)}
      beside={
        <Select
          label="Which addresses"
          isLabelHidden
          value={state}
          onChange={(next) => {
            setState(next as TypoState);
            setTicked([]);
          }}
          options={STATES}
        />
      }
    >
      {typos.isPending && <Skeleton height={240} label="Loading the addresses" />}
      {typos.isError && found.length === 0 && (
        <ProblemNotice error={typos.error} onRetry={() => void typos.refetch()} />
      )}
      {typos.isSuccess && found.length === 0 && <p className="soft">{NONE[state]}</p>}
      {found.length > 0 && (
        <Ticks typos={found} ticked={ticked} onTick={setTicked}>
          <Decisions state={state} count={ticked.length} isPending={decide.isPending} onDecide={settle} />
        </Ticks>
      )}
      {typos.hasNextPage && (
        <Button small onPress={() => void typos.fetchNextPage()} isPending={typos.isFetchingNextPage}>
          Show more
        </Button>
      )}
    </Panel>
  );
}

const NONE: Readonly<Record<TypoState, string>> = {
  open: "Nothing is left to review here.",
  accepted: "None was accepted.",
  dismissed: "None was dismissed.",
};

/** The API decides about so many at a time. */
const MOST_TICKED = 1_000;

interface TicksProps {
  readonly typos: readonly Typo[];
  readonly ticked: readonly string[];
  readonly onTick: (ids: readonly string[]) => void;
  readonly children: ReactElement;
}

function Ticks({ typos, ticked, onTick, children }: TicksProps): ReactElement {
  const mayDecide = useMay("verify");
  const ids = typos.slice(0, MOST_TICKED).map(({ contact_id }) => contact_id);
  const isAll = ticked.length === ids.length;
  return (
    <>
      {mayDecide && (
        <div className="typo-decisions">
          <Checkbox
            className="check"
            isSelected={isAll}
            isIndeterminate={ticked.length > 0 && !isAll}
            onChange={(all) => onTick(all ? ids : [])}
          >
            <CheckMark />
            All {formatCount(ids.length)} shown
          </Checkbox>
          {children}
        </div>
      )}
      <CheckboxGroup
        aria-label="Addresses that look mistyped"
        className="typos"
        value={[...ticked]}
        onChange={onTick}
        isReadOnly={!mayDecide}
      >
        {typos.map((typo) => (
          <Checkbox key={typo.contact_id} value={typo.contact_id} className="check typo">
            <CheckMark />
            <span className="typo-written mono">{typo.email}</span>
            <span className="typo-meant mono">
              <span className="sr-only">meant: </span>
              {typo.suggestion}
            </span>
            <span className="typo-row small faint num">row {formatCount(typo.row_number)}</span>
            {typo.corrected_status !== null && <StatusBadge status={typo.corrected_status} />}
          </Checkbox>
        ))}
      </CheckboxGroup>
    </>
  );
}

interface DecisionsProps {
  readonly state: TypoState;
  readonly count: number;
  readonly isPending: boolean;
  readonly onDecide: (action: TypoAction) => void;
}

function Decisions({ state, count, isPending, onDecide }: DecisionsProps): ReactElement {
  const isDisabled = count === 0 || isPending;
  return (
    <>
      <span className="small soft num" role="status">
        {count > 0 && `${plural(count, "address", "addresses")} ticked`}
      </span>
      {state === "open" ? (
        <>
          <Button small variant="primary" isDisabled={isDisabled} onPress={() => onDecide("accept")}>
            Accept ticked
          </Button>
          <Button small isDisabled={isDisabled} onPress={() => onDecide("dismiss")}>
            Dismiss ticked
          </Button>
        </>
      ) : (
        <Button small isDisabled={isDisabled} onPress={() => onDecide("reopen")}>
          Take back
        </Button>
      )}
    </>
  );
}

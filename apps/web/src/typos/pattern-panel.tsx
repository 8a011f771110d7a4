import type { ReactElement } from "react";
import { useTypoPatterns } from "../api/typos.ts";
import type { TypoPattern } from "../api/schemas.ts";
import { formatCount } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Panel, Skeleton } from "../kit/page.tsx";
import { Allowed } from "../sign-in/allowed.tsx";
import { patternWords } from "../words/typos.ts";
import type { Deciding } from "./use-deciding.ts";

interface PatternPanelProps {
  readonly id: string;
  /** The pattern whose addresses are shown; undefined: all. */
  readonly selected: string | undefined;
  readonly onSelect: (pattern: string | undefined) => void;
  readonly decide: Deciding;
}

/** The kinds of slips, each with a decision about all of its addresses. */
export function PatternPanel({ id, selected, onSelect, decide }: PatternPanelProps): ReactElement {
  const patterns = useTypoPatterns(id);
  const found = patterns.data?.pages.flatMap((page) => page.patterns) ?? [];
  return (
    <Panel title="Kinds of slips">
      {patterns.isPending && <Skeleton height={120} label="Looking for slips" />}
      {patterns.isError && found.length === 0 && (
        <ProblemNotice error={patterns.error} onRetry={() => void patterns.refetch()} />
      )}
      {patterns.isSuccess && found.length === 0 && <p className="soft">No address of this list looks mistyped.</p>}
      {found.length > 0 && (
        <ul className="patterns">
          {found.map((pattern) => (
            <PatternRow
              key={pattern.pattern}
              pattern={pattern}
              isSelected={selected === pattern.pattern}
              onSelect={() => onSelect(selected === pattern.pattern ? undefined : pattern.pattern)}
              decide={decide}
            />
          ))}
        </ul>
      )}
      {patterns.hasNextPage && (
        <Button small onPress={() => void patterns.fetchNextPage()} isPending={patterns.isFetchingNextPage}>
          Show more
        </Button>
      )}
    </Panel>
  );
}

interface PatternRowProps {
  readonly pattern: TypoPattern;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly decide: Deciding;
}

function PatternRow({ pattern, isSelected, onSelect, decide }: PatternRowProps): ReactElement {
  const { open, accepted, dismissed } = pattern;
  const words = patternWords(pattern.pattern);
  const settle = (action: "accept" | "dismiss"): void =>
    decide.mutate({ choice: { pattern: pattern.pattern }, action });
  const facts = [
    `${formatCount(open)} to review`,
    accepted > 0 && `${formatCount(accepted)} accepted`,
    dismissed > 0 && `${formatCount(dismissed)} dismissed`,
  ].filter((fact) => fact !== false);
  return (
    <li className="pattern">
      <button type="button" className="pattern-name" aria-pressed={isSelected} onClick={onSelect}>
        <span className={pattern.pattern.includes("=") ? "mono" : undefined}>{words}</span>
        <span className="small soft num">{facts.join(" · ")}</span>
      </button>
      <Allowed scope="verify">
        {open > 0 && (
          <span className="pattern-actions">
            <Button
              small
              aria-label={`Accept all: ${words}`}
              isDisabled={decide.isPending}
              onPress={() => settle("accept")}
            >
              Accept all
            </Button>
            <Button
              small
              variant="plain"
              aria-label={`Dismiss all: ${words}`}
              isDisabled={decide.isPending}
              onPress={() => settle("dismiss")}
            >
              Dismiss all
            </Button>
          </span>
        )}
      </Allowed>
    </li>
  );
}

import { SearchX, Server } from "lucide-react";
import { useRef, type ReactElement } from "react";
import { usePacingKeys } from "../api/pacing-keys.ts";
import { plural } from "../format/number.ts";
import { SearchField } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { useNow } from "../kit/clock.ts";
import { PageHeader, Skeleton, EmptyState } from "../kit/page.tsx";
import { useSearchText, useSlashKey } from "../kit/search.ts";
import { byUrgency, pacingMood } from "../words/pacing.ts";
import { KeyCard } from "./key-card.tsx";
import "./providers.css";

/** The server's limit; others are found by searching. */
const SHOWN_KEYS = 200;

export function Component(): ReactElement {
  const { text, setText, asked } = useSearchText();
  const keys = usePacingKeys(asked);
  const nowMs = useNow(1000);
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  const shown = [...(keys.data?.keys ?? [])].sort(byUrgency(nowMs));
  const suspended = shown.filter((key) => pacingMood(key, nowMs) === "suspended").length;
  const isEmpty = keys.isSuccess && shown.length === 0 && asked === "";
  return (
    <div className="page">
      <PageHeader
        title="Providers"
        lead="Each mail provider is contacted at its own pace. When one objects, it is paused for a while; the others continue."
      />
      {!isEmpty && (
        <div className="providers-filter">
          <SearchField
            label="Search the providers"
            placeholder="Search providers or mail servers"
            value={text}
            onChange={setText}
            inputRef={input}
          />
          <span className="small soft num" role="status">
            {keys.isSuccess &&
              `${shown.length >= SHOWN_KEYS ? "the first " : ""}${plural(shown.length, "provider or site", "providers and sites")}${suspended > 0 ? `, ${suspended} paused` : ""}`}
          </span>
        </div>
      )}
      {keys.isPending && <Skeleton height={360} label="Loading the providers" />}
      {keys.isError && keys.data === undefined && (
        <ProblemNotice error={keys.error} onRetry={() => void keys.refetch()} />
      )}
      {keys.isSuccess && shown.length === 0 && (
        <div className="panel">
          {isEmpty ? (
            <EmptyState icon={<Server size={24} aria-hidden />} title="No providers contacted yet">
              When a list is checked, its mail providers and sites appear here with their pace, their queue and any
              objections.
            </EmptyState>
          ) : (
            <EmptyState icon={<SearchX size={24} aria-hidden />} title="No matching providers">
              Try part of a mail server's name.
            </EmptyState>
          )}
        </div>
      )}
      <ul className="keys">
        {shown.map((key) => (
          <KeyCard
            key={`${key.pacing_key}@${key.egress}`}
            pacing={key}
            nowMs={nowMs}
            isShared={shown.some((other) => other.pacing_key === key.pacing_key && other.egress !== key.egress)}
          />
        ))}
      </ul>
    </div>
  );
}

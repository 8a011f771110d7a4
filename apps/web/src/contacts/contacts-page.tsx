import { BookUser, SearchX } from "lucide-react";
import { useRef, useState, type ReactElement } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useSearchParams } from "react-router";
import { useContacts } from "../api/contacts.ts";
import { useStats } from "../api/stats.ts";
import type { Contact, Stats } from "../api/types.ts";
import { formatCompact, plural } from "../format/number.ts";
import { Button } from "../kit/button.tsx";
import { EmptyState } from "../kit/empty-state.tsx";
import { SearchField } from "../kit/fields.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { PageHeader } from "../kit/page.tsx";
import { Skeleton } from "../kit/skeleton.tsx";
import { useSlashKey } from "../kit/slash-key.ts";
import { useSearchText } from "../kit/use-search-text.ts";
import { StatusIcon } from "../status/status-icon.tsx";
import { useUpload } from "../upload/upload-context.ts";
import { STATUS_WORDS, STATUSES } from "../words/statuses.ts";
import { ContactDrawer } from "./contact-drawer.tsx";
import { ContactRow } from "./contact-row.tsx";
import "./contacts.css";

/** Every address that is known, across all lists. */
export function Component(): ReactElement {
  const { text, setText, asked } = useSearchText();
  const [search, setSearch] = useSearchParams();
  const status = search.get("status") ?? "";
  const contacts = useContacts(asked, status);
  const stats = useStats().data;
  const rows = contacts.data?.pages.flatMap((page) => page.contacts) ?? [];
  const [open, setOpen] = useState<Contact | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useSlashKey(input);
  const chooseStatus = (next: string | null): void =>
    setSearch(
      (now) => {
        const changed = new URLSearchParams(now);
        if (next === null) changed.delete("status");
        else changed.set("status", next);
        return changed;
      },
      { replace: true },
    );
  const isNarrowed = asked !== "" || status !== "";
  return (
    <div className="page">
      <PageHeader
        title="Contacts"
        lead={
          stats === undefined
            ? "Every address that Rollcall knows."
            : `Every address that Rollcall knows: ${plural(stats.contacts, "contact")} across ${plural(stats.lists, "list")}.`
        }
      />
      <div className="contacts-filter">
        <SearchField
          label="Search the contacts"
          placeholder="Search addresses or domains"
          value={text}
          onChange={setText}
          inputRef={input}
        />
        <StatusChoice status={status} stats={stats} onChoose={chooseStatus} />
      </div>
      {contacts.isPending && <Skeleton height={400} label="Loading the contacts" />}
      {contacts.isError && rows.length === 0 && (
        <ProblemNotice error={contacts.error} onRetry={() => void contacts.refetch()} />
      )}
      {contacts.isSuccess && rows.length === 0 && (isNarrowed ? <NoneFits /> : <NoContacts />)}
      {rows.length > 0 && (
        <ul className="panel panel-flush contacts" aria-busy={contacts.isPlaceholderData}>
          {rows.map((contact) => (
            <ContactRow key={contact.id} contact={contact} onOpen={() => setOpen(contact)} />
          ))}
        </ul>
      )}
      {contacts.hasNextPage && (
        <div>
          <Button onPress={() => void contacts.fetchNextPage()} isPending={contacts.isFetchingNextPage}>
            Show more
          </Button>
        </div>
      )}
      {open !== null && <ContactDrawer contact={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

interface StatusChoiceProps {
  readonly status: string;
  readonly stats: Stats | undefined;
  readonly onChoose: (status: string | null) => void;
}

function StatusChoice({ status, stats, onChoose }: StatusChoiceProps): ReactElement {
  return (
    <ToggleButtonGroup
      aria-label="Status"
      className="contacts-statuses"
      selectedKeys={status === "" ? [] : [status]}
      onSelectionChange={(keys) => onChoose(([...keys][0] as string | undefined) ?? null)}
    >
      {STATUSES.map((name) => (
        <ToggleButton key={name} id={name} className="chip">
          <StatusIcon status={name} size={14} />
          {STATUS_WORDS[name].label}
          {stats !== undefined && <span className="chip-note num">{formatCompact(stats.by_status[name] ?? 0)}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function NoneFits(): ReactElement {
  return (
    <div className="panel">
      <EmptyState icon={<SearchX size={24} aria-hidden />} title="No contact fits">
        Try a part of the address, or only the domain.
      </EmptyState>
    </div>
  );
}

function NoContacts(): ReactElement {
  const { chooseFile } = useUpload();
  return (
    <div className="panel">
      <EmptyState
        icon={<BookUser size={24} aria-hidden />}
        title="No contacts yet"
        actions={
          <Button variant="primary" onPress={chooseFile}>
            Upload a list
          </Button>
        }
      >
        Each address of your lists becomes a contact, once, with its latest verdict and the history of all checks. So
        nothing is asked twice.
      </EmptyState>
    </div>
  );
}

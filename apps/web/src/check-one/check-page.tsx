import { ArrowRight } from "lucide-react";
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { useSearchParams } from "react-router";
import { Button } from "../kit/button.tsx";
import { useIsNarrow } from "../kit/narrow.ts";
import { PageHeader } from "../kit/page.tsx";
import { CheckSession } from "./check-session.tsx";
import { RecentList } from "./recent-list.tsx";
import { useMay } from "../sign-in/allowed.tsx";
import { countAddresses } from "../upload/count-addresses.ts";
import { useUpload } from "../upload/upload-context.ts";
import { useRecent } from "./recent-checks.ts";
import "./check-one.css";

/** An address has 254 characters at most (RFC 5321), but may come with a name. */
const INPUT_LIMIT_CHARS = 600;

/** Checks one address, step by step. `/check?email=` starts at once. */
export function Component(): ReactElement {
  const [search, setSearch] = useSearchParams();
  const email = search.get("email")?.trim() ?? "";
  const [text, setText] = useState(email);
  // Each press is a new check, also of the same address.
  const [round, setRound] = useState({ number: 0, recheck: false });
  const { recent, add, clear } = useRecent();
  const isNarrow = useIsNarrow();
  const input = useRef<HTMLInputElement>(null);
  const [hint, setHint] = useState<string | null>(null);
  const { openPaste } = useUpload();
  const several = countAddresses(text);
  const mayCheck = useMay("verify");

  useEffect(() => setText(email), [email]);
  useEffect(() => {
    if (email === "") input.current?.focus();
  }, [email]);

  const begin = (address: string, recheck: boolean): void => {
    setHint(null);
    setText(address);
    setRound((now) => ({ number: now.number + 1, recheck }));
    if (address !== email) setSearch({ email: address });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const address = text.trim();
    if (address === "") {
      setHint("Enter an address first.");
      input.current?.focus();
      return;
    }
    if (several > 1) {
      openPaste(address);
      return;
    }
    begin(address, false);
  };

  return (
    <div className="page">
      <PageHeader
        title="Check one address"
        takesFocus={false}
        lead="Rollcall asks the address's mail server step by step and disconnects before a message would be sent."
      />
      <form className="check-form" onSubmit={submit} role="search">
        <TextField
          className="check-field"
          value={text}
          onChange={setText}
          maxLength={INPUT_LIMIT_CHARS}
          isInvalid={hint !== null}
          name="email"
        >
          <Label className="sr-only">Email address</Label>
          <Input
            ref={input}
            className="input check-input"
            placeholder={isNarrow ? "ada@example.com" : "ada@example.com or Ada Lovelace <ada@example.com>"}
            inputMode="email"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-describedby={hint === null ? undefined : "check-hint"}
          />
        </TextField>
        <Button type="submit" variant="primary" isDisabled={!mayCheck} icon={<ArrowRight size={17} aria-hidden />}>
          {several > 1 ? `Create a list of ${several}` : "Check"}
        </Button>
      </form>
      {!mayCheck && <p className="soft">Your key can't check addresses.</p>}
      {hint !== null && (
        <p id="check-hint" className="check-hint" role="alert">
          {hint}
        </p>
      )}
      {mayCheck && email !== "" && (
        <CheckSession
          key={`${email}#${round.number}`}
          email={email}
          recheck={round.recheck}
          onVerdict={add}
          onCheck={begin}
        />
      )}
      <RecentList recent={recent} current={email} onCheck={(address) => begin(address, false)} onClear={clear} />
    </div>
  );
}

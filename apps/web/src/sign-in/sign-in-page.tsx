import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LogIn, Eye, EyeOff } from "lucide-react";
import { useEffect, useState, type FormEvent, type ReactElement } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { keyAsked } from "../api/connection.ts";
import { ApiProblem } from "../api/problem.ts";
import { signIn, useSession } from "../api/session.ts";
import { Button } from "../kit/button.tsx";
import { ProblemNotice } from "../kit/notice.tsx";
import { Brand } from "../shell/brand.tsx";
import { ThemeSwitch } from "../theme/theme-switch.tsx";
import { returnPath } from "./return-path.ts";
import { useSignInLink } from "./use-sign-in-link.ts";
import "./sign-in.css";
import { FieldError, Input, Label, TextField } from "react-aria-components";

/** Asks for a key, or follows a sign-in link, then leads back. */
export function Component(): ReactElement {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [key, setKey] = useState("");
  const [isEmpty, setEmpty] = useState(false);
  const session = useSession(0);
  const to = returnPath(search);
  const enter = (): unknown => {
    // The cache may hold another user's data.
    queries.clear();
    keyAsked.set(false);
    return navigate(to, { replace: true });
  };
  const entry = useMutation({ mutationFn: () => signIn(key.trim()), onSuccess: enter });
  const token = search.get("token");
  const link = useSignInLink(token, enter);
  const isFollowing = token !== null && !link.isError;
  // A cached session may be out of date: the key was revoked.
  const now = session.isFetchedAfterMount ? session.data : undefined;
  const isNeedless = now?.signed_in === true && !isFollowing;
  useEffect(() => {
    if (!isNeedless) return;
    keyAsked.set(false);
    void navigate(to, { replace: true });
  }, [isNeedless, navigate, to]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setEmpty(key.trim() === "");
    if (key.trim() !== "") entry.mutate();
  };
  return (
    <div className="sign-in">
      <title>Sign in · Rollcall</title>
      <main className="sign-in-card panel">
        <Brand />
        <h1>Sign in</h1>
        {link.isError && <ProblemNotice error={linkExplained(link.error)} />}
        <p className="soft">{isFollowing ? "Following the sign-in link …" : "Sign in with your access key."}</p>
        <form onSubmit={submit} className="sign-in-form">
          <SecretField
            label="Key"
            value={key}
            onChange={setKey}
            error={isEmpty ? "Paste your key first." : null}
            autoFocus
          />
          {entry.isError && <ProblemNotice error={explained(entry.error)} />}
          <Button type="submit" variant="primary" isPending={entry.isPending} icon={<LogIn size={16} aria-hidden />}>
            Sign in
          </Button>
        </form>
        <p className="small soft">
          No key? Ask the operator of this Rollcall to create one on the <b>Keys</b> page. On the server,{" "}
          <code>npm run keys -- sign-in-link</code> prints a link that signs you in. This browser stores a cookie until
          you sign out, but not the key.
        </p>
      </main>
      <ThemeSwitch />
    </div>
  );
}

function explained(error: Error): Error {
  const isWrong = error instanceof ApiProblem && (error.status === 401 || error.status === 403);
  if (!isWrong) return error;
  return new ApiProblem({
    status: error.status,
    code: error.code,
    title: "This key isn't valid",
    hint: "Check that you copied all of it. It may have been revoked; the operator of this Rollcall can create a new one.",
  });
}

function linkExplained(error: Error): Error {
  if (!(error instanceof ApiProblem) || error.status !== 401) return error;
  return new ApiProblem({
    status: error.status,
    code: error.code,
    title: "This sign-in link no longer works",
    hint: "It works once, within 15 minutes. Make another one on the server: npm run keys -- sign-in-link",
  });
}

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | null;
  readonly autoFocus?: boolean;
}

/** A password field with a button to show it. */
function SecretField({ label, value, onChange, error, autoFocus = false }: SecretFieldProps): ReactElement {
  const [isShown, setShown] = useState(false);
  return (
    <TextField className="field" value={value} onChange={onChange} isInvalid={error !== null} autoFocus={autoFocus}>
      <Label className="field-label">{label}</Label>
      <div className="secret-input">
        <Input
          className="input mono"
          type={isShown ? "text" : "password"}
          autoComplete="current-password"
          autoCapitalize="off"
          spellCheck={false}
        />
        <Button
          variant="plain"
          small
          aria-label={isShown ? "Hide key" : "Show key"}
          onPress={() => setShown(!isShown)}
          icon={isShown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
        />
      </div>
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}

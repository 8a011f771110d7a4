// Made from /v1/openapi.json by `npm run generate:api`. Not to be edited.
export interface paths {
    "/v1/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All lists, the latest first
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_lists"];
        put?: never;
        /**
         * Upload a file as a new list
         * @description CSV in any encoding and with any delimiter, XLSX, or text with one address per line. With an `Idempotency-Key`, an upload that is sent again within a day, by the same caller and with the same file and parameters, answers with the list of the first; another upload with that key is refused.
         *
         *     Needs the scope `verify` where keys are required.
         */
        post: operations["post_lists"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One list, with its analysis and its latest run
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_lists_id"];
        put?: never;
        post?: never;
        /**
         * Delete a list and its rows; contacts keep their verdicts
         * @description Needs the scope `verify` where keys are required.
         */
        delete: operations["delete_lists_id"];
        options?: never;
        head?: never;
        /**
         * Rename a list, or read its rows by other columns
         * @description Needs the scope `verify` where keys are required.
         */
        patch: operations["patch_lists_id"];
        trace?: never;
    };
    "/v1/lists/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a list
         * @description Needs the scope `verify` where keys are required.
         */
        post: operations["post_lists_id_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a file seems to hold; nothing is kept
         * @description The file's beginning is enough.
         *
         *     Needs the scope `verify` where keys are required.
         */
        post: operations["post_lists_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/paste": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a list of the addresses in a text
         * @description Needs the scope `verify` where keys are required.
         */
        post: operations["post_lists_paste"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a run stands
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_runs_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a run
         * @description Needs the scope `verify` where keys are required.
         */
        post: operations["post_runs_id_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a paused run
         * @description Needs the scope `verify` where keys are required.
         */
        post: operations["post_runs_id_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a run; what was found out stays
         * @description Needs the scope `verify` where keys are required.
         */
        post: operations["post_runs_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch a run live
         * @description Events `progress` each second, with the run as data, and `end` when it is over.
         *
         *     Needs the scope `read` where keys are required.
         */
        get: operations["get_runs_id_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rows of a list with their answers, also while it is verified
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_lists_id_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verdicts of a list's latest run, counted
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_lists_id_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a list with its answers
         * @description Every row that came in, as it came, with `rc_` columns after it. The header `x-rollcall-open` says how many addresses have no final answer yet.
         *
         *     Needs the scope `read` where keys are required.
         */
        get: operations["get_lists_id_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify one address
         * @description Answers with the verdict; with 202 and where to look when it takes longer than `timeout_ms`, or at once while no worker is running (`stall_reason`).
         *
         *     Needs the scope `verify` where keys are required.
         */
        post: operations["post_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verify/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the check of one address stands
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_verify_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verify/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch the check of one address live
         * @description Events `step`, one for each, and `verdict` at the end, with the whole check as data.
         *
         *     Needs the scope `read` where keys are required.
         */
        get: operations["get_verify_id_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contacts that were verified, the latest first
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One contact, its history, and the lists that it is on
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_contacts_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask stored contacts again
         * @description Needs the scope `verify` where keys are required.
         */
        post: operations["post_contacts_recheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask one contact again, before lists
         * @description Needs the scope `verify` where keys are required.
         */
        post: operations["post_contacts_id_recheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All schedules, the latest first
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_schedules"];
        put?: never;
        /**
         * Have contacts asked again as time goes by
         * @description Give `every` or `cron`. A time that was missed is made up for once; a run waits for the one before it.
         *
         *     Needs the scope `verify` where keys are required.
         */
        post: operations["post_schedules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See whom a schedule would ask, and when
         * @description Needs the scope `read` where keys are required.
         */
        post: operations["post_schedules_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One schedule, with its latest runs
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_schedules_id"];
        put?: never;
        post?: never;
        /**
         * Delete a schedule; its runs stay
         * @description Needs the scope `verify` where keys are required.
         */
        delete: operations["delete_schedules_id"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a schedule
         * @description Needs the scope `verify` where keys are required.
         */
        patch: operations["patch_schedules_id"];
        trace?: never;
    };
    "/v1/schedules/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a schedule now
         * @description Needs the scope `verify` where keys are required.
         */
        post: operations["post_schedules_id_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a run has changed
         * @description Contacts whose definite verdict is of another kind than the one before. An unknown changes nothing: nobody said anything about the mailbox.
         *
         *     Needs the scope `read` where keys are required.
         */
        get: operations["get_runs_id_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/changes/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download what a run has changed, and nothing else
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_runs_id_changes_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All webhooks, the latest first
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_webhooks"];
        put?: never;
        /**
         * Have a server of yours told of events
         * @description Messages are signed as the [Standard Webhooks](https://www.standardwebhooks.com) specification has it. The secret is told in this answer and never again.
         *
         *     Needs the scope `admin` where keys are required.
         */
        post: operations["post_webhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a webhook and its log
         * @description Needs the scope `admin` where keys are required.
         */
        delete: operations["delete_webhooks_id"];
        options?: never;
        head?: never;
        /**
         * Change a webhook, or switch it off
         * @description Needs the scope `admin` where keys are required.
         */
        patch: operations["patch_webhooks_id"];
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook a message of type `test`
         * @description Needs the scope `admin` where keys are required.
         */
        post: operations["post_webhooks_id_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a webhook was sent, the latest first
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_webhooks_id_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suppressed addresses and domains, in order
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_suppressions"];
        put?: never;
        /**
         * Suppress addresses and domains
         * @description A domain means its own addresses, not those of domains below it. What is suppressed is never asked, shows as `unknown`, `suppressed`, and is never safe to send to.
         *
         *     Needs the scope `verify` where keys are required.
         */
        post: operations["post_suppressions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suppress what a file holds
         * @description CSV or XLSX: the first address or domain of each row, and the column `note` where there is one.
         *
         *     Needs the scope `verify` where keys are required.
         */
        post: operations["post_suppressions_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the suppression list
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_suppressions_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suppressions/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take an entry off the list
         * @description Needs the scope `verify` where keys are required.
         */
        delete: operations["delete_suppressions_entry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/addresses/{email}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that is held of one address
         * @description Reads all rows of all lists: seconds for each few million.
         *
         *     Needs the scope `admin` where keys are required.
         */
        get: operations["get_addresses_email"];
        put?: never;
        post?: never;
        /**
         * Delete one person everywhere
         * @description The contact, its verdicts and evidence, its checks, the cells of its rows in all lists, its entry on the suppression list, and every other text that names it. Reads all of the database. The audit log keeps the receipt, without the address.
         *
         *     Needs the scope `admin` where keys are required.
         */
        delete: operations["delete_addresses_email"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long things are kept
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_settings_retention"];
        /**
         * Change how long things are kept
         * @description Needs the scope `admin` where keys are required.
         */
        put: operations["put_settings_retention"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, the latest first
         * @description Needs the scope `admin` where keys are required.
         */
        get: operations["get_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pacing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pace of every provider and site
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_pacing_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pacing-keys/{key}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a provider or site nothing for a while
         * @description Needs the scope `admin` where keys are required.
         */
        post: operations["post_pacing_keys_key_suspend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pacing-keys/{key}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask a suspended provider or site again
         * @description Needs the scope `admin` where keys are required.
         */
        post: operations["post_pacing_keys_key_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts of what is stored
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_stats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/egresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sources that mail servers are asked from
         * @description Needs the scope `read` where keys are required.
         */
        get: operations["get_egresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who this browser is to the server */
        get: operations["get_session"];
        put?: never;
        /**
         * Sign in with a key
         * @description Gives the browser a cookie that scripts can't read.
         */
        post: operations["post_session"];
        /** Sign out */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All keys, without their secrets
         * @description Needs the scope `admin` where keys are required.
         */
        get: operations["get_keys"];
        put?: never;
        /**
         * Make a key
         * @description Its secret is in this answer and nowhere else.
         *
         *     Needs the scope `admin` where keys are required.
         */
        post: operations["post_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key; browsers that signed in with it are signed out
         * @description Needs the scope `admin` where keys are required.
         */
        delete: operations["delete_keys_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands in the way of good answers
         * @description Port 25, name servers, HELO and reverse name, the sender's MX and SPF, clock, disk and engines, each with what it means and how to mend it. Kept for five minutes. No host is asked but the sender's own mail server and `DOCTOR_HOST`.
         *
         *     Needs the scope `read` where keys are required.
         */
        get: operations["get_doctor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description */
        get: operations["get_openapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description How long things are kept. What is older goes once a day. */
        Retention: {
            /** @description Lists with their rows and runs; null: until somebody deletes them. */
            list_days: number | null;
            /** @description Verdicts that no longer stand, runs without a list, messages; null: for ever. */
            history_days: number | null;
        };
        /**
         * @description What a key may do: `read` looks; `verify` uploads and starts as well; `admin` does everything.
         * @enum {string}
         */
        Scope: "read" | "verify" | "admin";
        /** @description An uploaded file. */
        List: {
            id: string;
            name: string;
            file_name: string;
            /** @enum {string} */
            state: "importing" | "ready" | "failed";
            error: string | null;
            /** Format: date-time */
            created_at: string;
            row_count: number;
            columns: string[];
            /** @description Positions from 0. */
            address_columns: number[];
            has_header: boolean;
            encoding: string | null;
            encoding_note: string | null;
            delimiter: string | null;
            /** @enum {string} */
            dedupe: "off" | "safe" | "relaxed";
            /** @description The first list of the same file. */
            duplicate_of: string | null;
            /** @description Null: not there yet, or not asked for. */
            analysis: components["schemas"]["Analysis"] | null;
            /** @description The latest run over this list. */
            run: components["schemas"]["Run"] | null;
        };
        /** @description What a list holds, before anybody is asked. */
        Analysis: {
            rows: number;
            blank: number;
            without_address: number;
            invalid_syntax: number;
            /** @description Rows whose address stands in an earlier row. */
            duplicates: number;
            /** @description Addresses to verify. */
            unique: number;
            /** @description Addresses that are another spelling of one; null: not looked for. */
            same_mailbox: number | null;
            /** @description Verified a short time ago: they are not asked again. */
            known_fresh: number;
            disposable: number;
            role: number;
            free: number;
            top_domains: {
                domain: string;
                count: number;
            }[];
            providers: {
                provider: string | null;
                count: number;
            }[];
            expected_seconds: number | null;
        };
        /** @description One pass of verification. */
        Run: {
            id: string;
            list_id: string | null;
            /** @enum {string} */
            kind: "list" | "single" | "contacts";
            /** @enum {string} */
            state: "starting" | "running" | "paused" | "cancelled" | "completed";
            /** @description Why Rollcall paused it; null where nobody did, or a person. It goes on by itself when the reason is gone. */
            pause_reason: string | null;
            /** @description Why it makes no progress although it is not paused; null while it does. `no_worker`: no worker process has reported for a minute. It resumes as soon as one starts. */
            stall_reason: "no_worker" | null;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            completed_at: string | null;
            /** @description Addresses to verify. */
            total: number;
            done: number;
            counts: {
                deliverable?: {
                    total: number;
                    reasons: components["schemas"]["ReasonCounts"];
                };
                risky?: {
                    total: number;
                    reasons: components["schemas"]["ReasonCounts"];
                };
                undeliverable?: {
                    total: number;
                    reasons: components["schemas"]["ReasonCounts"];
                };
                unknown?: {
                    total: number;
                    reasons: components["schemas"]["ReasonCounts"];
                };
            };
            waiting: {
                /** @description Waiting for the DNS. */
                resolving: number;
                /** @description May be asked now. */
                due: number;
                /** @description In a session right now. */
                held: number;
                /** @description To be asked again later. */
                retry: number;
                next_retry_at: string | null;
                retry_reasons: components["schemas"]["ReasonCounts"];
            };
            rate_per_minute: number | null;
            /** @description An honest guess; null: nobody can say. */
            seconds_left: number | null;
            slowest: {
                pacing_key: string;
                provider: string | null;
                backlog: number;
                reason: string;
            } | null;
        };
        /** @description How many have each reason; a reason that is absent has none. */
        ReasonCounts: {
            accepted?: number;
            catch_all?: number;
            catch_all_untested?: number;
            provider_hides_mailboxes?: number;
            mailbox_full?: number;
            recipient_busy?: number;
            recipient_restricted?: number;
            disposable?: number;
            role_account?: number;
            invalid_syntax?: number;
            reserved_domain?: number;
            domain_not_found?: number;
            no_mail_server?: number;
            null_mx?: number;
            mailbox_not_found?: number;
            mailbox_disabled?: number;
            domain_not_served?: number;
            greylisted?: number;
            temporary_failure?: number;
            rate_limited?: number;
            blocked?: number;
            sender_rejected?: number;
            connection_failed?: number;
            timeout?: number;
            dns_error?: number;
            protocol_error?: number;
            smtputf8_unsupported?: number;
            policy_refusal?: number;
            doubted?: number;
            not_probed?: number;
            suppressed?: number;
            unsafe_mx?: number;
            cancelled?: number;
            gave_up?: number;
        };
        /** @description Something went wrong (RFC 9457). */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description Stable, for programs. */
            code: string;
            /** @description What is wrong, naming the field. */
            detail: string;
            /** @description What to do about it. */
            hint?: string;
        };
        /** @description What a file seems to hold, from its beginning. */
        Preview: {
            file_name: string;
            format: string;
            encoding: string | null;
            encoding_note: string | null;
            delimiter: string | null;
            has_header: boolean;
            columns: string[];
            /** @description The first rows. */
            preview: string[][];
            /** @description The column that would be read; positions from 0. */
            address_columns: number[];
            column_guesses: {
                /** @description From 0. */
                column: number;
                name: string;
                /** @description Of its cells, how many hold an address; 0 to 1. */
                share: number;
                score: number;
            }[];
            sheets: string[];
            sheet: string | null;
        };
        /** @description A row of a list with its answer, as far as there is one. */
        Result: {
            /** @description From 1. */
            row_number: number;
            cells: string[];
            /** @description The text that was taken for an address. */
            input: string;
            duplicate_of_row: number | null;
            contact_id: string | null;
            /** @description Null: no address was found. */
            email: string | null;
            /** @description Null: nothing is known yet. */
            status: components["schemas"]["Status"] | null;
            reason: (components["schemas"]["Reason"] | "no_address") | null;
            safe_to_send: components["schemas"]["SafeToSend"] | null;
            score: number | null;
            suggestion: string | null;
            catch_all: boolean | null;
            disposable: boolean | null;
            role: boolean | null;
            free: boolean | null;
            provider: string | null;
            mx_host: string | null;
            smtp_code: number | null;
            enhanced_code: string | null;
            smtp_reply: string | null;
            checked_at: string | null;
            /** @description The answer is from before the latest run, which is still to ask again. */
            rechecking: boolean;
            attempts: number | null;
            duration_ms: number | null;
        };
        /**
         * @description What people filter on first.
         * @enum {string}
         */
        Status: "deliverable" | "risky" | "undeliverable" | "unknown";
        /**
         * @description Why, as a closed list.
         * @enum {string}
         */
        Reason: "accepted" | "catch_all" | "catch_all_untested" | "provider_hides_mailboxes" | "mailbox_full" | "recipient_busy" | "recipient_restricted" | "disposable" | "role_account" | "invalid_syntax" | "reserved_domain" | "domain_not_found" | "no_mail_server" | "null_mx" | "mailbox_not_found" | "mailbox_disabled" | "domain_not_served" | "greylisted" | "temporary_failure" | "rate_limited" | "blocked" | "sender_rejected" | "connection_failed" | "timeout" | "dns_error" | "protocol_error" | "smtputf8_unsupported" | "policy_refusal" | "doubted" | "not_probed" | "suppressed" | "unsafe_mx" | "cancelled" | "gave_up";
        /**
         * @description May this address be mailed? For people who want one answer.
         * @enum {string}
         */
        SafeToSend: "yes" | "risky" | "no" | "unknown";
        /** @description Answers to a list's addresses, each counted once, and its rows: those of its latest run, and until they are there, those from before. */
        Summary: {
            by_status: components["schemas"]["StatusCounts"];
            by_reason: components["schemas"]["ReasonCounts"];
            by_provider: {
                provider: string | null;
                total: number;
                deliverable: number;
                risky: number;
                undeliverable: number;
                unknown: number;
            }[];
            top_domains: {
                domain: string;
                total: number;
                deliverable: number;
                risky: number;
                undeliverable: number;
                unknown: number;
            }[];
            /** @description Rows, each by its answer. Null: not counted, the list is long and its run goes on. */
            rows_by_status: components["schemas"]["StatusCounts"] | null;
            /** @description Of the addresses, answers from before the latest run, which is still to ask again. */
            rechecking: number;
        };
        /** @description How many have each status; a status that is absent has none. */
        StatusCounts: {
            deliverable?: number;
            risky?: number;
            undeliverable?: number;
            unknown?: number;
        };
        /** @description The check of one address. */
        CheckOne: {
            id: string;
            email: string;
            contact_id: string;
            /** @enum {string} */
            state: "running" | "done";
            /** @description What the address tells, without asking anybody. */
            facts: {
                role: boolean;
                disposable: boolean;
                free: boolean;
                tagged: boolean;
                suggestion: string | null;
            };
            verdict: components["schemas"]["Verdict"] | null;
            /** @description Why and when it will be asked again. */
            waiting: {
                reason: components["schemas"]["Reason"];
                next_at: string | null;
            } | null;
            /** @description Why it makes no progress although it is not paused; null while it does. `no_worker`: no worker process has reported for a minute. It resumes as soon as one starts. */
            stall_reason: "no_worker" | null;
            evidence: components["schemas"]["Evidence"][];
            steps: components["schemas"]["Step"][];
            transcript: {
                at_ms: number;
                /** @enum {string} */
                by: "C" | "S" | "#";
                text: string;
            }[] | null;
        };
        Verdict: {
            email: string;
            status: components["schemas"]["Status"];
            reason: components["schemas"]["Reason"];
            safe_to_send: components["schemas"]["SafeToSend"];
            score: number;
            catch_all: boolean | null;
            full: boolean | null;
            disabled: boolean | null;
            disposable: boolean;
            role: boolean;
            free: boolean;
            suggestion: string | null;
            provider: string | null;
            mx_host: string | null;
            smtp_code: number | null;
            enhanced_code: string | null;
            smtp_reply: string | null;
            /** @description The rule that read the decisive reply; null: no reply decided. */
            rule: string | null;
            attempts: number;
            duration_ms: number | null;
            /** Format: date-time */
            checked_at: string;
        };
        /** @description One thing that was learned: a server's words, a failure, what the DNS said. See `type`. */
        Evidence: {
            /** @constant */
            type: "syntax";
            problem: string;
            /** @description When, in milliseconds since 1970. */
            atMs: number;
        } | {
            /** @constant */
            type: "dns";
            /** @enum {string} */
            outcome: "domain_not_found" | "no_mail_server" | "null_mx" | "dns_error" | "unsafe_mx";
            detail: string;
            /** @description When, in milliseconds since 1970. */
            atMs: number;
        } | {
            /** @constant */
            type: "reply";
            /** @enum {string} */
            stage: "connect" | "ehlo" | "starttls" | "mail" | "rcpt" | "data" | "unknown";
            /** @enum {string} */
            subject: "recipient" | "control" | "session";
            code: number;
            enhanced: string | null;
            text: string;
            host: string;
            provider: string | null;
            /** @description Our MAIL FROM, where the reply names it. */
            sender?: string;
            /**
             * @description A host that stands in for one that could not be talked to.
             * @constant
             */
            backup?: true;
            /** @description When, in milliseconds since 1970. */
            atMs: number;
            durationMs: number;
        } | {
            /** @constant */
            type: "failure";
            /** @enum {string} */
            stage: "connect" | "ehlo" | "starttls" | "mail" | "rcpt" | "data" | "unknown";
            /** @enum {string} */
            failure: "connection_failed" | "timeout" | "protocol_error" | "tls_failed";
            detail: string;
            host: string | null;
            /** @description When, in milliseconds since 1970. */
            atMs: number;
        } | {
            /** @constant */
            type: "catch_all";
            /** @description Null: the control got no clear answer. */
            catchAll: boolean | null;
            askedAtMs: number;
            /** @description When, in milliseconds since 1970. */
            atMs: number;
        } | {
            /** @constant */
            type: "differential";
            host: string;
            /** @description When the host last accepted a name of the domain. */
            acceptedAtMs: number;
            /** @description Its refusal of a made-up name; null: none. */
            control: {
                code: number;
                enhanced: string | null;
                text: string;
                /** @description When, in milliseconds since 1970. */
                atMs: number;
            } | null;
            /** @description When, in milliseconds since 1970. */
            atMs: number;
        } | {
            /** @constant */
            type: "limit";
            /** @enum {string} */
            limit: "smtputf8_unsupported" | "not_probed" | "suppressed" | "cancelled" | "gave_up" | "doubted";
            detail: string;
            /** @description When, in milliseconds since 1970. */
            atMs: number;
        };
        /** @description Something that happened while the address was checked. */
        Step: {
            seq: number;
            at_ms: number;
            /** @enum {string} */
            step: "syntax" | "domain" | "mx" | "connect" | "banner" | "ehlo" | "starttls" | "mail" | "rcpt" | "control" | "rset" | "quit" | "close";
            host: string | null;
            detail: string | null;
            code: number | null;
            duration_ms: number | null;
            /** @enum {string} */
            outcome: "running" | "ok" | "failed" | "info";
        };
        /** @description An address known across lists, with its latest verdict. */
        Contact: {
            id: string;
            email: string;
            domain: string | null;
            status: components["schemas"]["Status"] | null;
            reason: components["schemas"]["Reason"] | null;
            provider: string | null;
            checked_at: string | null;
            /** @description Until when its verdict is good; null: it is due to be asked again. */
            fresh_until: string | null;
            /** @description It, or its domain, is on the suppression list. */
            suppressed: boolean;
        };
        HistoryEntry: {
            id: string;
            run_id: string | null;
            status: components["schemas"]["Status"];
            reason: components["schemas"]["Reason"];
            score: number;
            safe_to_send: components["schemas"]["SafeToSend"];
            provider: string | null;
            mx_host: string | null;
            smtp_code: number | null;
            enhanced_code: string | null;
            smtp_reply: string | null;
            attempts: number;
            /** Format: date-time */
            checked_at: string;
            evidence: components["schemas"]["Evidence"][];
        };
        /** @description When contacts are asked again. */
        Schedule: {
            id: string;
            name: string;
            target: {
                /** @constant */
                type: "list";
                list_id: string;
            } | {
                /** @constant */
                type: "filter";
                filter: {
                    q?: string;
                    status?: string;
                    reason?: string;
                    domain?: string;
                };
            } | {
                /** @constant */
                type: "all";
            };
            every: ("weekly" | "monthly" | "quarterly") | null;
            /** @description Null where `every` says it. */
            cron: string | null;
            time_zone: string;
            older_than_days: number | null;
            spread_hours: number;
            daily_limit: number | null;
            paused: boolean;
            next_run_at: string | null;
            /** @description The latest first. */
            last_runs: {
                run_id: string;
                /** Format: date-time */
                planned_at: string;
                started_at: string | null;
                /** @enum {string} */
                state: "starting" | "running" | "paused" | "cancelled" | "completed";
                total: number;
                done: number;
                changes: components["schemas"]["ChangeCounts"];
            }[];
            /** Format: date-time */
            created_at: string;
        };
        /** @description Contacts by how they changed. */
        ChangeCounts: {
            became_undeliverable: number;
            came_back: number;
            became_catch_all: number;
            other: number;
        };
        /** @description What a schedule would do. */
        SchedulePreview: {
            contacts: number;
            due: number;
            next_runs: string[];
        };
        /** @description A contact whose verdict is of another kind since a run. */
        Change: {
            contact_id: string;
            email: string;
            /** @enum {string} */
            kind: "became_undeliverable" | "came_back" | "became_catch_all" | "other";
            from: {
                status: components["schemas"]["Status"];
                reason: components["schemas"]["Reason"];
                /** Format: date-time */
                checked_at: string;
            } | null;
            to: {
                status: components["schemas"]["Status"];
                reason: components["schemas"]["Reason"];
                /** Format: date-time */
                checked_at: string;
            };
        };
        /** @description A server of yours that is told of events. */
        Webhook: {
            id: string;
            url: string;
            events: ("list.completed" | "schedule.completed" | "contacts.changed" | "provider.suspended")[];
            enabled: boolean;
            /** Format: date-time */
            created_at: string;
            last_delivery: components["schemas"]["Delivery"] | null;
        };
        /** @description A message to a webhook. */
        Delivery: {
            id: string;
            event: string;
            /** @description The `webhook-id` header: the same at every attempt. */
            message_id: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            attempts: number;
            /** @description HTTP status of the last answer. */
            last_status: number | null;
            last_error: string | null;
            next_attempt_at: string | null;
            /** Format: date-time */
            created_at: string;
            delivered_at: string | null;
        };
        /** @description An address or a domain that is never asked, and never called safe. */
        Suppression: {
            entry: string;
            /** @enum {string} */
            kind: "address" | "domain";
            note: string | null;
            /** Format: date-time */
            created_at: string;
        };
        SuppressionsAdded: {
            added: number;
            /** @description On the list before, or given twice. */
            known: number;
            /** @description The first thousand. */
            rejected: {
                entry: string;
                problem: string;
            }[];
        };
        /** @description All that is held of one address, as it is stored. */
        HeldOfAddress: {
            email: string;
            /** Format: date-time */
            exported_at: string;
        } & {
            [key: string]: unknown;
        };
        /** @description What was deleted, by what it was. Names nobody. */
        ErasureReceipt: {
            receipt_id: string;
            /** Format: date-time */
            at: string;
            deleted: {
                [key: string]: number;
            };
        };
        /** @description The pace of one provider or site on one egress. */
        PacingKey: {
            pacing_key: string;
            provider: string | null;
            egress: string;
            /** @description Addresses that wait for it. */
            backlog: number;
            /** @description Of these, how many may be asked now. */
            due: number;
            open_lanes: number;
            sessions_allowed: number;
            pace_per_minute: number | null;
            /** @description Refused recipients that it may still see in this hour. */
            budget_left: number | null;
            rejected_this_hour: number;
            suspended_until: string | null;
            suspension: {
                /** @description What the server's words mean. */
                class: string;
                words: string | null;
                host: string | null;
                /** Format: date-time */
                at: string;
            } | null;
            next_turn_at: string | null;
        };
        Stats: {
            contacts: number;
            lists: number;
            runs_active: number;
            /** @description Contacts by their latest status. */
            by_status: components["schemas"]["StatusCounts"];
            version: string;
            /** @enum {string} */
            queue_backend: "redis" | "postgres";
            /** @description Things that make answers worse, in sentences. */
            warnings: string[];
        };
        /** @description A source that sessions speak from. */
        Egress: {
            name: string;
            /** @description Null: the system chooses. */
            bind_address: string | null;
            helo_name: string;
            /** @description Empty: the null reverse-path. */
            mail_from: string;
        };
        Session: {
            /** @description Whether a key is needed here; on loopback alone it is not. */
            required: boolean;
            signed_in: boolean;
            /** @description What this browser may do. */
            scope: components["schemas"]["Scope"] | null;
            /** @description The key's name. */
            name: string | null;
        };
        Key: {
            id: string;
            name: string;
            scope: components["schemas"]["Scope"];
            /** @description Its first characters, to tell it by. */
            hint: string;
            /** Format: date-time */
            created_at: string;
            /** @description To the minute. */
            last_used_at: string | null;
            revoked_at: string | null;
        };
        NewKey: {
            id: string;
            name: string;
            scope: components["schemas"]["Scope"];
            /** @description Its first characters, to tell it by. */
            hint: string;
            /** Format: date-time */
            created_at: string;
            /** @description To the minute. */
            last_used_at: string | null;
            revoked_at: string | null;
            /** @description The key itself: shown once, and not stored. */
            secret: string;
        };
        Diagnosis: {
            /** Format: date-time */
            checked_at: string;
            /** @enum {string} */
            verdict: "ok" | "warning" | "problem";
            findings: components["schemas"]["Finding"][];
        };
        Finding: {
            id: string;
            title: string;
            /**
             * @description `skipped`: it could not be looked at.
             * @enum {string}
             */
            state: "ok" | "warning" | "problem" | "skipped";
            /** @description What was found. */
            detail: string;
            /** @description What it does to answers. */
            meaning: string;
            /** @description What to do; empty where nothing is to be done. */
            mend: string;
        };
        /** @description How long things are kept. What is older goes once a day. */
        RetentionOutput: {
            /** @description Lists with their rows and runs; null: until somebody deletes them. */
            list_days: number | null;
            /** @description Verdicts that no longer stand, runs without a list, messages; null: for ever. */
            history_days: number | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Requests that may be sent in a minute. */
        "RateLimit-Limit": number;
        /** @description How many of them are left. */
        "RateLimit-Remaining": number;
        /** @description Seconds until all of them are there again. */
        "RateLimit-Reset": number;
        /** @description Seconds to wait, where there were too many requests (429). */
        "Retry-After": number;
        /** @description That a key is wanted, or that this one is not good (401). */
        "WWW-Authenticate": string;
        /** @description Names this very content: send it back as `If-None-Match`. */
        ETag: string;
        /** @description The path of what was made, or where to look for it. */
        Location: string;
        /** @description `true` where a request with the same `Idempotency-Key` was done before, and this is its answer. */
        "Idempotency-Replayed": "true";
        /** @description The file's name, for saving it. */
        "Content-Disposition": string;
        /** @description The browser's session, or its end. */
        "Set-Cookie": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_lists: {
        parameters: {
            query?: {
                cursor?: number;
                limit?: number;
                /** @description Part of its name or of its file's. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lists: components["schemas"]["List"][];
                        /** @description Give it as `cursor` for the next page; null: there is none. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_lists: {
        parameters: {
            query?: {
                encoding?: string;
                delimiter?: ("auto" | "tab" | "comma" | "semicolon" | "pipe") | string;
                sheet?: string;
                has_header?: "auto" | "true" | "false";
                name?: string;
                file_name?: string;
                column?: string | string[];
                dedupe?: "off" | "safe" | "relaxed";
                start?: "true" | "false";
            };
            header?: {
                /** @description A name of yours for this request: sent again within a day, it is not done again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
                "application/octet-stream": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description The list of an upload with the same Idempotency-Key. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List"];
                };
            };
            /** @description An uploaded file. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_lists_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An uploaded file. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List"];
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_lists_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_lists_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description Positions from 0. */
                    address_columns?: number[];
                    /** @description Headers, or positions from 1. */
                    column?: string | string[];
                    /** @enum {string} */
                    dedupe?: "off" | "safe" | "relaxed";
                };
            };
        };
        responses: {
            /** @description An uploaded file. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_lists_id_start: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of yours for this request: sent again within a day, it is not done again. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    recheck?: boolean;
                } | null;
            };
        };
        responses: {
            /** @description One pass of verification. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_lists_preview: {
        parameters: {
            query?: {
                encoding?: string;
                delimiter?: ("auto" | "tab" | "comma" | "semicolon" | "pipe") | string;
                sheet?: string;
                has_header?: "auto" | "true" | "false";
                file_name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
                "application/octet-stream": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description What a file seems to hold, from its beginning. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_lists_paste: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description An uploaded file. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_runs_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One pass of verification. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_runs_id_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One pass of verification. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_runs_id_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One pass of verification. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_runs_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One pass of verification. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_runs_id_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events. A client that comes back with `Last-Event-ID` goes on after that event. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_lists_id_results: {
        parameters: {
            query?: {
                status?: string | string[];
                reason?: string | string[];
                provider?: string | string[];
                domain?: string | string[];
                q?: string;
                duplicates?: "true" | "false" | "only";
                disposable?: "true" | "false";
                role?: "true" | "false";
                free?: "true" | "false";
                catch_all?: "true" | "false";
                cursor?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: components["schemas"]["Result"][];
                        /** @description Give it as `cursor` for the next page; null: there is none. */
                        next_cursor: string | null;
                        /** @description Rows that the filter leaves; null: nobody counted, the list is long. */
                        total: number | null;
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_lists_id_summary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Answers to a list's addresses, each counted once, and its rows: those of its latest run, and until they are there, those from before. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_lists_id_export: {
        parameters: {
            query?: {
                status?: string | string[];
                reason?: string | string[];
                provider?: string | string[];
                domain?: string | string[];
                q?: string;
                duplicates?: "true" | "false" | "only";
                disposable?: "true" | "false";
                role?: "true" | "false";
                free?: "true" | "false";
                catch_all?: "true" | "false";
                preset?: "everything" | "safe" | "safe_and_risky" | "undeliverable" | "unknown" | "custom";
                format?: "csv" | "csv_excel" | "xlsx" | "jsonl";
                columns?: string | string[];
                delimiter?: "," | ";" | "\t" | "|" | "comma" | "semicolon" | "tab" | "pipe";
                formula_guard?: "true" | "false";
                gzip?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/jsonl": string;
                    "application/gzip": string;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_verify: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of yours for this request: sent again within a day, it is not done again. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An address; `Name <a@b>` will do. */
                    email: string;
                    /**
                     * @description How long to wait for the verdict.
                     * @default 10000
                     */
                    timeout_ms?: number;
                    /**
                     * @description Ask even where the last verdict is still good.
                     * @default false
                     */
                    recheck?: boolean;
                };
            };
        };
        responses: {
            /** @description The check of one address. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOne"];
                };
            };
            /** @description The check of one address. */
            202: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOne"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_verify_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The check of one address. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOne"];
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_verify_id_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events. A client that comes back with `Last-Event-ID` goes on after that event. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_contacts: {
        parameters: {
            query?: {
                /** @description Part of the address. */
                q?: string;
                /** @description Statuses, apart by commas. */
                status?: string;
                /** @description Reasons, apart by commas. */
                reason?: string;
                /** @description Domains, apart by commas. */
                domain?: string;
                /** @description Asked longer ago than this. */
                older_than_days?: number;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: components["schemas"]["Contact"][];
                        /** @description Give it as `cursor` for the next page; null: there is none. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_contacts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contact: components["schemas"]["Contact"];
                        /** @description Verdicts, the latest first. */
                        history: components["schemas"]["HistoryEntry"][];
                        lists: {
                            id: string;
                            name: string;
                            row_number: number;
                        }[];
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_contacts_recheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter?: {
                        /** @description Part of the address. */
                        q?: string;
                        /** @description Statuses, apart by commas. */
                        status?: string;
                        /** @description Reasons, apart by commas. */
                        reason?: string;
                        /** @description Domains, apart by commas. */
                        domain?: string;
                    };
                    /**
                     * @description Ask those whose verdict is older; null: those whose verdict is no longer good.
                     * @default null
                     */
                    older_than_days?: number | null;
                };
            };
        };
        responses: {
            /** @description One pass of verification. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_contacts_id_recheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One pass of verification. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_schedules: {
        parameters: {
            query?: {
                cursor?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schedules: components["schemas"]["Schedule"][];
                        /** @description Give it as `cursor` for the next page; null: there is none. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_schedules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    target: {
                        /** @constant */
                        type: "list";
                        list_id: string;
                    } | {
                        /** @constant */
                        type: "filter";
                        filter: {
                            /** @description Part of the address. */
                            q?: string;
                            /** @description Statuses, apart by commas. */
                            status?: string;
                            /** @description Reasons, apart by commas. */
                            reason?: string;
                            /** @description Domains, apart by commas. */
                            domain?: string;
                        };
                    } | {
                        /** @constant */
                        type: "all";
                    };
                    every?: ("weekly" | "monthly" | "quarterly") | null;
                    /** @description Five fields: minute, hour, day of month, month, day of week. */
                    cron?: string | null;
                    /** @default UTC */
                    time_zone?: string;
                    /**
                     * @description Ask those whose verdict is older; null: those whose verdict is no longer good.
                     * @default null
                     */
                    older_than_days?: number | null;
                    name: string;
                    /**
                     * @description Hours of a day over which its checks are spread.
                     * @default 0
                     */
                    spread_hours?: number;
                    /**
                     * @description Checks a day at most.
                     * @default null
                     */
                    daily_limit?: number | null;
                    /** @default false */
                    paused?: boolean;
                };
            };
        };
        responses: {
            /** @description When contacts are asked again. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_schedules_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    target: {
                        /** @constant */
                        type: "list";
                        list_id: string;
                    } | {
                        /** @constant */
                        type: "filter";
                        filter: {
                            /** @description Part of the address. */
                            q?: string;
                            /** @description Statuses, apart by commas. */
                            status?: string;
                            /** @description Reasons, apart by commas. */
                            reason?: string;
                            /** @description Domains, apart by commas. */
                            domain?: string;
                        };
                    } | {
                        /** @constant */
                        type: "all";
                    };
                    every?: ("weekly" | "monthly" | "quarterly") | null;
                    /** @description Five fields: minute, hour, day of month, month, day of week. */
                    cron?: string | null;
                    /** @default UTC */
                    time_zone?: string;
                    /**
                     * @description Ask those whose verdict is older; null: those whose verdict is no longer good.
                     * @default null
                     */
                    older_than_days?: number | null;
                };
            };
        };
        responses: {
            /** @description What a schedule would do. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchedulePreview"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_schedules_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description When contacts are asked again. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_schedules_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_schedules_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    target?: {
                        /** @constant */
                        type: "list";
                        list_id: string;
                    } | {
                        /** @constant */
                        type: "filter";
                        filter: {
                            /** @description Part of the address. */
                            q?: string;
                            /** @description Statuses, apart by commas. */
                            status?: string;
                            /** @description Reasons, apart by commas. */
                            reason?: string;
                            /** @description Domains, apart by commas. */
                            domain?: string;
                        };
                    } | {
                        /** @constant */
                        type: "all";
                    };
                    every?: ("weekly" | "monthly" | "quarterly") | null;
                    /** @description Five fields: minute, hour, day of month, month, day of week. */
                    cron?: string | null;
                    time_zone?: string;
                    older_than_days?: number | null;
                    name?: string;
                    spread_hours?: number;
                    daily_limit?: number | null;
                    paused?: boolean;
                };
            };
        };
        responses: {
            /** @description When contacts are asked again. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_schedules_id_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One pass of verification. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_runs_id_changes: {
        parameters: {
            query?: {
                kind?: ("became_undeliverable" | "came_back" | "became_catch_all" | "other") | "";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: components["schemas"]["Change"][];
                        counts: components["schemas"]["ChangeCounts"];
                        /** @description Give it as `cursor` for the next page; null: there is none. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_runs_id_changes_export: {
        parameters: {
            query?: {
                format?: "csv" | "csv_excel" | "xlsx" | "jsonl";
                kind?: ("became_undeliverable" | "came_back" | "became_catch_all" | "other") | "";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/jsonl": string;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhooks: components["schemas"]["Webhook"][];
                        /** @description Give it as `cursor` for the next page; null: there is none. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    events: ("list.completed" | "schedule.completed" | "contacts.changed" | "provider.suspended")[];
                    /** @default true */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        url: string;
                        events: ("list.completed" | "schedule.completed" | "contacts.changed" | "provider.suspended")[];
                        enabled: boolean;
                        /** Format: date-time */
                        created_at: string;
                        last_delivery: components["schemas"]["Delivery"] | null;
                        secret: string;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_webhooks_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    patch_webhooks_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url?: string;
                    events?: ("list.completed" | "schedule.completed" | "contacts.changed" | "provider.suspended")[];
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description A server of yours that is told of events. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_webhooks_id_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A message to a webhook. */
            202: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_webhooks_id_deliveries: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: components["schemas"]["Delivery"][];
                        /** @description Give it as `cursor` for the next page; null: there is none. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_suppressions: {
        parameters: {
            query?: {
                q?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        suppressions: components["schemas"]["Suppression"][];
                        total: number;
                        /** @description Give it as `cursor` for the next page; null: there is none. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_suppressions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    entries: string[];
                    note?: string;
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionsAdded"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_suppressions_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
                "application/octet-stream": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionsAdded"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_suppressions_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, which can be imported again. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_suppressions_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_addresses_email: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                email: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All that is held of one address, as it is stored. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldOfAddress"];
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_addresses_email: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                email: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was deleted, by what it was. Names nobody. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_settings_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How long things are kept. What is older goes once a day. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionOutput"];
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_settings_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Retention"];
            };
        };
        responses: {
            /** @description How long things are kept. What is older goes once a day. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionOutput"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_audit: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: {
                            id: string;
                            /** Format: date-time */
                            at: string;
                            actor: string;
                            action: string;
                            subject: string | null;
                            detail: unknown;
                        }[];
                        /** @description Give it as `cursor` for the next page; null: there is none. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_pacing_keys: {
        parameters: {
            query?: {
                /** @description Part of its name. */
                q?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: components["schemas"]["PacingKey"][];
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_pacing_keys_key_suspend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    minutes: number;
                    /** @description The one that is meant; absent: all of them. */
                    egress?: string;
                };
            };
        };
        responses: {
            /** @description The pace of one provider or site on one egress. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PacingKey"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_pacing_keys_key_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description The one that is meant; absent: all of them. */
                    egress?: string;
                } | null;
            };
        };
        responses: {
            /** @description The pace of one provider or site on one egress. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PacingKey"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_stats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stats"];
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_egresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        egresses: components["schemas"]["Egress"][];
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    key: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: components["schemas"]["Key"][];
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    post_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    scope: components["schemas"]["Scope"];
                };
            };
        };
        responses: {
            /** @description What was asked for. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_keys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_doctor: {
        parameters: {
            query?: {
                /** @description Look again now. */
                fresh?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagnosis"];
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_openapi_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Nothing has changed since the `ETag` that `If-None-Match` names. */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

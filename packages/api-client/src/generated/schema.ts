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
         * List all lists, newest first
         * @description Requires the scope `read`.
         */
        get: operations["get_lists"];
        put?: never;
        /**
         * Upload a file, or entries as JSON, as a new list
         * @description CSV in any encoding and with any delimiter, XLSX, or text with one address per line. With an `Idempotency-Key`, an upload repeated within a day by the same client, with the same file and parameters, returns the list of the first; a different upload with that key is refused. As JSON up to 100,000 entries: what is a parameter of a file is a field there.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_lists"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tags of all lists, the commonest first
         * @description Requires the scope `read`.
         */
        get: operations["get_lists_tags"];
        put?: never;
        post?: never;
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
         * Get a list with its analysis and latest run
         * @description Requires the scope `read`.
         */
        get: operations["get_lists_id"];
        put?: never;
        post?: never;
        /**
         * Delete a list and its rows; contacts keep their verdicts
         * @description Requires the scope `verify`.
         */
        delete: operations["delete_lists_id"];
        options?: never;
        head?: never;
        /**
         * Rename a list, tag it, or change its address columns
         * @description Requires the scope `verify`.
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
         * @description Requires the scope `verify`.
         */
        post: operations["post_lists_id_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete several lists and their rows; contacts keep their verdicts
         * @description A list that isn't there is no error: repeat the request if it was interrupted.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_lists_delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Append the rows of a file to a list
         * @description The file needs the list's columns by name, in any order; what does not match is named, and nothing is stored then. 409 while the list is being verified. With an `Idempotency-Key` it happens once, however often the request is repeated within a day. A run afterwards asks only what is new or outdated.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_lists_id_rows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace a list's rows by those of another file
         * @description The file needs the list's columns by name, in any order; what does not match is named, and nothing is stored then. 409 while the list is being verified. With an `Idempotency-Key` it happens once, however often the request is repeated within a day. Verdicts stay with their addresses. If the file can't be read, the list stays as it was.
         *
         *     Requires the scope `verify`.
         */
        put: operations["put_lists_id_file"];
        post?: never;
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
         * Preview a file without storing it
         * @description The beginning of the file is enough.
         *
         *     Requires the scope `verify`.
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
         * Create a list from pasted text
         * @description Requires the scope `verify`.
         */
        post: operations["post_lists_paste"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge lists into a new one
         * @description Their rows, one list after the other; columns with the same name, ignoring case, are merged. Duplicates are marked and kept. The source lists are not changed.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_lists_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/subtract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a list of the rows of one whose addresses are not on others
         * @description A row with several addresses is left out if one of them is on the others. The source lists are not changed.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_lists_subtract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Split a list into new ones, by a column or by status
         * @description Into at most 50 lists: a column with more distinct values is rejected with their number. The source list is not changed.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_lists_id_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/export-presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved exports
         * @description Requires the scope `read`.
         */
        get: operations["get_export_presets"];
        put?: never;
        /**
         * Save what an export writes under a name
         * @description In the place of the one that has this name. Downloads take it as `saved`.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_export_presets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/export-presets/{id}": {
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
         * Remove a saved export
         * @description Requires the scope `verify`.
         */
        delete: operations["delete_export_presets_id"];
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
         * Get a run's progress
         * @description Requires the scope `read`.
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
         * @description Requires the scope `verify`.
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
         * Resume a paused run
         * @description Requires the scope `verify`.
         */
        post: operations["post_runs_id_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/runs/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a run now
         * @description What is open ends as unknown, `not_answered_yet`, with the evidence so far; sessions under way end first. The run is then completed, and `unanswered` counts those addresses. Idempotent.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_runs_id_finish"];
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
         * Cancel a run; its verdicts stay
         * @description Requires the scope `verify`.
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
         * @description Sends `progress` every second with the run as data, and `end` as soon as it is over.
         *
         *     Requires the scope `read`.
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
    "/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List runs, newest first
         * @description Requires the scope `read`.
         */
        get: operations["get_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the runs of a list, newest first
         * @description Requires the scope `read`.
         */
        get: operations["get_lists_id_runs"];
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
         * List rows with their answers, also during a run
         * @description Requires the scope `read`.
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
         * Count the verdicts of a list's latest run
         * @description Requires the scope `read`.
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
    "/v1/lists/{id}/typos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the addresses of a list that look mistyped
         * @description Requires the scope `read`.
         */
        get: operations["get_lists_id_typos"];
        put?: never;
        /**
         * Accept or dismiss suggestions, or take that back
         * @description By contact, or all of a pattern. An accepted suggestion is asked in the run that is under way, else in the next one; the row keeps its own address and answer, and the export has `rc_corrected_email` and `rc_corrected_status` beside them.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_lists_id_typos"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lists/{id}/typos/patterns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the typos of a list by pattern, the commonest first
         * @description Requires the scope `read`.
         */
        get: operations["get_lists_id_typos_patterns"];
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
         * @description Every uploaded row, unchanged, with `rc_` columns appended; of rows with the same address the first, unless all of the list is written. The header `x-rollcall-open` counts the addresses without a final answer.
         *
         *     Requires the scope `read`.
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
         * @description Returns the verdict, or 202 with the check's location if it takes longer than `timeout_ms`, or at once if no worker is running (`stall_reason`).
         *
         *     Requires the scope `verify`.
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
         * Get a single check
         * @description Requires the scope `read`.
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
         * Watch a single check live
         * @description Sends a `step` event per step, and `verdict` at the end with the whole check as data.
         *
         *     Requires the scope `read`.
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
    "/v1/test-addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the test addresses
         * @description Addresses with fixed answers, for tests of a program: no DNS and no mail server is asked of them. A `+tag` after the name makes another address with the same answer; any other name at the domain is `mailbox_not_found`.
         *
         *     Requires the scope `read`.
         */
        get: operations["get_test_addresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verify/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify up to 100 addresses and wait for them
         * @description 200 if all have their verdicts, else 202 after `timeout_ms`, or at once if no worker is running: the checks go on, each at `GET /v1/verify/{id}`. Sent again, it reuses the verdicts that are still valid. Longer lists: `POST /v1/lists`.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_verify_batch"];
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
         * List verified contacts, most recent first
         * @description Requires the scope `read`.
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
         * Get a contact with its history and lists
         * @description Requires the scope `read`.
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
    "/v1/contacts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download all verified contacts
         * @description Each contact once, in the order of ids, also while runs go on.
         *
         *     Requires the scope `read`.
         */
        get: operations["get_contacts_export"];
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
         * Recheck stored contacts
         * @description Requires the scope `verify`.
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
         * Recheck one contact, ahead of lists
         * @description Requires the scope `verify`.
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
         * List schedules, newest first
         * @description Requires the scope `read`.
         */
        get: operations["get_schedules"];
        put?: never;
        /**
         * Create a schedule
         * @description Give `every` or `cron`. Missed runs are caught up by a single one; a run waits for the previous one.
         *
         *     Requires the scope `verify`.
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
         * Preview which contacts a schedule would check, and when
         * @description Requires the scope `read`.
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
         * Get a schedule with its latest runs
         * @description Requires the scope `read`.
         */
        get: operations["get_schedules_id"];
        put?: never;
        post?: never;
        /**
         * Delete a schedule; its runs stay
         * @description Requires the scope `verify`.
         */
        delete: operations["delete_schedules_id"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume a schedule
         * @description Requires the scope `verify`.
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
         * @description Requires the scope `verify`.
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
         * List the changes of a run
         * @description Contacts whose definite verdict differs in kind from the previous one. An unknown is not a change: it says nothing about the mailbox.
         *
         *     Requires the scope `read`.
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
         * Download the changes of a run
         * @description Requires the scope `read`.
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
         * List webhooks, newest first
         * @description Requires the scope `read`.
         */
        get: operations["get_webhooks"];
        put?: never;
        /**
         * Send events to your server
         * @description Messages are signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. The secret is returned only in this response, and when the request is repeated with its `Idempotency-Key`.
         *
         *     Requires the scope `admin`.
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
        /**
         * Get a webhook
         * @description Requires the scope `read`.
         */
        get: operations["get_webhooks_id"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook with its deliveries
         * @description Requires the scope `admin`.
         */
        delete: operations["delete_webhooks_id"];
        options?: never;
        head?: never;
        /**
         * Change or disable a webhook
         * @description Requires the scope `admin`.
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
         * Send a test message
         * @description Requires the scope `admin`.
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
         * List deliveries, newest first
         * @description Requires the scope `read`.
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
    "/v1/webhooks/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace a webhook's secret
         * @description For `overlap_hours` each message has two signatures, by the new secret and by the one before, so that a receiver can change over without losing one. Another rotation within that time drops the oldest. The secret is returned only in this response.
         *
         *     Requires the scope `admin`.
         */
        post: operations["post_webhooks_id_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{delivery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a delivery, with its body and the answer
         * @description Requires the scope `admin`.
         */
        get: operations["get_webhooks_id_deliveries_delivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{delivery}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message again
         * @description With the same `webhook-id` and body, whether it was delivered or not.
         *
         *     Requires the scope `admin`.
         */
        post: operations["post_webhooks_id_deliveries_delivery_redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the messages of a time range again
         * @description Up to 10,000, oldest first. They keep their `webhook-id`.
         *
         *     Requires the scope `admin`.
         */
        post: operations["post_webhooks_id_redeliver"];
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
         * List suppressed addresses and domains, sorted
         * @description Requires the scope `read`.
         */
        get: operations["get_suppressions"];
        put?: never;
        /**
         * Suppress addresses and domains
         * @description A domain does not include its subdomains. Suppressed addresses are never probed, are reported as `unknown`, `suppressed`, and never as safe to send.
         *
         *     Requires the scope `verify`.
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
         * Import suppressions from a file
         * @description CSV or XLSX: the first address or domain of each row, and the column `note`, if any.
         *
         *     Requires the scope `verify`.
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
         * @description Requires the scope `read`.
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
         * Delete a suppression
         * @description Requires the scope `verify`.
         */
        delete: operations["delete_suppressions_entry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report what became of mail
         * @description Deliveries, bounces, complaints, opens, clicks, replies and unsubscriptions of contacts. What was reported before is stored once. Each keeps what Rollcall had said of the contact by then, which is what `/v1/accuracy` is counted from.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_outcomes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outcomes/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import what became of mail from a file
         * @description A mail service's export, in any form that lists have. The column of addresses is found by its cells; of events, times, reasons and ids by their headers. Times without an offset are UTC.
         *
         *     Requires the scope `verify`.
         */
        post: operations["post_outcomes_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accuracy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare what was said with what happened
         * @description By contacts with outcomes: how many of each status, reason, provider and band of scores bounced.
         *
         *     Requires the scope `read`.
         */
        get: operations["get_accuracy"];
        put?: never;
        post?: never;
        delete?: never;
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
         * Export everything stored about one address
         * @description Scans all rows of all lists, which takes seconds per few million.
         *
         *     Requires the scope `admin`.
         */
        get: operations["get_addresses_email"];
        put?: never;
        post?: never;
        /**
         * Erase one person's data
         * @description The contact, its verdicts and evidence, its checks, the cells of its rows in all lists, its entry on the suppression list, and every other text that mentions it. Scans the whole database. The audit log keeps the receipt, without the address.
         *
         *     Requires the scope `admin`.
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
         * Get the retention settings
         * @description Requires the scope `read`.
         */
        get: operations["get_settings_retention"];
        /**
         * Change the retention settings
         * @description Requires the scope `admin`.
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
         * List audit log entries, newest first
         * @description Requires the scope `admin`.
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
    "/v1/settings/own-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the own entries of domains and role names
         * @description Requires the scope `read`.
         */
        get: operations["get_settings_own_lists"];
        put?: never;
        /**
         * Add own entries
         * @description As text, an entry a line: `disposable example.com`, or the entry alone where `list` is given. What is downloaded can be added again. An opposite entry is replaced; a domain does not include its subdomains. Stored contacts have the facts at once, lists from the next import on; a verdict goes by them when the address is asked again, or is decided again. No mailbox of a `never_ask` domain is asked for from now on: `unknown`, `not_probed`.
         *
         *     Requires the scope `admin`.
         */
        post: operations["post_settings_own_lists"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/own-lists/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the own lists as text
         * @description Requires the scope `read`.
         */
        get: operations["get_settings_own_lists_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/own-lists/{list}/{entry}": {
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
         * Remove an own entry
         * @description Requires the scope `admin`.
         */
        delete: operations["delete_settings_own_lists_list_entry"];
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
         * List the paces of providers and sites
         * @description Requires the scope `read`.
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
         * Suspend a provider or site
         * @description Requires the scope `admin`.
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
         * Resume a suspended provider or site
         * @description Requires the scope `admin`.
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
         * Get totals
         * @description Requires the scope `read`.
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
         * List egresses
         * @description Requires the scope `read`.
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
    "/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is wrong now
         * @description Engines, workers, clock, disk, versions, outages, and sites that refuse us: the doctor's findings that need no other server. At most ten seconds old. While PostgreSQL is away it is a 503, as everything is: `/readyz` needs no key.
         *
         *     Requires the scope `read`.
         */
        get: operations["get_health"];
        put?: never;
        post?: never;
        delete?: never;
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
         * Diagnose the installation
         * @description Port 25, name servers, HELO and reverse name, the sender's MX and SPF, clock, disk and engines, each with its meaning and how to fix it. Cached for five minutes. Contacts no host except the sender's own mail server and `DOCTOR_HOST`.
         *
         *     Requires the scope `read`.
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
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the browser session */
        get: operations["get_session"];
        put?: never;
        /**
         * Sign in with a key
         * @description Sets an HttpOnly session cookie.
         */
        post: operations["post_session"];
        /** Sign out */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a sign-in link
         * @description The server's terminal shows the link. It works once, within 15 minutes, and signs the browser in as the owner. Sets an HttpOnly session cookie.
         */
        post: operations["post_session_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List signed-in browsers
         * @description Those that signed in as you did; with the scope `admin`, all.
         *
         *     Requires the scope `read`.
         */
        get: operations["get_sessions"];
        put?: never;
        post?: never;
        /**
         * Sign out everywhere
         * @description Signs out every browser that signed in as you did, this one included.
         *
         *     Requires the scope `read`.
         */
        delete: operations["delete_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
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
         * Sign a browser out
         * @description One that signed in as you did; with the scope `admin`, any.
         *
         *     Requires the scope `read`.
         */
        delete: operations["delete_sessions_id"];
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
         * List keys, without their secrets
         * @description Requires the scope `admin`.
         */
        get: operations["get_keys"];
        put?: never;
        /**
         * Create a key
         * @description The secret is returned only in this response.
         *
         *     Requires the scope `admin`.
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
        /**
         * Get a key, with its usage by day
         * @description Requires the scope `admin`.
         */
        get: operations["get_keys_id"];
        put?: never;
        post?: never;
        /**
         * Revoke a key and its browser sessions
         * @description Requires the scope `admin`.
         */
        delete: operations["delete_keys_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace a key's secret
         * @description For `overlap_hours` the secret before is valid too, so that a program can change over. Another rotation within that time ends the oldest. The new secret is returned only in this response.
         *
         *     Requires the scope `admin`.
         */
        post: operations["post_keys_id_rotate"];
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
        /** This document */
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
export interface webhooks {
    "list.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The rows of a list were stored: imported, appended, replaced, or derived from other lists
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_list_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "list.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A run over a list is completed
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_list_completed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "schedule.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A run of a schedule is completed
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_schedule_completed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contacts.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A completed run found changed answers
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_contacts_changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "run.paused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A run was paused, by an operator or by Rollcall
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_run_paused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "run.resumed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A paused run goes on
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_run_resumed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "run.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A run was cancelled
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_run_cancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "provider.suspended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A provider or a site is not asked for a while, because of what its servers said
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_provider_suspended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "provider.resumed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Such a provider or site is asked again
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_provider_resumed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "outage.began": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A source of sessions, or the DNS resolver, stopped working
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_outage_began"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "outage.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It works again
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_outage_ended"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A test that was asked for
         * @description Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.
         */
        post: operations["event_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /**
         * @description A status, or `open`: no answer yet.
         * @enum {string}
         */
        RowStatus: "deliverable" | "risky" | "undeliverable" | "unknown" | "open";
        /**
         * @description The reason of a row: one of `Reason`, or `no_address`. A closed list.
         * @enum {string}
         */
        RowReason: "accepted" | "catch_all" | "catch_all_untested" | "provider_hides_mailboxes" | "mailbox_full" | "recipient_busy" | "recipient_restricted" | "disposable" | "role_account" | "invalid_syntax" | "reserved_domain" | "domain_not_found" | "no_mail_server" | "null_mx" | "mailbox_not_found" | "mailbox_disabled" | "domain_not_served" | "greylisted" | "temporary_failure" | "rate_limited" | "blocked" | "sender_rejected" | "connection_failed" | "timeout" | "dns_error" | "protocol_error" | "smtputf8_unsupported" | "policy_refusal" | "doubted" | "not_probed" | "suppressed" | "unsafe_mx" | "cancelled" | "not_answered_yet" | "gave_up" | "no_address";
        /**
         * @description The primary result.
         * @enum {string}
         */
        Status: "deliverable" | "risky" | "undeliverable" | "unknown";
        /**
         * @description The reason: a closed list.
         * @enum {string}
         */
        Reason: "accepted" | "catch_all" | "catch_all_untested" | "provider_hides_mailboxes" | "mailbox_full" | "recipient_busy" | "recipient_restricted" | "disposable" | "role_account" | "invalid_syntax" | "reserved_domain" | "domain_not_found" | "no_mail_server" | "null_mx" | "mailbox_not_found" | "mailbox_disabled" | "domain_not_served" | "greylisted" | "temporary_failure" | "rate_limited" | "blocked" | "sender_rejected" | "connection_failed" | "timeout" | "dns_error" | "protocol_error" | "smtputf8_unsupported" | "policy_refusal" | "doubted" | "not_probed" | "suppressed" | "unsafe_mx" | "cancelled" | "not_answered_yet" | "gave_up";
        /** @description What became of a message. */
        NewOutcome: {
            email: string;
            /** @description `delivered`, `opened`, `clicked`, `replied`, `soft_bounce`, `hard_bounce`, `complaint`, `unsubscribed`, or what a mail service calls it. */
            kind: string;
            /** @description When it happened: ISO 8601, or Unix time. */
            at: string;
            /** @description The event's id with its source: given again, it is stored once. */
            id?: string;
            /** @description The server's words, of a bounce. */
            words?: string;
        };
        /** @description How long data is kept. Older data is purged once a day. */
        Retention: {
            /** @description Lists with their rows and runs; null: until deleted by hand. */
            list_days: number | null;
            /** @description Superseded verdicts, runs without a list, messages, outcomes of mail; null: forever. Verdicts of a month with over a million of them may stay 33 days longer. */
            history_days: number | null;
        };
        /**
         * @description What a key may do: `read` only reads; `verify` also uploads and starts runs; `admin` may do everything.
         * @enum {string}
         */
        Scope: "read" | "verify" | "admin";
        /**
         * @description A part of the API. `lists` includes results and runs; `system` is totals, settings and diagnosis.
         * @enum {string}
         */
        Area: "verify" | "lists" | "contacts" | "schedules" | "suppressions" | "webhooks" | "privacy" | "pacing" | "keys" | "system";
        /** @description Counts by status; missing ones are 0. */
        StatusCounts: {
            deliverable?: number;
            risky?: number;
            undeliverable?: number;
            unknown?: number;
        };
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
            /** @description Columns that hold addresses too, and were not chosen; positions from 0. */
            other_columns: number[];
            has_header: boolean;
            /** @description Rows above the header, such as titles and notes. */
            prelude: string[][];
            /** @description Rows below the table, such as a report's notices. */
            footer: string[][];
            encoding: string | null;
            encoding_note: string | null;
            delimiter: string | null;
            /** @enum {string} */
            dedupe: "off" | "safe" | "relaxed";
            /** @description The first list of the same file. */
            duplicate_of: string | null;
            /** @description That list: its name, and when it was uploaded. */
            same_file: {
                id: string;
                name: string;
                /** Format: date-time */
                created_at: string;
            } | null;
            tags: string[];
            note: string | null;
            /** @description Addresses of rows that came after the latest run began, and that it did not ask: start another run. */
            unasked: number;
            /** @description Null: not available yet, or not requested. */
            analysis: components["schemas"]["Analysis"] | null;
            /** @description The latest run over this list. */
            run: components["schemas"]["Run"] | null;
        };
        /** @description What is known about a list before a run. */
        Analysis: {
            rows: number;
            blank: number;
            without_address: number;
            invalid_syntax: number;
            /** @description Rows with more than one address. */
            several_addresses: number;
            /** @description Rows whose address occurs in an earlier row. */
            duplicates: number;
            /** @description Addresses to verify. */
            unique: number;
            /** @description Addresses that are another spelling of a mailbox in the list; null: not checked. */
            same_mailbox: number | null;
            /** @description Addresses with a valid verdict: not probed again. */
            known_fresh: number;
            disposable: number;
            role: number;
            free: number;
            /** @description Addresses of privacy relays and forwarders, which hide a mailbox elsewhere. */
            privacy_relay: number;
            /** @description Addresses that were probably meant to be another one, such as `anna@gmial.com`. */
            suggestions: number;
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
        /** @description A verification run. */
        Run: {
            id: string;
            list_id: string | null;
            /** @enum {string} */
            kind: "list" | "single" | "contacts";
            /** @enum {string} */
            state: "starting" | "running" | "paused" | "cancelled" | "completed";
            /** @description Why Rollcall paused it; null if it is not paused, or a user paused it. It resumes by itself when the reason is gone. */
            pause_reason: string | null;
            /** @description Why it makes no progress without being paused; null while it does. `no_worker`: no worker process has reported for a minute. It resumes as soon as one starts. */
            stall_reason: "no_worker" | null;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            completed_at: string | null;
            /** @description Why it did not wait for all answers: a user finished it, or its time (RUN_LIMIT) was over. Null: it did, or still does. */
            ended_by: ("finished" | "time_limit") | null;
            /** @description Addresses that it left without an answer for that reason. */
            unanswered: number;
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
                /** @description Due now. */
                due: number;
                /** @description In a session right now. */
                held: number;
                /** @description Waiting for a retry. */
                retry: number;
                next_retry_at: string | null;
                retry_reasons: components["schemas"]["ReasonCounts"];
            };
            rate_per_minute: number | null;
            /** @description An estimate of when the run is done, if servers go on as they do. */
            time_left: {
                /** @description When most addresses are expected to have an answer; null: they do, or too early to say. */
                most: {
                    /** @description Of all addresses. */
                    share: number;
                    /** Format: date-time */
                    at: string;
                } | null;
                /** @description When all are expected to have one; null: too early to say, paused or over. */
                all: {
                    /** Format: date-time */
                    at: string;
                } | null;
                /** @description Providers and sites that may not be asked now, most addresses first. */
                blocked: {
                    /** @description The pacing key. */
                    key: string;
                    provider: string | null;
                    /** @description Addresses that wait for it. */
                    count: number;
                    /** Format: date-time */
                    until: string;
                    why: string;
                }[];
            };
            slowest: {
                pacing_key: string;
                provider: string | null;
                backlog: number;
                reason: string;
            } | null;
        };
        /** @description Counts by reason; missing ones are 0. */
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
            not_answered_yet?: number;
            gave_up?: number;
        };
        /** @description Problem details (RFC 9457). */
        Problem: {
            type: string;
            title: string;
            status: number;
            code: components["schemas"]["ProblemCode"];
            /** @description What is wrong, including the field. */
            detail: string;
            /** @description What to do about it. */
            hint?: string;
            /** @description Everything that is wrong with the fields of the request, at most 20 for each part. */
            errors?: {
                /**
                 * @description The part of the request.
                 * @enum {string}
                 */
                in: "query" | "body" | "header";
                /** @description JSON pointer (RFC 6901) into that part; empty: the whole. */
                pointer: string;
                /** @description A sentence. */
                message: string;
            }[];
            /** @description As in the header `X-Request-Id`: the server's log lines about this request name it. */
            request_id?: string;
        };
        /**
         * @description Stable, for programs. Later versions may add codes.
         * @enum {string}
         */
        ProblemCode: "invalid_request" | "invalid_json" | "bad_form" | "no_file" | "upload_broken" | "key_required" | "unauthorized" | "unknown_key" | "key_expired" | "unknown_link" | "scope_missing" | "area_missing" | "address_not_allowed" | "sandbox_key" | "other_origin" | "not_found" | "method_not_allowed" | "too_slow" | "already_running" | "already_verified" | "in_progress" | "upload_in_progress" | "list_changed" | "list_gone" | "not_ready" | "wrong_state" | "body_too_large" | "file_too_large" | "unsupported_media_type" | "unknown_host" | "no_address" | "no_address_column" | "no_such_column" | "other_columns" | "no_list" | "no_rows_left" | "too_many_parts" | "too_many_rows" | "too_many_columns" | "too_many_entries" | "too_many_presets" | "no_such_preset" | "two_sets_of_columns" | "two_sets_of_rows" | "too_large_for_xlsx" | "cell_too_long_for_xlsx" | "too_many_columns_for_xlsx" | "empty_file" | "unsupported_format" | "damaged_file" | "expands_too_much" | "cell_too_large" | "row_too_large" | "sheet_not_found" | "no_header_row" | "takes_too_long" | "needs_too_much_memory" | "private_address" | "empty_range" | "not_supported" | "unknown_egress" | "idempotency_key_reused" | "too_many_requests" | "headers_too_large" | "internal" | "busy" | "database_away" | "database_read_only" | "disk_full";
        /** @description A list just made. */
        NewList: {
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
            /** @description Columns that hold addresses too, and were not chosen; positions from 0. */
            other_columns: number[];
            has_header: boolean;
            /** @description Rows above the header, such as titles and notes. */
            prelude: string[][];
            /** @description Rows below the table, such as a report's notices. */
            footer: string[][];
            encoding: string | null;
            encoding_note: string | null;
            delimiter: string | null;
            /** @enum {string} */
            dedupe: "off" | "safe" | "relaxed";
            /** @description The first list of the same file. */
            duplicate_of: string | null;
            /** @description That list: its name, and when it was uploaded. */
            same_file: {
                id: string;
                name: string;
                /** Format: date-time */
                created_at: string;
            } | null;
            tags: string[];
            note: string | null;
            /** @description Addresses of rows that came after the latest run began, and that it did not ask: start another run. */
            unasked: number;
            /** @description Null: not available yet, or not requested. */
            analysis: components["schemas"]["Analysis"] | null;
            /** @description The latest run over this list. */
            run: components["schemas"]["Run"] | null;
            /** @description The callback that the request asked for. */
            callback?: {
                /** @description For `GET /v1/webhooks/{id}/deliveries`. */
                webhook_id: string;
                /** @description Signs its messages (https://www.standardwebhooks.com). */
                secret: string;
            };
        };
        /** @description Preview of a file, from its beginning. */
        Preview: {
            file_name: string;
            format: string;
            encoding: string | null;
            encoding_note: string | null;
            delimiter: string | null;
            has_header: boolean;
            /** @description Rows above the header, such as titles and notes; the last 20. They are kept, and not read as contacts. */
            prelude: string[][];
            columns: string[];
            /** @description The first rows. */
            preview: string[][];
            /** @description The column that would be read; positions from 0. */
            address_columns: number[];
            /** @description Further columns that hold addresses; positions from 0. */
            other_columns: number[];
            /** @description Each address of that column comes in several rows: it may be that of an owner or sender. */
            few_addresses: boolean;
            /** @description Addresses of that column, in the beginning that was read, that were probably meant to be another one. */
            suggestions: number;
            column_guesses: {
                /** @description From 0. */
                column: number;
                name: string;
                /** @description Share of its cells with an address; 0 to 1. */
                share: number;
                /** @description Different cells with an address, per row; 0 to 1. */
                distinct_share: number;
                score: number;
            }[];
            sheets: string[];
            sheet: string | null;
            /** @description The latest stored list of the same file. */
            same_file: {
                id: string;
                name: string;
                /** Format: date-time */
                created_at: string;
                /** @description All bytes are the same. False: the beginning and the size are, as far as was sent. */
                is_whole: boolean;
            } | null;
        };
        /** @description What a download writes, and how, under a name. */
        ExportPreset: {
            id: string;
            name: string;
            options: {
                [key: string]: string | string[];
            };
            /** Format: date-time */
            created_at: string;
        };
        /** @description A run without its progress, which `GET /v1/runs/{id}` has. */
        RunHead: {
            id: string;
            list_id: string | null;
            /** @enum {string} */
            kind: "list" | "single" | "contacts";
            /** @enum {string} */
            state: "starting" | "running" | "paused" | "cancelled" | "completed";
            /** @description Why Rollcall paused it; null if it is not paused, or a user paused it. It resumes by itself when the reason is gone. */
            pause_reason: string | null;
            /** Format: date-time */
            created_at: string;
            completed_at: string | null;
            /** @description Why it did not wait for all answers: a user finished it, or its time (RUN_LIMIT) was over. Null: it did, or still does. */
            ended_by: ("finished" | "time_limit") | null;
            /** @description Addresses that it left without an answer for that reason. */
            unanswered: number;
            /** @description Addresses to verify. */
            total: number;
            done: number;
        };
        /** @description A row of a list with its answer, if any. */
        Result: {
            /** @description From 1. */
            row_number: number;
            cells: string[];
            /** @description The text that was read as an address. */
            input: string;
            duplicate_of_row: number | null;
            contact_id: string | null;
            /** @description Null: no address was found. */
            email: string | null;
            /** @description Null: no answer yet. */
            status: components["schemas"]["Status"] | null;
            reason: components["schemas"]["RowReason"] | null;
            safe_to_send: components["schemas"]["SafeToSend"] | null;
            score: number | null;
            suggestion: string | null;
            catch_all: boolean | null;
            disposable: boolean | null;
            role: boolean | null;
            free: boolean | null;
            /** @description At a privacy relay or forwarder: it hides a mailbox elsewhere. */
            privacy_relay: boolean | null;
            test: boolean | null;
            provider: string | null;
            mx_host: string | null;
            smtp_code: number | null;
            enhanced_code: string | null;
            smtp_reply: string | null;
            checked_at: string | null;
            /** @description The answer predates the latest run, which has not rechecked it yet. */
            rechecking: boolean;
            /** @description The row's other addresses with their statuses, if it has several: `bo@example.org (undeliverable)`. */
            other_emails: string | null;
            /** @description What was meant instead, where that suggestion was accepted. */
            corrected_email: string | null;
            /** @description The answer for `corrected_email`; null: it was not asked yet. */
            corrected_status: components["schemas"]["Status"] | null;
            attempts: number | null;
            duration_ms: number | null;
        };
        /**
         * @description Whether to send to this address, in one answer.
         * @enum {string}
         */
        SafeToSend: "yes" | "risky" | "no" | "unknown";
        /** @description Counts of a list's answers, by address and by row: those of its latest run, or earlier ones until it has them. */
        Summary: {
            by_status: components["schemas"]["StatusCountsOutput"];
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
            /** @description Rows by answer. Null: not counted, because the list is long and its run goes on. */
            rows_by_status: components["schemas"]["StatusCountsOutput"] | null;
            /** @description Addresses whose answer predates the latest run, which has not rechecked them yet. */
            rechecking: number;
        };
        /** @description An address of a list that was probably meant to be another one. */
        Typo: {
            contact_id: string;
            /** @description The first row that names it. */
            row_number: number;
            /** @description As it was written. */
            email: string;
            suggestion: string;
            pattern: string;
            /** @enum {string} */
            state: "open" | "accepted" | "dismissed";
            /** @description The answer for the suggestion, once it was accepted and asked. */
            corrected_status: components["schemas"]["Status"] | null;
        };
        /** @description A kind of slip in a list, with the numbers of its addresses. */
        TypoPattern: {
            /** @description `gmial.com=gmail.com`: the domain as written and as meant; `name`: the slip is before the @; `spelled_out`: there is no @. */
            pattern: string;
            open: number;
            accepted: number;
            dismissed: number;
        };
        /** @description A single check. */
        CheckOne: {
            id: string;
            email: string;
            contact_id: string;
            /** @enum {string} */
            state: "running" | "done";
            /** @description What the address itself tells, without probing. */
            facts: {
                role: boolean;
                disposable: boolean;
                free: boolean;
                privacy_relay: boolean;
                tagged: boolean;
                /** @description A test address: its answer is fixed, and no server was asked. */
                test: boolean;
                suggestion: string | null;
            };
            verdict: components["schemas"]["Verdict"] | null;
            /** @description Why and when it will be retried. */
            waiting: {
                reason: components["schemas"]["Reason"];
                next_at: string | null;
            } | null;
            /** @description Why it makes no progress without being paused; null while it does. `no_worker`: no worker process has reported for a minute. It resumes as soon as one starts. */
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
            privacy_relay: boolean;
            /** @description A test address: its answer is fixed, and no server was asked. */
            test: boolean;
            suggestion: string | null;
            provider: string | null;
            mx_host: string | null;
            smtp_code: number | null;
            enhanced_code: string | null;
            smtp_reply: string | null;
            /** @description The rule that matched the deciding reply; null: no reply decided. */
            rule: string | null;
            attempts: number;
            duration_ms: number | null;
            /** Format: date-time */
            checked_at: string;
        };
        /** @description A piece of evidence: a server's reply, a failure, a DNS result. See `type`. */
        Evidence: components["schemas"]["SyntaxEvidence"] | components["schemas"]["DnsEvidence"] | components["schemas"]["ReplyEvidence"] | components["schemas"]["FailureEvidence"] | components["schemas"]["CatchAllEvidence"] | components["schemas"]["DifferentialEvidence"] | components["schemas"]["LimitEvidence"] | {
            /** @constant */
            type: "test";
            reason: components["schemas"]["Reason"];
            /** @description Milliseconds since the epoch. */
            atMs: number;
        };
        SyntaxEvidence: {
            /** @constant */
            type: "syntax";
            problem: string;
            /** @description Milliseconds since the epoch. */
            atMs: number;
        };
        DnsEvidence: {
            /** @constant */
            type: "dns";
            /** @enum {string} */
            outcome: "domain_not_found" | "no_mail_server" | "null_mx" | "dns_error" | "unsafe_mx";
            detail: string;
            /** @description Milliseconds since the epoch. */
            atMs: number;
        };
        ReplyEvidence: {
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
            /** @description Our MAIL FROM, if the reply names it. */
            sender?: string;
            /**
             * @description A backup host, used because a preferred one was unreachable.
             * @constant
             */
            backup?: true;
            /** @description Milliseconds since the epoch. */
            atMs: number;
            durationMs: number;
        };
        FailureEvidence: {
            /** @constant */
            type: "failure";
            /** @enum {string} */
            stage: "connect" | "ehlo" | "starttls" | "mail" | "rcpt" | "data" | "unknown";
            /** @enum {string} */
            failure: "connection_failed" | "timeout" | "protocol_error" | "tls_failed";
            detail: string;
            host: string | null;
            /** @description Milliseconds since the epoch. */
            atMs: number;
        };
        CatchAllEvidence: {
            /** @constant */
            type: "catch_all";
            /** @description Null: the control's result was not clear. */
            catchAll: boolean | null;
            askedAtMs: number;
            /** @description Milliseconds since the epoch. */
            atMs: number;
        };
        /** @description Replies of the same host about other addresses at the domain, in the same session. */
        DifferentialEvidence: {
            /** @constant */
            type: "differential";
            host: string;
            /** @description When the host last accepted an address at the domain. */
            acceptedAtMs: number;
            /** @description Its refusal of a control; null: none. */
            control: components["schemas"]["ControlRefusal"] | null;
            /** @description Milliseconds since the epoch. */
            atMs: number;
        };
        ControlRefusal: {
            code: number;
            enhanced: string | null;
            text: string;
            /** @description Milliseconds since the epoch. */
            atMs: number;
        };
        LimitEvidence: {
            /** @constant */
            type: "limit";
            /** @enum {string} */
            limit: "smtputf8_unsupported" | "not_probed" | "suppressed" | "cancelled" | "not_answered_yet" | "gave_up" | "doubted";
            detail: string;
            /** @description Milliseconds since the epoch. */
            atMs: number;
        };
        /** @description An event during the check. */
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
        /** @description An address with a fixed answer, of which no server is asked. */
        TestAddress: {
            email: string;
            status: components["schemas"]["Status"];
            reason: components["schemas"]["Reason"];
            safe_to_send: components["schemas"]["SafeToSend"];
            score: number;
            /** @description How long it waits before its answer; 0: not at all. */
            after_seconds: number;
            /** @description What it says that it waits for. */
            waits_for: components["schemas"]["Reason"] | null;
        };
        /** @description The result of one entry. */
        BatchResult: {
            /** @description The entry's; null: it has none. */
            id: string | null;
            /** @description As it was sent. */
            email: string;
            /** @description As `GET /v1/verify/{id}` has it in full; null: the text has no address. */
            check: {
                id: string;
                email: string;
                /** @enum {string} */
                state: "running" | "done";
                verdict: components["schemas"]["Verdict"] | null;
                /** @description Why and when it will be retried. */
                waiting: {
                    reason: components["schemas"]["Reason"];
                    next_at: string | null;
                } | null;
                /** @description Why it makes no progress without being paused; null while it does. `no_worker`: no worker process has reported for a minute. It resumes as soon as one starts. */
                stall_reason: "no_worker" | null;
            } | null;
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
            /** @description Expiry of its verdict; null: it is due for a recheck. */
            fresh_until: string | null;
            /** @description A test address: its answer is fixed, and no server was asked. */
            test: boolean;
            /** @description The address or its domain is on the suppression list. */
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
        /** @description What became of a message to a contact. */
        Outcome: {
            /** @enum {string} */
            kind: "delivered" | "opened" | "clicked" | "replied" | "soft_bounce" | "hard_bounce" | "complaint" | "unsubscribed";
            /** Format: date-time */
            at: string;
            /** @description Who reported it. */
            source: string;
            words: string | null;
            /** @description A hard bounce whose words say that the mailbox is missing or disabled. */
            condemns: boolean;
        };
        /** @description A recurring verification. */
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
            /** @description Null if `every` is used. */
            cron: string | null;
            time_zone: string;
            older_than_days: number | null;
            spread_hours: number;
            daily_limit: number | null;
            paused: boolean;
            next_run_at: string | null;
            /** @description Newest first. */
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
        /** @description Contacts by kind of change. */
        ChangeCounts: {
            became_undeliverable: number;
            came_back: number;
            became_catch_all: number;
            other: number;
        };
        /** @description Preview of a schedule. */
        SchedulePreview: {
            contacts: number;
            due: number;
            next_runs: string[];
        };
        /** @description A contact whose verdict changed in kind. */
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
        /** @description A server of yours that receives events. */
        Webhook: {
            id: string;
            /** @description For keys that may not change webhooks, without what may be secret: `https://hooks.example.com/…`. */
            url: string;
            events: ("list.read" | "list.completed" | "schedule.completed" | "contacts.changed" | "run.paused" | "run.resumed" | "run.cancelled" | "provider.suspended" | "provider.resumed" | "outage.began" | "outage.ended")[];
            enabled: boolean;
            /** @description Until then the secret before the last rotation signs too. */
            previous_secret_until: string | null;
            /** Format: date-time */
            created_at: string;
            last_delivery: components["schemas"]["Delivery"] | null;
        };
        /** @description A delivery to a webhook. */
        Delivery: {
            id: string;
            event: string;
            /** @description The `webhook-id` header: the same in every attempt. */
            message_id: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            attempts: number;
            /** @description HTTP status of the last response. */
            last_status: number | null;
            last_error: string | null;
            next_attempt_at: string | null;
            /** Format: date-time */
            created_at: string;
            delivered_at: string | null;
        };
        /** @description An address or domain that is never probed, nor reported as safe. */
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
            /** @description Already on the list, or given twice. */
            known: number;
            /** @description The first thousand. */
            rejected: {
                entry: string;
                problem: string;
            }[];
        };
        OutcomesAdded: {
            stored: number;
            /** @description Stored before, or given twice. */
            known: number;
            /** @description Of addresses that are not among the contacts: not stored. */
            of_strangers: number;
            /** @description Addresses that went to the suppression list. */
            suppressed: number;
            /** @description The first thousand that could not be read. */
            rejected: {
                /** @description Its place, or its row in the file, from 1. */
                number: number;
                problem: string;
            }[];
        };
        AccuracyReport: {
            by_status: components["schemas"]["Accuracy"][];
            by_reason: components["schemas"]["Accuracy"][];
            by_provider: components["schemas"]["Accuracy"][];
            by_score: components["schemas"]["Accuracy"][];
        };
        /** @description What was said, and what happened. */
        Accuracy: {
            /** @description The status, the reason, the provider, or the lowest score of a band of ten. */
            said: string;
            /** @description Contacts with an outcome after that verdict. */
            sent: number;
            /** @description Of these, whose mailbox was missing or disabled, by the words of a hard bounce. */
            bounced: number;
            /** @description With other hard bounces: about the sender, the message or a policy, or without words. */
            refused: number;
            complained: number;
            /** @description Of `bounced` in `sent`. */
            rate: components["schemas"]["Share"] | null;
        };
        /** @description A share from 0 to 1, and where the true one lies with 95 % confidence (Wilson). */
        Share: {
            share: number;
            low: number;
            high: number;
        };
        /** @description Everything stored about one address. */
        HeldOfAddress: {
            email: string;
            /** Format: date-time */
            exported_at: string;
        } & {
            [key: string]: unknown;
        };
        /** @description What was deleted, by kind. Contains no address. */
        ErasureReceipt: {
            receipt_id: string;
            /** Format: date-time */
            at: string;
            deleted: {
                [key: string]: number;
            };
            /** @description Where the address's bytes may still be on disk, and until when; in words. */
            remains: string[];
        };
        /** @enum {string} */
        AuditAction: "access.refused" | "address.erased" | "address.exported" | "changes.downloaded" | "contacts.rechecked" | "key.created" | "key.refused" | "key.revoked" | "key.rotated" | "link.created" | "list.appended" | "list.deleted" | "list.downloaded" | "list.labelled" | "list.merged" | "list.pasted" | "list.remapped" | "list.renamed" | "list.replaced" | "list.split" | "list.started" | "list.subtracted" | "list.uploaded" | "outcomes.added" | "own_lists.added" | "own_lists.downloaded" | "own_lists.removed" | "pacing.resumed" | "pacing.suspended" | "preset.deleted" | "preset.stored" | "retention.changed" | "retention.purged" | "run.cancelled" | "run.finished" | "run.paused" | "run.resumed" | "schedule.changed" | "schedule.created" | "schedule.deleted" | "schedule.run" | "session.closed" | "session.opened" | "session.refused" | "suppression.added" | "suppression.removed" | "suppressions.downloaded" | "contacts.downloaded" | "typos.accepted" | "typos.dismissed" | "typos.reopened" | "webhook.changed" | "webhook.created" | "webhook.deleted" | "webhook.redelivered" | "webhook.rotated" | "webhook.tested";
        /** @description The operator's own word on a domain or a role name. */
        OwnEntry: {
            /**
             * @description What the entry counts as, or does not; `never_ask`: no mailbox of the domain is asked for.
             * @enum {string}
             */
            list: "disposable" | "not_disposable" | "free" | "not_free" | "role" | "not_role" | "never_ask";
            entry: string;
            /** Format: date-time */
            created_at: string;
        };
        OwnEntriesAdded: {
            added: number;
            /** @description Already on the list, or given twice. */
            known: number;
            /** @description The first thousand. */
            rejected: {
                entry: string;
                problem: string;
            }[];
        };
        /** @description Pace of a provider or site on one egress. */
        PacingKey: {
            pacing_key: string;
            provider: string | null;
            egress: string;
            /** @description Addresses that wait for this key. */
            backlog: number;
            /** @description Of these, how many are due now. */
            due: number;
            open_lanes: number;
            sessions_allowed: number;
            pace_per_minute: number | null;
            /** @description Refused recipients left in this hour's budget. */
            budget_left: number | null;
            rejected_this_hour: number;
            suspended_until: string | null;
            suspension: {
                /** @description Meaning of the server's reply. */
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
            /** @description Contacts by latest status. */
            by_status: components["schemas"]["StatusCountsOutput"];
            version: string;
            /** @enum {string} */
            queue_backend: "redis" | "postgres";
            /** @description Warnings about the configuration, in sentences. */
            warnings: string[];
        };
        /** @description A source of SMTP sessions. */
        Egress: {
            name: string;
            /** @description Null: the system chooses. */
            bind_address: string | null;
            /** @description The proxy that carries its sessions, without its login; null: none. */
            proxy: string | null;
            helo_name: string;
            /** @description Empty: the null reverse-path. */
            mail_from: string;
            /** @description A new address gets its whole budgets within three weeks; null: it has them. */
            warm_up: {
                /**
                 * Format: date-time
                 * @description The first use of its address.
                 */
                since: string;
                /** @description Share of its budgets that it may use now, where few recipients are refused. */
                share: number;
            } | null;
            /** @description Why it can't work, or rests; null: it works. */
            rest: {
                /** @enum {string} */
                because: "network" | "proxy" | "listed";
                reason: string;
                /** Format: date-time */
                since: string;
            } | null;
        };
        Health: {
            /** Format: date-time */
            checked_at: string;
            /** @enum {string} */
            verdict: "ok" | "warning" | "problem";
            /** @description The gravest first, then the oldest. Empty: all is well. */
            problems: components["schemas"]["OpenProblem"][];
        };
        OpenProblem: {
            /** @description Stable, such as `workers`, `queues`, `outage/main` or `refusals/main`. */
            id: string;
            /** @enum {string} */
            severity: "warning" | "problem";
            title: string;
            /** @description What was found. */
            detail: string;
            /** @description What it does to answers. */
            affects: string;
            /** @description What to do; empty if nothing can be done here. */
            fix: string;
            /**
             * Format: date-time
             * @description When it began, or was first seen by this process.
             */
            since: string;
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
             * @description `skipped`: could not be checked.
             * @enum {string}
             */
            state: "ok" | "warning" | "problem" | "skipped";
            /** @description What was found. */
            detail: string;
            /** @description How it affects answers. */
            meaning: string;
            /** @description How to fix it; empty if there is nothing to fix. */
            fix: string;
        };
        Session: {
            signed_in: boolean;
            /** @description Scope of this browser session. */
            scope: components["schemas"]["Scope"] | null;
            /** @description The key's name, or `Owner` after a sign-in link. */
            name: string | null;
        };
        OpenSession: {
            id: string;
            /** @description The name of the key that it was opened with, or `Owner` after a sign-in link. */
            name: string;
            scope: components["schemas"]["Scope"];
            /** @description Whether this request belongs to it. */
            current: boolean;
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description Accurate to the minute. After seven days without use a session ends.
             */
            last_used_at: string;
            /**
             * Format: date-time
             * @description When it ends at the latest.
             */
            expires_at: string;
        };
        Key: {
            id: string;
            name: string;
            scope: components["schemas"]["Scope"];
            /** @description Its first characters, to identify it. */
            hint: string;
            /** @description May only verify test addresses. */
            sandbox: boolean;
            /** @description Parts of the API that it may use; empty: all. */
            areas: components["schemas"]["Area"][];
            /** @description Null: as many as any key. */
            requests_per_minute: number | null;
            /** @description Addresses and networks that it may be used from; empty: any. */
            allowed_from: string[];
            /** @description From then on it is refused (`key_expired`); null: never. */
            expires_at: string | null;
            /** @description Until then the secret before the last rotation is valid too. */
            previous_valid_until: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description Accurate to the minute. */
            last_used_at: string | null;
            revoked_at: string | null;
        };
        NewKey: {
            id: string;
            name: string;
            scope: components["schemas"]["Scope"];
            /** @description Its first characters, to identify it. */
            hint: string;
            /** @description May only verify test addresses. */
            sandbox: boolean;
            /** @description Parts of the API that it may use; empty: all. */
            areas: components["schemas"]["Area"][];
            /** @description Null: as many as any key. */
            requests_per_minute: number | null;
            /** @description Addresses and networks that it may be used from; empty: any. */
            allowed_from: string[];
            /** @description From then on it is refused (`key_expired`); null: never. */
            expires_at: string | null;
            /** @description Until then the secret before the last rotation is valid too. */
            previous_valid_until: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description Accurate to the minute. */
            last_used_at: string | null;
            revoked_at: string | null;
            /** @description The secret key: returned once, and not stored. */
            secret: string;
        };
        UsedKey: {
            id: string;
            name: string;
            scope: components["schemas"]["Scope"];
            /** @description Its first characters, to identify it. */
            hint: string;
            /** @description May only verify test addresses. */
            sandbox: boolean;
            /** @description Parts of the API that it may use; empty: all. */
            areas: components["schemas"]["Area"][];
            /** @description Null: as many as any key. */
            requests_per_minute: number | null;
            /** @description Addresses and networks that it may be used from; empty: any. */
            allowed_from: string[];
            /** @description From then on it is refused (`key_expired`); null: never. */
            expires_at: string | null;
            /** @description Until then the secret before the last rotation is valid too. */
            previous_valid_until: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description Accurate to the minute. */
            last_used_at: string | null;
            revoked_at: string | null;
            /** @description Requests by day of the last 90, the last first; half a minute late. */
            usage: {
                /** @description UTC, such as `2026-12-01`. */
                day: string;
                requests: number;
            }[];
        };
        /** @description Counts by status; missing ones are 0. */
        StatusCountsOutput: {
            deliverable?: number;
            risky?: number;
            undeliverable?: number;
            unknown?: number;
        };
        /** @description How long data is kept. Older data is purged once a day. */
        RetentionOutput: {
            /** @description Lists with their rows and runs; null: until deleted by hand. */
            list_days: number | null;
            /** @description Superseded verdicts, runs without a list, messages, outcomes of mail; null: forever. Verdicts of a month with over a million of them may stay 33 days longer. */
            history_days: number | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Requests allowed per minute. */
        "RateLimit-Limit": number;
        /** @description Requests left. */
        "RateLimit-Remaining": number;
        /** @description Seconds until the limit resets. */
        "RateLimit-Reset": number;
        /** @description Names this request in the server's log. */
        "X-Request-Id": string;
        /** @description Seconds to wait before retrying. */
        "Retry-After": number;
        /** @description A key is missing or invalid (401). */
        "WWW-Authenticate": string;
        /** @description Validator of the content, for `If-None-Match`. */
        ETag: string;
        /** @description The path of the created resource. */
        Location: string;
        /** @description `true` if this is the result of an earlier request with the same `Idempotency-Key`. */
        "Idempotency-Replayed": "true";
        /** @description The file name for saving. */
        "Content-Disposition": string;
        /** @description Sets or deletes the session cookie. */
        "Set-Cookie": string;
        /** @description Has the browser drop the pages and answers that it keeps. */
        "Clear-Site-Data": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_lists: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description Part of the list's or the file's name. */
                q?: string;
                /** @description Only lists with this tag. */
                tag?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lists: components["schemas"]["List"][];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                /** @description `auto`, `comma`, `semicolon`, `tab`, `pipe`, or the character itself. */
                delimiter?: string;
                sheet?: string;
                has_header?: "auto" | "true" | "false";
                header_row?: number;
                /** @description So many rows at the end are no contacts, and are kept apart; 0: all are. Absent: found by itself. */
                skip_footer?: number;
                name?: string;
                file_name?: string;
                /** @description Headers or positions (from 1) of the address columns. */
                column?: string[];
                dedupe?: "off" | "safe" | "relaxed";
                /** @description Gets a signed `list.completed` message when a run of this list ends, as a webhook does. */
                callback_url?: string;
                start?: "true" | "false";
            };
            header?: {
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
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
                "application/json": {
                    name?: string;
                    entries: ({
                        /** @description An address, also as `Name <a@b>`. */
                        email: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                    /**
                     * @default safe
                     * @enum {string}
                     */
                    dedupe?: "off" | "safe" | "relaxed";
                    tags?: string[];
                    /** @description Gets a signed `list.completed` message when a run of this list ends, as a webhook does. */
                    callback_url?: string;
                    /**
                     * @description Verify it at once.
                     * @default false
                     */
                    start?: boolean;
                };
            };
        };
        responses: {
            /** @description A list just made. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewList"];
                };
            };
            /** @description A list just made. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewList"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_lists_tags: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tags: {
                            tag: string;
                            lists: number;
                        }[];
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["List"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    column?: string[];
                    /** @enum {string} */
                    dedupe?: "off" | "safe" | "relaxed";
                    /** @description Replaces its tags. */
                    tags?: string[];
                    /** @description Null or empty: none. */
                    note?: string | null;
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
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
            /** @description A verification run. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_lists_delete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Ids of lists. */
                    lists: string[];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Ids of the lists that were deleted. */
                        deleted: string[];
                        /** @description Ids without a list. */
                        not_found: string[];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_lists_id_rows: {
        parameters: {
            query?: {
                encoding?: string;
                /** @description `auto`, `comma`, `semicolon`, `tab`, `pipe`, or the character itself. */
                delimiter?: string;
                sheet?: string;
                has_header?: "auto" | "true" | "false";
                header_row?: number;
                /** @description So many rows at the end are no contacts, and are kept apart; 0: all are. Absent: found by itself. */
                skip_footer?: number;
                file_name?: string;
            };
            header?: {
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
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
                "application/json": {
                    /** @description Cells by column name; the cells of columns that an entry leaves out are blank. */
                    rows: {
                        [key: string]: unknown;
                    }[];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    put_lists_id_file: {
        parameters: {
            query?: {
                encoding?: string;
                /** @description `auto`, `comma`, `semicolon`, `tab`, `pipe`, or the character itself. */
                delimiter?: string;
                sheet?: string;
                has_header?: "auto" | "true" | "false";
                header_row?: number;
                /** @description So many rows at the end are no contacts, and are kept apart; 0: all are. Absent: found by itself. */
                skip_footer?: number;
                file_name?: string;
            };
            header?: {
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
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
            /** @description An uploaded file. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                /** @description `auto`, `comma`, `semicolon`, `tab`, `pipe`, or the character itself. */
                delimiter?: string;
                sheet?: string;
                has_header?: "auto" | "true" | "false";
                header_row?: number;
                /** @description So many rows at the end are no contacts, and are kept apart; 0: all are. Absent: found by itself. */
                skip_footer?: number;
                file_name?: string;
                size?: number;
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
            /** @description Preview of a file, from its beginning. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            header?: {
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
                "idempotency-key"?: string;
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_lists_merge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lists: string[];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_lists_subtract: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    list: string;
                    minus: string[];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_lists_id_split: {
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
                    /** @constant */
                    by: "status";
                } | {
                    /** @constant */
                    by: "column";
                    /** @description A header, or a position from 1. */
                    column: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lists: components["schemas"]["List"][];
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_export_presets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        presets: components["schemas"]["ExportPreset"][];
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_export_presets: {
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
                    /** @description Parameters of a download, as its query takes them. */
                    options: {
                        status?: string | string[];
                        reason?: string | string[];
                        provider?: string | string[];
                        domain?: string | string[];
                        q?: string | string[];
                        duplicates?: string | string[];
                        disposable?: string | string[];
                        role?: string | string[];
                        free?: string | string[];
                        catch_all?: string | string[];
                        preset?: string | string[];
                        format?: string | string[];
                        columns?: string | string[];
                        delimiter?: string | string[];
                        formula_guard?: string | string[];
                        gzip?: string | string[];
                        split?: string | string[];
                        target?: string | string[];
                        lines?: string | string[];
                    };
                };
            };
        };
        responses: {
            /** @description What a download writes, and how, under a name. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPreset"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    delete_export_presets_id: {
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description A verification run. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description A verification run. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description A verification run. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_runs_id_finish: {
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
            /** @description A verification run. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description A verification run. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Server-sent events. A client that reconnects with `Last-Event-ID` continues after that event. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_runs: {
        parameters: {
            query?: {
                /** @description States. */
                state?: ("starting" | "running" | "paused" | "cancelled" | "completed")[];
                cursor?: string;
                limit?: number;
                kind?: "list" | "single" | "contacts";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runs: components["schemas"]["RunHead"][];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_lists_id_runs: {
        parameters: {
            query?: {
                /** @description States. */
                state?: ("starting" | "running" | "paused" | "cancelled" | "completed")[];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        runs: components["schemas"]["RunHead"][];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                /** @description Rows with one of these answers. */
                status?: components["schemas"]["RowStatus"][];
                /** @description Rows with one of these reasons. */
                reason?: components["schemas"]["RowReason"][];
                /** @description Rows at one of these providers. */
                provider?: string[];
                /** @description Rows at one of these domains. */
                domain?: string[];
                q?: string;
                duplicates?: "true" | "false" | "only";
                disposable?: "true" | "false";
                role?: "true" | "false";
                free?: "true" | "false";
                catch_all?: "true" | "false";
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        results: components["schemas"]["Result"][];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                        /** @description Rows that match the filter; null: not counted, because the list is long. */
                        total: number | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Counts of a list's answers, by address and by row: those of its latest run, or earlier ones until it has them. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_lists_id_typos: {
        parameters: {
            query?: {
                pattern?: string;
                state?: "open" | "accepted" | "dismissed";
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        typos: components["schemas"]["Typo"][];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_lists_id_typos: {
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
                    /** @enum {string} */
                    action: "accept" | "dismiss" | "reopen";
                    contact_ids?: string[];
                    /** @description `gmial.com=gmail.com`: the domain as written and as meant; `name`: the slip is before the @; `spelled_out`: there is no @. */
                    pattern?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Addresses whose state changed. */
                        changed: number;
                        /** @description The run that asks the accepted ones; null: the next run does. */
                        run_id: string | null;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_lists_id_typos_patterns: {
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        patterns: components["schemas"]["TypoPattern"][];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                /** @description Rows with one of these answers. */
                status?: components["schemas"]["RowStatus"][];
                /** @description Rows with one of these reasons. */
                reason?: components["schemas"]["RowReason"][];
                /** @description Rows at one of these providers. */
                provider?: string[];
                /** @description Rows at one of these domains. */
                domain?: string[];
                q?: string;
                /** @description By default rows whose address came before are written in `everything` only. */
                duplicates?: "true" | "false" | "only";
                disposable?: "true" | "false";
                role?: "true" | "false";
                free?: "true" | "false";
                catch_all?: "true" | "false";
                preset?: "everything" | "safe" | "safe_and_risky" | "undeliverable" | "unknown" | "custom";
                format?: "csv" | "csv_excel" | "xlsx" | "jsonl";
                /** @description Names of the columns to write, in order. */
                columns?: string[];
                /** @description For CSV; a comma unless given. */
                delimiter?: "comma" | "semicolon" | "tab" | "pipe";
                formula_guard?: "true" | "false";
                gzip?: "true" | "false";
                /** @description `status`: a ZIP archive with a file for each status. */
                split?: "none" | "status";
                target?: "mailchimp" | "hubspot" | "brevo" | "klaviyo" | "activecampaign" | "listmonk" | "mautic";
                lines?: "rows" | "addresses";
                /** @description The name of a saved export: its parameters hold where the request has no others. */
                saved?: string;
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/jsonl": string;
                    "application/gzip": string;
                    "application/zip": string;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description An address, also as `Name <a@b>`. */
                    email: string;
                    /**
                     * @description How long to wait for the verdict.
                     * @default 10000
                     */
                    timeout_ms?: number;
                    /**
                     * @description Probe even if the last verdict is still valid.
                     * @default false
                     */
                    recheck?: boolean;
                };
            };
        };
        responses: {
            /** @description A single check. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOne"];
                };
            };
            /** @description A single check. */
            202: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Retry-After": components["headers"]["Retry-After"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description A single check. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckOne"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Server-sent events. A client that reconnects with `Last-Event-ID` continues after that event. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_test_addresses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        test_addresses: components["schemas"]["TestAddress"][];
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_verify_batch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    entries: {
                        /** @description An address, also as `Name <a@b>`. */
                        email: string;
                        /** @description Yours: its result has it too. */
                        id?: string;
                    }[];
                    /**
                     * @description How long to wait for all verdicts.
                     * @default 30000
                     */
                    timeout_ms?: number;
                    /**
                     * @description Probe even if the last verdict is still valid.
                     * @default false
                     */
                    recheck?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description In the order of the entries. */
                        results: components["schemas"]["BatchResult"][];
                        /** @description Entries without a verdict yet. */
                        open: number;
                    };
                };
            };
            /** @description Success. */
            202: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description In the order of the entries. */
                        results: components["schemas"]["BatchResult"][];
                        /** @description Entries without a verdict yet. */
                        open: number;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                /** @description Statuses. */
                status?: components["schemas"]["Status"][];
                /** @description Reasons. */
                reason?: components["schemas"]["Reason"][];
                /** @description Domains. */
                domain?: string[];
                /** @description Last checked before this time, in days. */
                older_than_days?: number;
                /** @description `checked`: last checked first. `id`: an order that checks don't change, so that reading all pages misses no contact. */
                sort?: "checked" | "id";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contacts: components["schemas"]["Contact"][];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        contact: components["schemas"]["Contact"];
                        /** @description Verdicts, newest first. */
                        history: components["schemas"]["HistoryEntry"][];
                        lists: {
                            id: string;
                            name: string;
                            row_number: number;
                        }[];
                        /** @description What became of mail, newest first; the latest hundred. */
                        outcomes: components["schemas"]["Outcome"][];
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_contacts_export: {
        parameters: {
            query?: {
                /** @description Part of the address. */
                q?: string;
                /** @description Statuses. */
                status?: components["schemas"]["Status"][];
                /** @description Reasons. */
                reason?: components["schemas"]["Reason"][];
                /** @description Domains. */
                domain?: string[];
                /** @description Last checked before this time, in days. */
                older_than_days?: number;
                format?: "csv" | "csv_excel" | "xlsx" | "jsonl";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file: a line for each contact. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            header?: {
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filter?: {
                        /** @description Part of the address. */
                        q?: string;
                        /** @description Statuses, comma-separated. */
                        status?: string;
                        /** @description Reasons, comma-separated. */
                        reason?: string;
                        /** @description Domains, comma-separated. */
                        domain?: string;
                    };
                    /**
                     * @description Check contacts whose verdict is older; null: those whose verdict has expired.
                     * @default null
                     */
                    older_than_days?: number | null;
                };
            };
        };
        responses: {
            /** @description A verification run. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            header?: {
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A verification run. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        schedules: components["schemas"]["Schedule"][];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            header?: {
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
                "idempotency-key"?: string;
            };
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
                            /** @description Statuses, comma-separated. */
                            status?: string;
                            /** @description Reasons, comma-separated. */
                            reason?: string;
                            /** @description Domains, comma-separated. */
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
                     * @description Check contacts whose verdict is older; null: those whose verdict has expired.
                     * @default null
                     */
                    older_than_days?: number | null;
                    name: string;
                    /**
                     * @description Hours per day over which checks are spread.
                     * @default 0
                     */
                    spread_hours?: number;
                    /**
                     * @description Maximum checks per day.
                     * @default null
                     */
                    daily_limit?: number | null;
                    /** @default false */
                    paused?: boolean;
                };
            };
        };
        responses: {
            /** @description A recurring verification. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["Location"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                            /** @description Statuses, comma-separated. */
                            status?: string;
                            /** @description Reasons, comma-separated. */
                            reason?: string;
                            /** @description Domains, comma-separated. */
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
                     * @description Check contacts whose verdict is older; null: those whose verdict has expired.
                     * @default null
                     */
                    older_than_days?: number | null;
                };
            };
        };
        responses: {
            /** @description Preview of a schedule. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description A recurring verification. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                            /** @description Statuses, comma-separated. */
                            status?: string;
                            /** @description Reasons, comma-separated. */
                            reason?: string;
                            /** @description Domains, comma-separated. */
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
            /** @description A recurring verification. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            header?: {
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A verification run. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        changes: components["schemas"]["Change"][];
                        counts: components["schemas"]["ChangeCounts"];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        webhooks: components["schemas"]["Webhook"][];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            header?: {
                /** @description Makes the request idempotent: repeated within a day with the same key, it returns the result of the first. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    events: ("list.read" | "list.completed" | "schedule.completed" | "contacts.changed" | "run.paused" | "run.resumed" | "run.cancelled" | "provider.suspended" | "provider.resumed" | "outage.began" | "outage.ended")[];
                    /** @default true */
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Idempotency-Replayed": components["headers"]["Idempotency-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @description For keys that may not change webhooks, without what may be secret: `https://hooks.example.com/…`. */
                        url: string;
                        events: ("list.read" | "list.completed" | "schedule.completed" | "contacts.changed" | "run.paused" | "run.resumed" | "run.cancelled" | "provider.suspended" | "provider.resumed" | "outage.began" | "outage.ended")[];
                        enabled: boolean;
                        /** @description Until then the secret before the last rotation signs too. */
                        previous_secret_until: string | null;
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_webhooks_id: {
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
            /** @description A server of yours that receives events. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    events?: ("list.read" | "list.completed" | "schedule.completed" | "contacts.changed" | "run.paused" | "run.resumed" | "run.cancelled" | "provider.suspended" | "provider.resumed" | "outage.began" | "outage.ended")[];
                    enabled?: boolean;
                };
            };
        };
        responses: {
            /** @description A server of yours that receives events. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description A delivery to a webhook. */
            202: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: components["schemas"]["Delivery"][];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_webhooks_id_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default 24 */
                    overlap_hours?: number;
                } | null;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        secret: string;
                        previous_secret_until: string | null;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_webhooks_id_deliveries_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        event: string;
                        /** @description The `webhook-id` header: the same in every attempt. */
                        message_id: string;
                        /** @enum {string} */
                        state: "waiting" | "delivered" | "failed";
                        attempts: number;
                        /** @description HTTP status of the last response. */
                        last_status: number | null;
                        last_error: string | null;
                        next_attempt_at: string | null;
                        /** Format: date-time */
                        created_at: string;
                        delivered_at: string | null;
                        /** @description The body, as it is signed. */
                        payload: string;
                        /** @description The first 2,000 bytes of the last response's body; null: there was none. */
                        last_answer: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_webhooks_id_deliveries_delivery_redeliver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A delivery to a webhook. */
            202: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_webhooks_id_redeliver: {
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
                    /**
                     * Format: date-time
                     * @description The earliest `created_at`.
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description Before this `created_at`.
                     */
                    to: string;
                    /**
                     * @description Which of them.
                     * @default [
                     *       "failed"
                     *     ]
                     */
                    states?: ("waiting" | "delivered" | "failed")[];
                };
            };
        };
        responses: {
            /** @description Success. */
            202: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are sent again. */
                        messages: number;
                    };
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        suppressions: components["schemas"]["Suppression"][];
                        total: number;
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            query?: {
                format?: "csv" | "csv_excel" | "xlsx" | "jsonl";
            };
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_outcomes: {
        parameters: {
            query?: {
                /** @description Who reports them, such as the mail service. An outcome is stored once for each source. */
                source?: string;
                /** @description Whether addresses that complained or unsubscribed go to the suppression list. */
                suppress?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    outcomes: components["schemas"]["NewOutcome"][];
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomesAdded"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_outcomes_import: {
        parameters: {
            query?: {
                /** @description Who reports them, such as the mail service. An outcome is stored once for each source. */
                source?: string;
                /** @description Whether addresses that complained or unsubscribed go to the suppression list. */
                suppress?: "true" | "false";
                /** @description The kind of all rows, where the file has no column for it. */
                kind?: "delivered" | "opened" | "clicked" | "replied" | "soft_bounce" | "hard_bounce" | "complaint" | "unsubscribed";
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomesAdded"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_accuracy: {
        parameters: {
            query?: {
                /** @description Of the last days. */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccuracyReport"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Everything stored about one address. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldOfAddress"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description What was deleted, by kind. Contains no address. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description How long data is kept. Older data is purged once a day. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetentionOutput"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description How long data is kept. Older data is purged once a day. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                            action: components["schemas"]["AuditAction"];
                            subject: string | null;
                            detail: unknown;
                        }[];
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_settings_own_lists: {
        parameters: {
            query?: {
                list?: "disposable" | "not_disposable" | "free" | "not_free" | "role" | "not_role" | "never_ask";
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["OwnEntry"][];
                        total: number;
                        /** @description Pass it as `cursor` for the next page; null: last page. */
                        next_cursor: string | null;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_settings_own_lists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description What the entry counts as, or does not; `never_ask`: no mailbox of the domain is asked for.
                     * @enum {string}
                     */
                    list?: "disposable" | "not_disposable" | "free" | "not_free" | "role" | "not_role" | "never_ask";
                    text: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnEntriesAdded"];
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_settings_own_lists_export: {
        parameters: {
            query?: {
                list?: "disposable" | "not_disposable" | "free" | "not_free" | "role" | "not_role" | "never_ask";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries, a line each. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description A problem. */
            default: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    delete_settings_own_lists_list_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the entry counts as, or does not; `never_ask`: no mailbox of the domain is asked for. */
                list: "disposable" | "not_disposable" | "free" | "not_free" | "role" | "not_role" | "never_ask";
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: components["schemas"]["PacingKey"][];
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    /** @description The egress; absent: all of them. */
                    egress?: string;
                };
            };
        };
        responses: {
            /** @description Pace of a provider or site on one egress. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    /** @description The egress; absent: all of them. */
                    egress?: string;
                } | null;
            };
        };
        responses: {
            /** @description Pace of a provider or site on one egress. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Stats"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        egresses: components["schemas"]["Egress"][];
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                /** @description Run a fresh examination. */
                fresh?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagnosis"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    "Clear-Site-Data": components["headers"]["Clear-Site-Data"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_session_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `token` of the link. */
                    token: string;
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        sessions: components["schemas"]["OpenSession"][];
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    delete_sessions: {
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    delete_sessions_id: {
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        keys: components["schemas"]["Key"][];
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    /**
                     * @description May only verify test addresses.
                     * @default false
                     */
                    sandbox?: boolean;
                    /**
                     * @description Parts of the API that it may use; empty: all.
                     * @default []
                     */
                    areas?: components["schemas"]["Area"][];
                    /**
                     * @description Null: as many as any key.
                     * @default null
                     */
                    requests_per_minute?: number | null;
                    /**
                     * @description Addresses and networks that it may be used from; empty: any.
                     * @default []
                     */
                    allowed_from?: string[];
                    /**
                     * @description Null: never.
                     * @default null
                     */
                    expires_at?: string | null;
                };
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    get_keys_id: {
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsedKey"];
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    post_keys_id_rotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default 24 */
                    overlap_hours?: number;
                } | null;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
            /** @description Success. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Not modified: `If-None-Match` is current. */
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
                    "X-Request-Id": components["headers"]["X-Request-Id"];
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
    event_list_read: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "list.read";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        list_id: string;
                        rows: number;
                        addresses: number;
                        duplicates: number;
                        blank: number;
                        without_address: number;
                        invalid_syntax: number;
                        several_addresses: number;
                        /** @description How often its rows were changed after the import. */
                        revision: number;
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    event_list_completed: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "list.completed";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        run_id: string;
                        list_id: string | null;
                        schedule_id: string | null;
                        /** Format: date-time */
                        completed_at: string;
                        /** @description Addresses. */
                        total: number;
                        /** @description Addresses that ended without an answer. */
                        unanswered: number;
                        counts: components["schemas"]["StatusCounts"];
                        /** @description Contacts by how their answer changed; missing ones are 0. */
                        changes: {
                            became_undeliverable?: number;
                            came_back?: number;
                            became_catch_all?: number;
                            other?: number;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    event_schedule_completed: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "schedule.completed";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        run_id: string;
                        list_id: string | null;
                        schedule_id: string | null;
                        /** Format: date-time */
                        completed_at: string;
                        /** @description Addresses. */
                        total: number;
                        /** @description Addresses that ended without an answer. */
                        unanswered: number;
                        counts: components["schemas"]["StatusCounts"];
                        /** @description Contacts by how their answer changed; missing ones are 0. */
                        changes: {
                            became_undeliverable?: number;
                            came_back?: number;
                            became_catch_all?: number;
                            other?: number;
                        };
                        planned_at: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    event_contacts_changed: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "contacts.changed";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        run_id: string;
                        list_id: string | null;
                        schedule_id: string | null;
                        /** Format: date-time */
                        completed_at: string;
                        /** @description Addresses. */
                        total: number;
                        /** @description Addresses that ended without an answer. */
                        unanswered: number;
                        counts: components["schemas"]["StatusCounts"];
                        /** @description Contacts by how their answer changed; missing ones are 0. */
                        changes: {
                            became_undeliverable?: number;
                            came_back?: number;
                            became_catch_all?: number;
                            other?: number;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    event_run_paused: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "run.paused";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        run_id: string;
                        list_id: string | null;
                        /** @description `list`, `contacts` or `single`. */
                        kind: string;
                        total: number;
                        done: number;
                        /** @enum {string} */
                        by: "operator" | "rollcall";
                        /** @description Why Rollcall has paused it, for people. */
                        reason: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    event_run_resumed: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "run.resumed";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        run_id: string;
                        list_id: string | null;
                        /** @description `list`, `contacts` or `single`. */
                        kind: string;
                        total: number;
                        done: number;
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    event_run_cancelled: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "run.cancelled";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        run_id: string;
                        list_id: string | null;
                        /** @description `list`, `contacts` or `single`. */
                        kind: string;
                        total: number;
                        done: number;
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    event_provider_suspended: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "provider.suspended";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        /** @description The provider, or the hosts of a site. */
                        pacing_key: string;
                        provider: string | null;
                        egress: string;
                        /** @description `reputation`, `listed`, `rate` or `failures`. */
                        because: string;
                        /** Format: date-time */
                        until: string;
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    event_provider_resumed: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "provider.resumed";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        /** @description The provider, or the hosts of a site. */
                        pacing_key: string;
                        provider: string | null;
                        egress: string;
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    event_outage_began: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "outage.began";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        /** @description The source that reaches nothing; null: the DNS resolver, which all need. */
                        egress: string | null;
                        /** @enum {string} */
                        because: "network" | "proxy" | "listed" | "resolver";
                        /** @description For people. */
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    event_outage_ended: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "outage.ended";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        /** @description The source that reaches nothing; null: the DNS resolver, which all need. */
                        egress: string | null;
                        /** @enum {string} */
                        because: "network" | "proxy" | "listed" | "resolver";
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    event_test: {
        parameters: {
            query?: never;
            header: {
                /** @description The message: the same in every attempt. */
                "webhook-id": string;
                /** @description Seconds since 1970, of this attempt. */
                "webhook-timestamp": string;
                /** @description `v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "test";
                    /**
                     * Format: date-time
                     * @description When the event happened.
                     */
                    timestamp: string;
                    data: {
                        webhook_id: string;
                    };
                };
            };
        };
        responses: {
            /** @description Disables the webhook. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Delivered. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}

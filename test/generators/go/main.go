// Uploads a list, verifies it, reads its pages, exports and deletes it, with the client that oapi-codegen makes.
package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"rollcall.test/generators/client"
)

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return value
}

func main() {
	ctx := context.Background()
	sign := func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "Bearer "+os.Getenv("KEY"))
		return nil
	}
	api := must(client.NewClientWithResponses(os.Getenv("SERVER")+"/", client.WithRequestEditorFn(sign)))

	name := "people.csv"
	file := strings.NewReader("email\nanna@plain.zz\nben@plain.zz\nnobody@plain.zz\n")
	list := must(api.PostListsWithBodyWithResponse(ctx, &client.PostListsParams{FileName: &name}, "text/csv", file)).JSON201
	run := must(api.PostListsIdStartWithResponse(ctx, list.Id, nil, client.PostListsIdStartJSONRequestBody{})).JSON201

	events := must(api.GetRunsIdEvents(ctx, run.Id))
	stream := string(must(io.ReadAll(events.Body)))
	fmt.Println("ended:", strings.Contains(stream, "\nevent: end\n"))

	limit := 2
	status := []client.RowStatus{"deliverable", "undeliverable"}
	params := client.GetListsIdResultsParams{Limit: &limit, Status: &status}
	for cursor := ""; ; {
		next := func(_ context.Context, request *http.Request) error {
			if cursor != "" {
				query := request.URL.Query()
				query.Set("cursor", cursor)
				request.URL.RawQuery = query.Encode()
			}
			return nil
		}
		page := must(api.GetListsIdResultsWithResponse(ctx, list.Id, &params, next)).JSON200
		for _, row := range page.Results {
			fmt.Println(*row.Email, *row.Status, *row.Reason)
		}
		if page.NextCursor == nil {
			break
		}
		cursor = *page.NextCursor
	}

	preset := client.GetListsIdExportParamsPreset("safe")
	columns := []string{"email"}
	export := must(api.GetListsIdExportWithResponse(ctx, list.Id, &client.GetListsIdExportParams{Preset: &preset, Columns: &columns}))
	fmt.Println(strings.Fields(string(export.Body)))
	fmt.Println("deleted:", must(api.DeleteListsIdWithResponse(ctx, list.Id)).StatusCode())
}

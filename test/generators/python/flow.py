"""Uploads a list, verifies it, reads its pages, exports and deletes it, with the client that openapi-python-client makes."""

import os
from io import BytesIO

from rollcall_client import AuthenticatedClient
from rollcall_client.api.lists import delete_lists_id, post_lists, post_lists_id_start
from rollcall_client.api.results import get_lists_id_export, get_lists_id_results
from rollcall_client.api.runs import get_runs_id_events
from rollcall_client.models import GetListsIdExportPreset, PostListsIdStartBodyType0, RowStatus
from rollcall_client.types import File

client = AuthenticatedClient(os.environ["SERVER"], os.environ["KEY"], timeout=60, raise_on_unexpected_status=True)

file = File(BytesIO(b"email\nanna@plain.zz\nben@plain.zz\nnobody@plain.zz\n"))
lst = post_lists.sync(client=client, body=file, file_name="people.csv")
run = post_lists_id_start.sync(lst.id, client=client, body=PostListsIdStartBodyType0())

events = client.get_httpx_client().get(f"/v1/runs/{run.id}/events").text
print("ended:", str("\nevent: end\n" in events).lower())

cursor = {}
while True:
    wanted = [RowStatus.DELIVERABLE, RowStatus.UNDELIVERABLE]
    page = get_lists_id_results.sync(lst.id, client=client, limit=2, status=wanted, **cursor)
    for row in page.results:
        print(row.email, row.status.value, row.reason.value)
    if page.next_cursor is None:
        break
    cursor = {"cursor": page.next_cursor}

export = get_lists_id_export.sync_detailed(
    lst.id, client=client, preset=GetListsIdExportPreset.SAFE, columns=["email"]
)
print("[" + " ".join(export.content.decode().split()) + "]")
print("deleted:", int(delete_lists_id.sync_detailed(lst.id, client=client).status_code))

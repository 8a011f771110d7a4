"""Prints what calamine reads in workbooks: a line of JSON for each path on standard input.

The line is {"sheets": [{"name", "rows"}]}, or {"error"}. Rows begin at A1; a cell is null, or its kind and text.
"""

import datetime
import json
import sys

from python_calamine import CalamineWorkbook, SheetTypeEnum

SECONDS_A_DAY = 86_400


def cell(value):
    if value == "":
        return None
    if isinstance(value, bool):
        return ["boolean", "TRUE" if value else "FALSE"]
    if isinstance(value, (int, float)):
        return ["number", repr(value)]
    if isinstance(value, datetime.timedelta):
        return ["duration", repr(value.days * SECONDS_A_DAY + value.seconds + value.microseconds / 1e6)]
    if isinstance(value, datetime.time):
        return ["time", value.isoformat()]
    if isinstance(value, datetime.datetime):
        return ["date_time", value.isoformat(" ")]
    if isinstance(value, datetime.date):
        return ["date", value.isoformat()]
    return ["text", value]


def workbook(path):
    book = CalamineWorkbook.from_path(path)
    # Sheets of charts have no cells.
    names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    return [
        {
            "name": name,
            "rows": [[cell(value) for value in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)],
        }
        for name in names
    ]


for line in sys.stdin:
    try:
        answer = {"sheets": workbook(line.rstrip("\n"))}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer))

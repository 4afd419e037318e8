"""A plain HTML table: one page that needs nothing else and runs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from claimledger.export.printable import plain
from claimledger.export.rows import Row

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 15px/1.4 system-ui, sans-serif; margin: 1rem }}
table {{ border-collapse: collapse }}
caption {{ text-align: left; font-weight: 600; padding: .5rem 0 }}
th, td {{ text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #8886 }}
thead th {{ position: sticky; top: 0; background: Canvas }}
</style>
</head>
<body>
<table>
<caption>{title}</caption>
"""


def write(rows: Iterable[Row], columns: Sequence[str], title: str, path: Path) -> None:
    """`rows` under `columns`; whatever an article says is text and never markup."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write(_HEAD.format(title=escape(title)))
        heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
        stream.write(f"<thead><tr>{heads}</tr></thead>\n<tbody>\n")
        for row in rows:
            cells = "".join(f'<td dir="auto">{escape(plain(row.get(name)))}</td>' for name in columns)
            stream.write(f"<tr>{cells}</tr>\n")
        stream.write("</tbody>\n</table>\n</body>\n</html>\n")

"""A table while its HTML is read: cells that reach over rows and columns, put where they are seen."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.channels.markup_blocks import Block, BlockKind, Run, tidy_runs

MOST_COLUMNS = 60
"""Columns of a table that are read."""


@dataclass(slots=True)
class TableReading:
    """A table being read; `spans` are the cells that reach down from rows above, by column."""

    rows: list[list[tuple[Run, ...]]] = field(default_factory=list)
    spans: dict[int, tuple[int, tuple[Run, ...]]] = field(default_factory=dict)
    cell: list[Run] | None = None
    columns: int = 1
    lines: int = 1

    def start_row(self) -> None:
        """Begin a row with what reaches down into it."""
        self.rows.append([])
        self._reach_down()

    def begin_cell(self, columns: int, lines: int) -> None:
        """Begin a cell that reaches over so many columns and lines."""
        self.end_cell()
        self.cell = []
        self.columns, self.lines = min(max(columns, 1), MOST_COLUMNS), max(lines, 1)

    def end_cell(self) -> None:
        """Put the cell in its row: again in the rows it reaches, empty in the columns it reaches."""
        if self.cell is None:
            return
        if not self.rows:
            self.rows.append([])
        runs, row = tidy_runs(self.cell), self.rows[-1]
        for offset in range(min(self.columns, MOST_COLUMNS - len(row))):
            content = runs if offset == 0 else ()
            if self.lines > 1:
                self.spans[len(row)] = (self.lines - 1, content)
            row.append(content)
        self.cell = None
        self._reach_down()

    def _reach_down(self) -> None:
        row = self.rows[-1]
        while (column := len(row)) in self.spans:
            left, content = self.spans.pop(column)
            if left > 1:
                # Kept for the next row, under a key that this loop does not meet again.
                self.spans[-column - 1] = (left - 1, content)
            row.append(content)

    def end_row(self) -> None:
        """End the last cell, and bring back the spans that go on below."""
        self.end_cell()
        for key in [key for key in self.spans if key < 0]:
            self.spans[-key - 1] = self.spans.pop(key)

    def blocks(self) -> list[Block]:
        """A table of data; one with a single row or column only lays text out, and gives its paragraphs."""
        self.end_row()
        rows = [row for row in self.rows if any(row)]
        width = max((len(row) for row in rows), default=0)
        if len(rows) > 1 and width > 1:
            whole = tuple(tuple(row) + ((),) * (width - len(row)) for row in rows)
            return [Block(BlockKind.TABLE, rows=whole)]
        return [Block(BlockKind.PARAGRAPH, runs=cell) for row in rows for cell in row if cell]

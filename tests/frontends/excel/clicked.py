"""What a click has said, and the lines that it has written."""

from toolkit.declare.standard import ResultLine

RESULTS = "校验结果"
HEADINGS = [column.heading for column in ResultLine.columns]


def said(book, name="toolkit_status"):
    """What a cell of the front page says; of 下一步 all that was told, which the sheet 详情 has."""
    if name == "toolkit_next" and "toolkit_detail" in book.names:
        told = [each for each in book.names["toolkit_detail"].refers_to_range.value[1:] if each]
        return "".join(told) or shown(book, name)
    return shown(book, name)


def shown(book, name):
    return book.names[name].refers_to_range.value


def results(book):
    """The result sheet's lines, each a dict by heading."""
    sheet = book.sheets[RESULTS]
    last = sheet.used_range.last_cell.row
    rows = sheet.range((3, 1), (max(last, 3), len(HEADINGS))).options(ndim=2).value
    return [dict(zip(HEADINGS, row, strict=True)) for row in rows if row[0]]


def place(book, line):
    """The formula of a line's link."""
    return book.sheets[RESULTS].range((3 + line, 1 + HEADINGS.index("位置"))).formula


def put(book, line, heading, words):
    book.sheets[RESULTS].range((3 + line, 1 + HEADINGS.index(heading))).value = words


def silent(_words):
    pass


def cells_of(book, name):
    return book.names[name].refers_to_range

"""The English help pages of the commands that speak English too."""

from __future__ import annotations

from toolkit.frontends.two_languages import EnglishPage

_LANGUAGE = "speak Chinese or English"
_JSON = "write one JSON object to standard output"

RENDER = EnglishPage(
    prose=(
        "Make documents from any Word template and JSON data.",
        (
            "taizhang render template.docx data.json writes data_template.docx beside the data; "
            "--out names another place."
        ),
        (
            "A list of objects makes a batch. The list “批次清单.jsonl” in its folder has the SHA-256 of each "
            "document, its data and its template: after an interruption the same command goes on where it was; "
            "what is there and unchanged is not made again, and what a person has changed is not written over."
        ),
        (
            'Values may have types, such as {"@type": "picture", "file": "seal.png", "width": 30}: picture, rich, '
            "link, bookmark, checkbox, markdown, chart, date and figure; see docs/模板数据.md."
        ),
        (
            "--lenient is for drafts: what the data lacks, or has empty, is written as a highlighted placeholder and "
            "listed; a condition ({% if %}) without data still makes no document. Values that look escaped (such as "
            'A&amp;B) are written as they stand, an empty text ("") prints nothing, and each is told with its place; '
            "an empty value (null) makes no document."
        ),
        "Exit status: 0 all was made, 1 some was not, 2 a file or the command line is wrong.",
    ),
    options={
        "data": "the data (it may also stand behind the template): a JSON object makes one document, a list of "
        "objects one each",
        "out": "the file to write; for a list of objects, the folder; by default beside the data, by its name",
        "name": "names of a batch's files, such as {{ number }}_{{ unit }}; by default they are numbered",
        "form": "also make a preview by LibreOffice",
        "pictures": "the folder from which the data's pictures come; none comes from elsewhere",
        "lenient": "write placeholders for what the data lacks or has empty, and list them, instead of stopping",
        "without_macros": "also fill a template with macros (.docm, .dotm); the documents have none",
        "language": _LANGUAGE,
        "as_json": _JSON,
    },
    written={
        "template": "template.docx",
        "data_file": "[data.json]",
        "data": "data.json",
        "out": "document.docx",
        "name": "pattern",
        "pictures": "folder",
    },
)

LINT = EnglishPage(
    prose=(
        "Find the faults of templates that can be known without data, each with its paragraph and table cell.",
        (
            "Tags and their pairs, names of the data, filters and access that is not allowed are looked at, and the "
            "wording of Chinese official papers. A template whose file has the name of a kind of document is held "
            "against that kind's data and, paragraph by paragraph, against the template that came with it (--activity "
            "says which, where several have a kind of that name); of others only the rest is looked at."
        ),
        "Exit status: 0 nothing was found, 1 errors or remarks, 2 a file or the command line is wrong.",
    ),
    options={
        "kind": "the kind of document whose data is looked for; by default by the file's name",
        "comments": "for a template with faults, write a copy with Word comments into this folder",
        "activity": "which activity, see taizhang activities; by default the one that comes with the toolkit",
        "language": _LANGUAGE,
        "as_json": _JSON,
    },
    written={
        "templates": "template.docx...",
        "kind": "kind",
        "comments": "folder",
        "activity": "activity",
    },
)

"""Every shipped template as another office saves it: still a template, and still the page of the standard."""

from __future__ import annotations

import pytest
from test_page_filled import FILLED
from test_page_filled import TEMPLATES

from tests.reading.writers import programs
from toolkit.word.lint import lint
from toolkit.word.office import convert
from toolkit.word.ruler import measure
from toolkit.word.template import Template

pytestmark = pytest.mark.office
LONG = "，".join(["市委办公室"] * 40)
WATERMARK = ("文字左界", "文字右界")  # -- of an unlicensed document builder, in its headers --


def by_libreoffice(names, folder):
    files = [TEMPLATES / f"{name}.docx" for name in names]
    return convert(files, "docx", folder / "再存", seconds=programs.SECONDS)


def by_onlyoffice(names, folder):
    made = [folder / f"{name}.docx" for name in names]
    for name, target in zip(names, made, strict=True):
        programs.onlyoffice(TEMPLATES / f"{name}.docx", target)
    return made


def failures(template, folder, aside=(), **more):
    """What the ruler finds on the page of a template, filled."""
    document = folder / f"成文-{template.stem}.docx"
    document.write_bytes(Template.open(template).render(FILLED[template.stem] | more))
    return [str(each) for each in measure(document).failures if each.element not in aside]


def test_a_template_that_libreoffice_saved_keeps_its_colophon_however_long_it_grows(tmp_path):
    [template] = by_libreoffice(["表扬通报"], tmp_path)
    assert failures(template, tmp_path, 抄送=LONG) == []


@pytest.mark.deep
@pytest.mark.parametrize("saved", [by_libreoffice, by_onlyoffice])
def test_every_template_that_another_office_saved_gives_the_same_page(saved, tmp_path):
    names = list(FILLED)
    for template in saved(names, tmp_path):
        aside = WATERMARK if saved is by_onlyoffice else ()
        assert failures(template, tmp_path, aside) == []
        own = Template.open(TEMPLATES / template.name)
        again = Template.open(template)
        assert again.names == own.names
        assert [each.text for each in again.tags] == [each.text for each in own.tags]
        assert [str(each) for each in lint(template) if each.severity == "错误"] == []

"""Whatever stands in a template, the linter answers; and what it passes, the engine compiles."""

from hypothesis import given
from hypothesis import strategies as st
from lint_sample import SLOTS
from lint_sample import docx

from tests.examples import examples
from toolkit.word.lint import commented_copy
from toolkit.word.lint import lint_bytes
from toolkit.word.template import Template

WORDS = (
    "{{¦}}¦{%¦%}¦{#¦#}¦｛｛¦｝｝¦{¦}¦%¦ ¦-¦|¦.¦(¦)¦[¦]¦'¦“¦名单¦行¦行.姓名¦标题¦0¦1¦+¦*¦**¦/¦~¦,¦"
    "if ¦elif ¦else¦endif¦for 行 in 名单¦endfor¦set 甲 = ¦set 甲¦endset¦甲¦macro 乙(丙)¦endmacro¦"
    "call 乙(1)¦endcall¦with 丁 = 1¦endwith¦raw¦endraw¦tr ¦p ¦r ¦vm¦hm¦colspan 2¦cellbg 'FF0000'¦"
    "include 'x'¦do 1¦is ¦defined¦not ¦loop.index¦日期¦顿号¦default('')¦attr('x')¦join¦batch(2)¦"
    "坛环[2012]1号¦表彰¦二○一二年¦，，¦range(9)¦self¦super()¦caller()"
)
PIECES = st.sampled_from(WORDS.split("¦"))
TEXTS = st.lists(PIECES, max_size=12).map("".join)
TAGS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["{{ ", "{% ", "{%p ", "{{r "]),
    st.lists(PIECES, max_size=5).map("".join),
    st.sampled_from([" }}", " %}"]),
)


@examples(200)
@given(st.lists(TEXTS | TAGS, min_size=1, max_size=6))
def test_any_text_is_judged_and_what_passes_compiles(paragraphs):
    data = docx(*paragraphs)
    found = lint_bytes(data, "样.docx", SLOTS)
    assert all(str(each) and each.name for each in found)
    if not any(each.severity == "错误" for each in found):
        wanted = Template(data, "样.docx").names - {slot.name for slot in SLOTS}
        assert not wanted or "L05" in {each.code for each in found}
    if found:
        lint_bytes(commented_copy(data, "样.docx", found), "样.docx", SLOTS)

"""What is restricted is never repeated outside its own cell."""

from tests.drawn import judged


def test_a_refused_identity_number_is_neither_in_the_finding_nor_in_the_notes():
    drawing = """
    来访事项
    | 事项号 | 信访人 | 身份证号           | 电话         |
    | SX-01  | 王某某 | 990000194409222508 | 1380000 0000 |
    """
    outcome = judged(drawing, "2012-06-30").judged.outcome
    assert [f.code for f in outcome.findings if f.place.column == "身份证号"] == ["F02"]
    everything = repr(outcome)
    assert "990000194409222508" not in everything
    assert "1380000" not in everything
    assert "王某某" not in everything

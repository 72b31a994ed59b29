"""R803: how many of the leadership are away on one day, and the director with the deputy on duty."""

from tests.drawn import judged


def _drawn(people, *stays, settings="", absences=""):
    roster = "\n".join(f"| {name} | {post} | 是 | {duty} |" for name, post, duty in people)
    rows = "\n".join(f"| {name} | 驻点调研 | {first} | {last} |" for name, first, last in stays)
    return f"""
        {settings}
        人员名册
        | 姓名 | 职务 | 是否班子成员 | 是否值班副局长 |
        {roster}
        下基层活动台账
        | 姓名 | 活动类别 | 开始日期 | 结束日期 |
        {rows}
        {absences}
    """


FOUR = [
    ("张三", "局长", ""),
    ("李四", "副局长", ""),
    ("王五", "副局长", ""),
    ("赵六", "副局长", ""),
]
THREE_AWAY = [
    ("李四", "4月10日", "4月14日"),
    ("王五", "4月12日", "4月16日"),
    ("赵六", "4月14日", "4月18日"),
]


def test_more_than_half_on_one_day_is_hinted():
    assert judged(_drawn(FOUR, *THREE_AWAY[:2]), "2012-06-30").state("R803") == "符合"
    said = judged(_drawn(FOUR, *THREE_AWAY), "2012-06-30").verdict("R803")
    assert (said.state, said.strength) == ("预警", "提示")
    assert "4月14日3位局领导（李四、王五、赵六）同时在外驻点，超过班子4人的一半（2人）" in said.fact


def test_half_of_five_is_three():
    five = [*FOUR, ("钱七", "副局长", "")]
    assert judged(_drawn(five, *THREE_AWAY), "2012-06-30").state("R803") == "符合"


def test_the_bureaus_own_limit():
    own = """
        参数
        | 参数名       | 取值 |
        | 同时外出上限 | 1    |
    """
    said = judged(_drawn(FOUR, *THREE_AWAY[:2], settings=own), "2012-06-30")
    assert said.state("R803") == "预警"
    assert "4月12日至14日2位局领导（李四、王五）同时在外驻点，超过上限1人" in said.fact("R803")


def test_days_after_the_as_of_date_are_not_counted():
    assert judged(_drawn(FOUR, *THREE_AWAY), "2012-04-13").state("R803") == "符合"


ON_DUTY = [("张三", "局党组书记、局长", ""), ("李四", "副局长", "是"), ("王五", "副局长", "")]


def test_the_director_and_the_deputy_on_duty():
    both = [("张三", "4月10日", "4月14日"), ("李四", "4月14日", "4月18日")]
    said = judged(_drawn(ON_DUTY, *both), "2012-06-30")
    assert said.state("R803") == "预警"
    assert "4月14日局长张三与值班副局长李四同时外出" in said.fact("R803")
    apart = [("张三", "4月10日", "4月14日"), ("王五", "4月14日", "4月18日")]
    assert judged(_drawn(ON_DUTY, *apart), "2012-06-30").state("R803") == "符合"


def test_a_deputy_on_a_journey_is_away_too():
    absences = """
        请假出差登记
        | 姓名 | 事由 | 开始日期 | 结束日期 |
        | 李四 | 出差 | 4月11日  | 4月12日  |
    """
    stay = ("张三", "4月10日", "4月14日")
    said = judged(_drawn(ON_DUTY, stay, absences=absences), "2012-06-30")
    assert "4月11日至12日局长张三与值班副局长李四同时外出" in said.fact("R803")


def test_what_is_not_looked_at_is_said():
    said = judged(_drawn(FOUR, THREE_AWAY[0]), "2012-06-30")
    assert "人员名册没有注明值班副局长，未核对局长与值班副局长是否同时外出" in said.fact("R803")
    assert "未核对" not in judged(_drawn(ON_DUTY, THREE_AWAY[0]), "2012-06-30").fact("R803")

"""R1403: who is commended has no open duty; judged when all other duties are."""


def test_an_object_named_twice_is_judged_once(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 王五 | 否 |
    表扬候选及审定
    | 对象 | 类别 | 人工意见 |
    | 王五 | 个人 | 同意 |
    | 王五 | 个人 | 同意 |
    """
    assert ledgers("2012-12-31").state("R1403") == "符合"


def test_the_open_duty_of_a_points_leader_bars_the_point(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 是 |
    联系点一览表
    | 联系点编号 | 联系点名称 | 责任领导 | 驻点人员 | 联系人 | 联系电话 |
    | LXD01 | 水北村 | 张三 | 张三；李四；王五 | 张三 | 0519-82800000 |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访 | 4月10日 | 6月15日 |
    表扬候选及审定
    | 对象 | 类别 | 人工意见 |
    | LXD01 | 联系点 | 同意 |
    """
    said = ledgers("2012-12-31")
    assert said.state("R1403") == "不符合"
    assert "“集中驻点5至7天”" in said.fact("R1403")


def test_before_the_duties_are_due_nothing_bars(ledgers):
    """
    人员名册
    | 姓名 | 是否班子成员 |
    | 张三 | 否 |
    下基层活动台账
    | 姓名 | 活动类别 | 开始日期 | 结束日期 |
    | 张三 | 走访 | 4月10日 | 4月10日 |
    表扬候选及审定
    | 对象 | 类别 | 人工意见 |
    | 张三 | 个人 | 同意 |
    """
    assert ledgers("2012-05-10").state("R1403") == "符合"

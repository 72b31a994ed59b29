"""所依据的文件及其条款：每一条款只在这里写一次，规则按名引用."""

from toolkit.declare.source import Source

OPINIONS = Source(
    title="关于深入开展领导干部下基层“三解三促”活动的实施意见",
    short="实施意见",
    dated="二〇一二年三月十四日",
)
PETITION_RULES = Source("信访条例", "信访条例", "国务院令第431号", "二〇〇五年一月十日")
PETITION_WORK_RULES = Source("信访工作条例", "信访工作条例")
PAPER_RULES = Source(
    "党政机关公文处理工作条例", "党政机关公文处理工作条例", "中办发〔2012〕14号", "2012年4月16日"
)
PAPER_FORMAT = Source("党政机关公文格式", "党政机关公文格式", "GB/T 9704—2012", "2012年6月29日")

# -- 三、方式方法 --
TOTAL_TIME = OPINIONS.clause("三·1", "全年累计下基层时间不少于2个月")
CONCENTRATED_STAY = OPINIONS.clause("三·1", "集中5-7天时间到基层开展驻点调研")
KEY_PLACES = OPINIONS.clause("三·1", "农村环境连片整治的薄弱村等为驻点调研的重点")
STAY_PREPARED = OPINIONS.clause("三·2", "确定驻点调研的对象、方法和重点要解决的问题")
LIVE_TOGETHER = OPINIONS.clause("三·2", "坚持和驻点群众同吃同住同劳动")
DO_PRACTICAL = OPINIONS.clause("三·2", "访民情、办实事、解难题、促发展")
TRAVEL_LIGHT = OPINIONS.clause("三·2", "坚持轻车简从、求真务实，力戒形式主义")
RECEPTION_DAY = OPINIONS.clause("三·3", "至少安排一天时间接待信访群众")
GRAND_RECEPTION = OPINIONS.clause("三·3", "局领导在驻点期间原则上安排一次大接访")
RECEPTION_FORMS = OPINIONS.clause("三·3", "定点接访、重点约访、专题接访、带案下访")
SETTLE_FACE_TO_FACE = OPINIONS.clause("三·3", "面对面听取意见、解决问题")
REPORT_AND_DIARY = OPINIONS.clause("三·4", "要认真撰写调研报告、民情日记")
TOPICS = OPINIONS.clause("三·4", "等课题及要解决的突出问题，集中力量深入研究")
USE_RESULTS = OPINIONS.clause("三·4", "形成调研成果")

# -- 四、组织领导 --
LEADING_GROUP = OPINIONS.clause("四·1", "由局党组书记任组长，各局党组成员任副组长")
GROUP_OFFICE = OPINIONS.clause("四·1", "领导小组下设办公室")
GROUP_MEMBERS = OPINIONS.clause("四·1", "各科室、直属单位负责人为成员")
OWN_POINT = OPINIONS.clause("四·2", "每位局领导各选择并负责一个联系点")
POINT_TEAM = OPINIONS.clause("四·2", "驻点调研人员一般为3-4人")
POINT_CONTACT = OPINIONS.clause("四·2", "明确一位联系人")
KEEP_LEDGER = OPINIONS.clause("四·2", "建立领导干部下基层活动台账")
HEADS_TAKE_PART = OPINIONS.clause("四·2", "根据工作职能分别参加所在联系点活动")
SET_TOPIC = OPINIONS.clause("四·3", "都要按照确定的课题及要解决的重点问题开展驻点调研")
PLAN_TASKS = OPINIONS.clause("四·3", "具体任务、方式方法、时间要求和成果应用落实到人")
OFFICE_SCHEDULES = OPINIONS.clause("四·3", "局办公室统一协调到联系点驻点调研活动时间")
DEADLINE = OPINIONS.clause("四·3", "活动原则上在上半年完成，最迟在9月底前结束")
THREE_NOTS = OPINIONS.clause("四·4", "不扰民、不层层陪同、不搞特殊接待")
SETTLE_STANDING_CASES = OPINIONS.clause("二·3", "把信访积案化解掉")
NO_INCIDENTS = OPINIONS.clause("二·3", "影响社会大局稳定的环境信访突出问题和群体性事件")
RECEIVE_AND_TAKE_ON = OPINIONS.clause("二·3", "领导干部接访下访和领导包案等工作")
LASTING_RULES = OPINIONS.clause("二·4", "着力形成领导干部下基层长效机制")
VISIT_WIDELY = OPINIONS.clause("三·3", "走访驻点附近群众、企业、单位、基层干部和站所等")
EXCHANGE_RESULTS = OPINIONS.clause("三·4", "交流驻点调研成果、促进成果应用")
CIRCULAR = OPINIONS.clause("四·5", "通过走访调研、情况通报、经验交流")
COMMEND = OPINIONS.clause("四·5", "以适当方式表扬鼓励")

# -- 二、目标任务 --
FEWER_OVER_LEVEL = OPINIONS.clause("二·3", "把越级信访量降下来")
CONDUCT_REFORM = OPINIONS.clause("二·4", "制定整改措施，加强作风整改")

# -- 信访条例 --
REPRESENTATIVES = PETITION_RULES.clause("第十八条", "应当推选代表，代表人数不得超过5人")
DECIDE_IN_15_DAYS = PETITION_RULES.clause("第二十一条", "15日内决定是否受理并书面告知信访人")
TELL_IN_15_DAYS = PETITION_RULES.clause("第二十二条", "自收到信访事项之日起15日内书面告知信访人")
WRITTEN_REPLY = PETITION_RULES.clause("第三十二条", "书面答复信访人")
SETTLE_IN_60_DAYS = PETITION_RULES.clause("第三十三条", "自受理之日起60日内办结")
EXTEND_30_DAYS = PETITION_RULES.clause("第三十三条", "延长期限不得超过30日，并告知信访人延期理由")
KEEP_SECRET = PETITION_RULES.clause("第二十三条", "不得将信访人的检举、揭发材料及有关情况透露")
SINCE_2022 = PETITION_WORK_RULES.clause("（2022年5月1日以后收到的依此）")

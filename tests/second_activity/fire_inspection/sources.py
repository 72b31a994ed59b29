"""所依据的文件（编造的），和规则要引用的条款."""

from toolkit.declare.source import Source

MEASURES = Source(
    title="云溪市重点场所消防安全检查办法",
    short="检查办法",
    number="云消〔2024〕5号",
    dated="2024年1月8日",
)

INSPECT = MEASURES.clause("第四条", "每个重点场所每季度至少检查一次")
RECORD = MEASURES.clause("第六条", "逐件登记隐患，写明整改时限")
RECTIFY = MEASURES.clause("第七条", "在整改时限内完成整改")

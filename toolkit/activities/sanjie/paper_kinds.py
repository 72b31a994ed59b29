"""文种的名称：参数里分文种写的、各文种自己的页都用它."""

BULLETIN = "进展情况通报"
REMINDER = "催报通知"
COMMENDATION = "表扬通报"
CIRCULARS = (BULLETIN, COMMENDATION)
"""以局名义、有红头的."""

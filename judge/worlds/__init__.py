"""Invented bureaus for all 66 codes, judged by a reading of the clauses that knows none of the rules' code.

A world is rows by heading, as a bureau would type them (`invent`), spoilt by plants (`plants_*`), written
into a blank workbook (`book`), and read a second time here (`duties_*`) as the obligations, the golden cases
and the office's practice put it. `compare` counts where the product says otherwise.

What the clauses leave open is decided so, and everything that two readers may decide differently is an
expectation with several states, which is never counted as planted:

* The final day itself: R201 and R901 are final on the day after it, R601 and R602 on it.
* A stay of more than seven days is 偏离待说明 from its end; 预警 before the final day is let pass.
* A stay that is too short counts for nothing: duties within a stay wait for another one, and whether they
  are told of the short one meanwhile is open, as is what they say where no stay came at all.
* On the last day of a stay its duties may still be 未到期.
* Parts of a stay that reach five days together meet R201 and are R202's deviation.
* Duties of a plan (R801, R802) are due when the stay begins; R401 and R604 on the day before it.
* Blank 同吃/同住/同劳动 is “not ticked”; blank nights, cars or numbers of people are data that are missing.
* A quarter without a circular is told from the day after its end, the year's papers on 12-31; of the quarter
  in which the Opinions were issued nothing is asked.
* R1203 asks for the reply on file of what was settled; how late it was is R1202's. A blank 处理类型, a blank
  required cell may be 无法判定. R1301 is 预警 or 不符合 until the year's end.
* A point whose leader stayed elsewhere is asked of little; the host's plan is compared with its own leader's.
* A reply that came late, an acceptance that came late: 不符合 for good.
* 化解时限 that passed before the year's end without 化解: 未到期 or 预警.
* What of a cell breaks the form of its column (a 方式 outside the list) is a finding of filling; whether its
  own duty then says 预警 or 无法判定 is open.
* A session to which nobody came and of which no announcement is written: 不符合 or 无法判定.
* A namesake in the roster is told apart by 单位, where a sheet has it; duties read from sheets without it are
  left out for that person. Where the person meant decides (somebody of that name in a section whose head is
  looked for in the leading group, the leader who received a visit), 无法判定 is as good an answer: the issue asks that it be asked about.
* R1205 is a gate at dispatch and is judged there (`leaks`, `disguises`), not here.
"""

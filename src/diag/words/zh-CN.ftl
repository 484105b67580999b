# How the language writes
language-name = 中文
writing-digit-group = { "" }
writing-sentence-gap = { "" }
writing-colon = ：
writing-capitals = no
writing-ten-thousand = 万
writing-hundred-million = 亿
writing-numerals = 一二三四五六七八九十
writing-document = gb9704
# Widths of the columns of a section's table in the Word document, about 0.85 mm each
writing-width-name = 45
writing-width-unit = 11
writing-width-amount = 13
writing-width-due = 26
writing-width-share = 12
writing-width-gap = 16
writing-width-verdict = 24

# 词语
verdict-met = 已完成
verdict-on_pace = 达到要求
verdict-behind = 未达要求
verdict-far_behind = 明显滞后
verdict-missed = 逾期未完成
verdict-not_rated = 暂不评价
verdict-no_data = 没有数据
verdict-watch = 监测指标
verdict-watch-lapsed = 目标已失效
verdict-withheld = 不公布
verdict-unsaid = 评价从略
verdict-plan-met = 已完成
verdict-plan-on_pace = 达到序时进度
verdict-plan-behind = 未达序时进度
verdict-plan-far_behind = 明显滞后
verdict-plan-missed = 逾期未完成
verdict-plan-past-due = 到期未完成
verdict-late = 逾期完成
verdict-value-reached = 已达目标值（未到期）
verdict-within-tolerance = 接近完成
verdict-kept-met = 达标
verdict-kept-on_pace = 达标
verdict-kept-behind = 未达标
verdict-kept-far_behind = 差距较大
verdict-kept-missed = 到期未达标
verdict-within-met = 在控制区间内
verdict-within-on_pace = 在控制区间内
verdict-within-behind = 超出区间（{ $side }）
verdict-within-far_behind = 明显超出区间（{ $side }）
verdict-within-missed = 到期超出区间（{ $side }）
side-high = 偏高
side-low = 偏低
verdict-zero-met = 已清零
verdict-zero-on_pace = 已清零
verdict-zero-behind = 未清零
verdict-zero-far_behind = 未清零
verdict-zero-rising = 未清零（较上期增加{ $by }）
verdict-zero-missed = 逾期未清零
verdict-ceiling-met = 未突破控制数
verdict-ceiling-on_pace = 未超控制进度
verdict-ceiling-behind = 超控制进度
verdict-ceiling-far_behind = 明显超控制进度
verdict-ceiling-missed = 突破控制数
verdict-unrated-no_due = 未明确时限
verdict-unrated-no_baseline = 基数未报
verdict-unrated-not_begun = 尚未启动
verdict-unrated-not_yet = 未到节点
verdict-lacking-not_due = 未到报送时限
verdict-lacking-overdue = 逾期未收到
verdict-lacking-not_received = 尚未收到
verdict-lacking-unusable = 已收到、待更正
verdict-lacking-partial = 报送不全
verdict-lacking-awaiting = 到期待核定
verdict-lacking-undefined = 分母为0
verdict-lacking-stale = 数据过旧
verdict-lacking-absent = 无数据
note-provisional = 初步数，有记录待核
note-provisional-rows = 初步数，另有{ $count }条待核
note-provisional-mark = { $value }（初步数）
note-carried = 沿用{ $asof }底数
note-at-least = 报送不全
note-at-least-holes = 报送不全，应报{ $total }份，已报{ $n }份，缺{ $names }
note-at-least-of = 报送不全，应报{ $total }份，已报{ $n }份
flagged = { $verdict }〔{ $flags }〕
flag-absent = 无数据
flag-partial = 报送不全
flag-not_started = 未到节点
flag-no_due = 未明确时限
flag-late = 逾期完成
flag-moving_away = 更远离目标
flag-inferred = 推定
flag-no_last_year = 无上年同期
flag-per_day = 按日计算
flag-doubtful = 初步数
flag-not_due = 未到报送时限
flag-not_received = 未收到
flag-unusable = 已收到、待更正
flag-carried = 沿用以前数
flag-stale = 数据过旧
flag-awaiting = 待核定
flag-at_least = 至少
flag-nothing_owed = 未到节点
flag-no_baseline = 基数未报
flag-late_baseline = 基数迟报
flag-within_tolerance = 接近完成
flag-split = 按时间进度测算
flag-vanished = 台账减少未说明
flag-undefined = 分母为0
flag-zero_base = 起点为0
flag-zero_target = 目标为0
flag-sign_change = 正负变号
flag-one_point = 只有一个数据
flag-out_of_range = 无法计算
flag-short_history = 历史不足五年
flag-slipping = 近期变差
flag-escalated = 连续未达要求
flag-withheld = 不公布

level-county = 县
level-city = 市
level-province = 省
level-township = 乡镇
level-village = 村
level-district = 区
level-ward = 选区
level-borough = 自治市
level-parish = 教区
level-region = 地区
level-other = 地区

# 数与日期
points = { $n }个百分点
permille-points = { $n }个千分点
amount = { $n }{ $unit }
month = { $year }年{ $month }月
month-name = { $month }月
month-short = { $month }月
month-year-short = { month }
months-span = { $first }—{ $month }月
by-month = { $when }底前
by-day = { $when }前
date = { $year }年{ $month }月{ $day }日
days = { $count }天
days-work = { $count ->
    [0] 不足1个工作日
   *[other] { $count }个工作日
}
end-of-month = { $asof }底
end-of-quarter = { $year }年{ quarter-name }末（季报数）
quarter-name = { $count ->
    [1] 一季度
    [2] 二季度
    [3] 三季度
   *[4] 四季度
}
quarter = { $year }年{ quarter-name }
end-of-half = { $year }年{ half-name }末（半年报数）
half-name = { $count ->
    [1] 上半年
   *[2] 下半年
}
half = { $year }年{ half-name }
end-of-year = { $year }年底（年报数）
end-latest = { $asof }底（最近一期）
when-said = { $when }，
when-state = 截至{ $asof }
when-in = { $period }
when-at-due = 到期时
when-by-then = 到期时
when-made-up = 至{ $asof }
when-since = 自{ $from }起至{ $asof }
when-up-to = { $period }（截至{ $day }）
when-year-so-far = { $year }年{ $span }
when-months = { $from }至{ $to }
count-in-words = { $count }
axis-unit = 单位：{ $unit }
value-of-target = { $value }／{ $target }
band = { $low }—{ $high }

# 句子怎样连接
join-clauses = { $a }，{ $b }
join-groups = { $a }；{ $b }
join-parts = { $a }；{ $b }
join-sentences = { $a }{ $b }
parts-gap = 差距主要在{ $list }
parts-many = 差距主要在{ $list }等{ $count }个{ $level }
parts-all = { $count }个{ $level }均有差距，其中{ $list }较多
parts-spread = 差距分散在{ $count }个{ $level }，各地相差不大
parts-more = { $list }等{ $count }个{ $level }
part-item = { $region }（{ $gap }）
join-names = { $a }、{ $b }
join-names-last = { $a }、{ $b }
end = { $text }。
for-region = { $region }：{ $text }
at-least = 至少{ $value }

# 现状
head-flow-year = { $span }累计完成{ $value }，完成年度任务（{ $target }）的{ $share }
head-flow-since = { $window }累计完成{ $value }，完成任务（{ $target }）的{ $share }
head-due-flow = 到期时完成{ $value }，占{ $share }
head-late-flow = 至{ $asof }完成{ $value }，占{ $share }
head-ceiling-year = { $span }累计{ $value }，已用年度控制数（{ $target }）的{ $share }
head-ceiling-since = { $window }累计{ $value }，已用控制数（{ $target }）的{ $share }
head-due-ceiling = 到期时累计{ $value }，为控制数（{ $target }）的{ $share }
head-reach = { $when }{ $name }{ $value }，目标为{ $target }（{ $due }）
head-due-reach = 到期时{ $name }{ $value }，目标为{ $target }
head-reach-no-due = { $when }{ $name }{ $value }，目标为{ $target }
head-keep-higher = { $when }{ $name }{ $value }，要求保持在{ $target }以上
head-keep-lower = { $when }{ $name }{ $value }，要求保持在{ $target }以下
head-within = { $when }{ $name }{ $value }，控制区间为{ $target }至{ $upper }
this-month = 本月
this-quarter = 本季度
this-half = 本半年
this-year = 本年
moved = { $period }新排查{ $opened }，办结{ $closed }
moved-before = { $moved }，
head-zero-open = { $when }{ $name }{ $moved }尚有{ $value }
head-zero-open-at-least = { $when }{ $name }{ $moved }尚有{ $value }以上（另有{ $count }条待核）
head-zero-done = { $when }{ $name }{ $moved }已清零
head-zero-amount = { $when }{ $name }{ $value }，要求为零
head-done-open = { $when }{ $name }尚未建成
head-done-done = { $when }{ $name }已建成
head-all = { $when }{ $name }应完成{ $target }，已完成{ $value }
head-due-all = 到期时{ $name }应完成{ $target }，已完成{ $value }
head-each = { $when }{ $total }个{ $level }中{ $n }个已完成
head-each-all = { $when }{ $total }个{ $level }全部完成
head-each-none = { $when }{ $total }个{ $level }均未完成
head-each-on-pace = { $when }{ $total }个{ $level }中{ $n }个达到序时进度
head-each-on-pace-all = { $when }{ $total }个{ $level }全部达到序时进度
head-each-on-pace-none = { $when }{ $total }个{ $level }均未达序时进度
head-each-kept = { $when }{ $total }个{ $level }中{ $n }个达标
head-each-kept-all = { $when }{ $total }个{ $level }全部达标
head-each-kept-none = { $when }{ $total }个{ $level }均未达标
each-met-of-these = 其中{ $n }个已完成
each-others = 其余为{ $names }
each-of-all = { $when }{ $total }个{ $level }：{ $parts }
each-met = 已完成{ $n }个
each-holding = 达标{ $n }个
each-on-pace = 达到序时进度{ $n }个
each-not-yet = 未到期{ $n }个
each-behind = 未达进度{ $n }个（{ $names }）
each-on-its-way = { $total }个中{ $n }个达到序时进度
each-have-it = { $total }个中已完成{ $n }个
head-no-value = { $when }{ $name }尚无数据

# 与计划相比
points-below = 低于序时进度{ $points }
points-above = 高于序时进度{ $points }
points-equal = 与序时进度持平
progress-below = 任务完成{ $progress }，低于序时进度{ $points }
progress-above = 任务完成{ $progress }，高于序时进度{ $points }
progress-equal = 任务完成{ $progress }，与序时进度持平
with-gap = { $points }，{ $gap }
gap-short = 较序时进度少{ $gap }
gap-short-alone = 较序时进度少{ $gap }
gap-less = 较序时进度少{ $gap }
gap-less-alone = 较序时进度少{ $gap }
gap-more = 较序时进度多{ $gap }
gap-more-alone = 较序时进度多{ $gap }
points-gap-short = 较序时进度低{ $gap }
points-gap-short-alone = 较序时进度低{ $gap }
points-gap-less = 较序时进度低{ $gap }
points-gap-less-alone = 较序时进度低{ $gap }
points-gap-more = 较序时进度高{ $gap }
points-gap-more-alone = 较序时进度高{ $gap }
net-rise = 以{ $from }{ $baseline }为基数，须净增{ $all }，已净增{ $done }，占{ $share }
net-fall = 以{ $from }{ $baseline }为基数，须净减{ $all }，已净减{ $done }，占{ $share }
net-up = 以{ $from }{ $baseline }为基数，须提高{ $all }，已提高{ $done }，占{ $share }
net-down = 以{ $from }{ $baseline }为基数，须下降{ $all }，已下降{ $done }，占{ $share }
ceiling-over = 超时间进度{ $points }
ceiling-under = 低于时间进度{ $points }
ceiling-exceeded = 已突破控制数，超出{ $gap }
not-cleared = 未清零
risen = 比{ $before }增加{ $by }
kept-last = 自{ $from }起{ $total }期中达标{ $n }期，以最近一期为准
kept-pooled = 自{ $from }起{ $total }期中达标{ $n }期，各期合并计算
kept-every = 自{ $from }起{ $total }期中达标{ $n }期，要求每期均达标
head-relative-higher = { $when }{ $name }{ $value }，要求不低于{ $reference }（{ $target }）
head-relative-lower = { $when }{ $name }{ $value }，要求不高于{ $reference }（{ $target }）
reference-root = 全域水平
reference-parent = 上级水平
reference-mean = 各地平均
reference-last-year = 上年同期
reference-baseline = 基数
reference-year = { $year }年
reference-times = { $reference }的{ $factor }
reference-plus = { $reference }加{ $added }
reference-minus = { $reference }减{ $added }
rule-less = 较要求少{ $gap }
rule-more = 较要求多{ $gap }
rule-points-less = 较要求低{ $gap }
rule-points-more = 较要求高{ $gap }
rule-satisfied = 符合要求
moving-away = { $side ->
    [less] 比{ $from }的基数减少{ $by }，离目标更远
    [more] 比{ $from }的基数增加{ $by }，离目标更远
    [down] 比{ $from }的基数下降{ $by }，离目标更远
   *[up] 比{ $from }的基数上升{ $by }，离目标更远
}
met = 已完成任务
met-late = 逾期完成
met-before-due = 已达目标值（未到期）
met-kept = 达标
was-due-month = 任务已于{ $due }底到期
was-due-day = 任务已于{ $due }到期
missed = 逾期未完成，距目标还差{ $gap }
zero-broken = 已无法达到要求
missed-over = 逾期未完成，超出{ $gap }
missed-plain = 逾期未完成
missed-in = 但{ $month }未达到要求，逾期未完成
missed-several = 但自{ $month }起有{ $count }期未达到要求，逾期未完成
lapsed = 原定目标（{ $target }）执行至{ $until }，此后未设新目标
lapsed-plain = 原定目标执行至{ $until }，此后未设新目标
named = { $name }为
named-year = { $name }近12个月累计
name-year = { $name }（近12个月累计）
name-each = { $name }（达标{ $level }数）
over-a-year = 近12个月累计{ $value }
method-progress = 任务完成{ $progress }
method-gap = 距目标还差{ $gap }
method-growth = 起点以来年均{ $observed }，到期达到目标需年均{ $asked }
method-trend-reached = 按近年年均变化推算，到期为{ $value }，可达到目标
method-trend-short = 按近年年均变化推算，到期为{ $value }，达不到目标
rate-up = 增长{ $share }
rate-down = 下降{ $share }
not-due = 未到节点，规定{ $due }完成
not-due-plain = 未到节点
nothing-owed = 按计划尚无应完成数，未到节点（规定{ $due }完成）
nothing-owed-plain = 按计划尚无应完成数，未到节点
no-baseline = 基数未报，暂不评价
late-baseline = 基数采用首次报送的{ $baseline }，{ $from }的基数未报，暂不评价
not-started = 任务自{ $from }起计，尚未启动
not-begun = { $name }任务自{ $from }起计，尚未启动
short-window = { $when }{ $name }数据不足12个月，尚不能计算近12个月累计
no-due = 文件未明确完成时限，距目标还差{ $gap }
no-due-plain = 文件未明确完成时限
not-rated = 暂不评价
withheld = { $when }{ $name }的数不公布
split = 文件未分解年度任务，按时间进度均衡测算，供调度参考。
split-milestones = 文件未分解年度任务，按分阶段节点测算，供调度参考。
split-season = 文件未分解年度任务，按上年同期节奏测算，供调度参考。
unsaid = 评价从略
inferred = 文件未写明的要求按推定执行，按均速测算。
inferred-chosen = 文件未写明完成时限或范围，按推定的要求评价。
former-due = { $target }，{ $due }
former-share = 按原目标（{ $target }）为{ $share }。
former-verdict = 按原目标（{ $target }）为“{ $verdict }”。
change-unapproved = 目标有调整，未见批准文件。
no-last-year = 无上年同期数据，按均速测算。
unrated-zero_base = 起点为0，没有增速可言，暂不评价
unrated-zero_target = 目标为0，没有增速能达到，暂不评价
unrated-sign_change = 数值正负变号，不能计算增速，暂不评价
unrated-one_point = 只有一个数据，看不出变化，暂不评价
unrated-out_of_range = 增速无法计算，暂不评价
short-history = 历史数据不足五年，按现有数据推算。
slipping = 目前达标，但近期在变差，须防反弹。
escalated = 因连续多月未达要求，评为明显滞后。

# 后续
need-flow = { $count ->
    [1] 后1个月需完成{ $amount }
   *[other] 后{ $count }个月需月均完成{ $amount }
}
need-more = { $count ->
    [1] 后1个月需增加{ $amount }
   *[other] 后{ $count }个月需月均增加{ $amount }
}
need-less = { $count ->
    [1] 后1个月需减少{ $amount }
   *[other] 后{ $count }个月需月均减少{ $amount }
}
need-cap = { $count ->
    [1] 后1个月须控制在{ $amount }以内
   *[other] 后{ $count }个月月均须控制在{ $amount }以内
}
need-flow-day = { $count ->
    [1] 后1天需完成{ $amount }
   *[other] 后{ $count }天需日均完成{ $amount }
}
need-more-day = { $count ->
    [1] 后1天需增加{ $amount }
   *[other] 后{ $count }天需日均增加{ $amount }
}
need-less-day = { $count ->
    [1] 后1天需减少{ $amount }
   *[other] 后{ $count }天需日均减少{ $amount }
}
need-cap-day = { $count ->
    [1] 后1天须控制在{ $amount }以内
   *[other] 后{ $count }天日均须控制在{ $amount }以内
}
recent-flow = { $count ->
    [1] 最近1个月完成{ $amount }
   *[other] 近{ $count }个月月均完成{ $amount }
}
recent-more = { $count ->
    [1] 最近1个月增加{ $amount }
   *[other] 近{ $count }个月月均增加{ $amount }
}
recent-less = { $count ->
    [1] 最近1个月减少{ $amount }
   *[other] 近{ $count }个月月均减少{ $amount }
}
recent-none = { $count ->
    [1] 最近1个月没有变化
   *[other] 近{ $count }个月没有变化
}
recent-flow-day = { $count ->
    [1] 最近1个月日均完成{ $amount }
   *[other] 近{ $count }个月日均完成{ $amount }
}
recent-more-day = { $count ->
    [1] 最近1个月日均增加{ $amount }
   *[other] 近{ $count }个月日均增加{ $amount }
}
recent-less-day = { $count ->
    [1] 最近1个月日均减少{ $amount }
   *[other] 近{ $count }个月日均减少{ $amount }
}
recent-none-day = { $count ->
    [1] 最近1个月没有变化
   *[other] 近{ $count }个月没有变化
}
need-flow-year = { $count ->
    [1] 后1年需完成{ $amount }
   *[other] 后{ $count }年需年均完成{ $amount }
}
need-more-year = { $count ->
    [1] 后1年需增加{ $amount }
   *[other] 后{ $count }年需年均增加{ $amount }
}
need-less-year = { $count ->
    [1] 后1年需减少{ $amount }
   *[other] 后{ $count }年需年均减少{ $amount }
}
need-cap-year = { $count ->
    [1] 后1年须控制在{ $amount }以内
   *[other] 后{ $count }年年均须控制在{ $amount }以内
}
recent-flow-year = { $count ->
    [1] 近1年完成{ $amount }
   *[other] 近{ $count }年年均完成{ $amount }
}
recent-more-year = { $count ->
    [1] 近1年增加{ $amount }
   *[other] 近{ $count }年年均增加{ $amount }
}
recent-less-year = { $count ->
    [1] 近1年减少{ $amount }
   *[other] 近{ $count }年年均减少{ $amount }
}
recent-none-year = 近{ $count }年没有变化
lacking-overdue = 逾期未收到{ $source }报送的{ $period }{ $name }数据
lacking-not_due = { $period }{ $name }数据未到报送时限
lacking-not_received = 尚未收到{ $period }{ $name }数据
lacking-unusable = { $period }{ $name }数据已收到，待更正
lacking-awaiting-report = 任务已到期，{ $of }数未到报送时限，待核定
lacking-awaiting = 任务已到期，{ $name }数据待核定
lacking-absent = { $when }{ $name }无数据
lacking-partial = { $when }{ $name }数据报送不全
lacking-stale = { $when }{ $name }数据过旧，不能沿用
lacking-undefined = { $when }{ $name }的分母为0，无法计算
lacking-doubtful = { $when }{ $name }为{ $rows }，可能影响结果
recent-and-need = { $recent }，{ $need }
projected = { $projected }，{ $end }
projected-by-rate = 按此进度{ $projected }
projected-by-last-year = 参照上年同期走势，{ $projected }
projected-by-season = 考虑季节因素，{ $projected }
projected-year = 预计全年完成{ $value }
projected-total = 预计到期累计完成{ $value }
projected-state = 预计到期为{ $value }
projected-enough = 可按期完成
projected-risk = 按期完成有风险
projected-short = 难以按期完成
ceiling-year = { $count ->
    [1] 按最近1个月速度预计全年{ $value }
   *[other] 按近{ $count }个月速度预计全年{ $value }
}
ceiling-total = { $count ->
    [1] 按最近1个月速度预计到期{ $value }
   *[other] 按近{ $count }个月速度预计到期{ $value }
}
ceiling-year-plain = 预计全年{ $value }
ceiling-total-plain = 预计到期{ $value }
ceiling-will-exceed = 将突破控制数
ceiling-will-hold = 不突破控制数
ceiling-outlook = { $projected }，{ $need }

# 未报送
partial-coverage-holes = { $when }{ $name }数据报送不全（应报{ $total }份，实报{ $n }份，缺{ $names }）
partial-coverage = { $when }{ $name }数据报送不全（应报{ $total }份，实报{ $n }份）
last-full = 最近一次完整数据为{ $asof }的{ $value }
never-full = 此前没有完整数据

# 未设目标
watch-level = { $when }{ $name }{ $value }
watch-flow = { $when }{ $name }累计{ $value }
own-amount = 其中{ $period }{ $value }
own-amount-things = 其中{ $period }{ $value }
own-amount-none = 其中{ $period }{ $value }
own-change-none = 与{ $before }持平
own-change-less = 比{ $before }少{ $by }
own-change-more = 比{ $before }多{ $by }
own-change-none-things = 与{ $before }持平
own-change-less-things = 比{ $before }少{ $by }
own-change-more-things = 比{ $before }多{ $by }
before-month = 上月
before-quarter = 上季度
before-half = 前一个半年
before-year = 上年
change-more = 比{ $before }多{ $by }
change-less = 比{ $before }少{ $by }
change-up = 比{ $before }上升{ $by }
change-down = 比{ $before }下降{ $by }
change-none = 与{ $before }持平
year-window = { $span }{ $clause }
year-two = 上年同期{ $before }
year-two-window = { $span }{ $value }，上年同期{ $before }
year-more = 同比增长{ $share }
year-less = 同比下降{ $share }
year-up = 同比上升{ $by }
year-down = 同比下降{ $by }
year-none = 同比持平
year-zero-more = 上年同期为0，净增{ $by }
year-zero-less = 上年同期为0，净减{ $by }

# 图
chart-actual = 实际
chart-year = 近12个月累计
chart-total = 累计完成
chart-own = 当期
chart-year-before = 上年同期累计
chart-plan = 序时进度
chart-source = 数据来源：{ $source }
chart-target = 目标{ $target }
chart-target-due = 目标{ $target }（{ $due }）
chart-behind = 滞后{ $n }个月
chart-alt = { $name }走势图，截至{ $asof }底。{ $text }
chart-provisional = 初步数（报送不全或有待核记录）
chart-special = 超出随机波动
chart-forecast = 预测
chart-target-line = 目标
chart-title-region = { $name }（{ $region }）
chart-page = { $title }（{ $n }／{ $pages }）
ranking-title = 各{ $level }{ $name }
ranking-subtitle = { $name }；未达要求的在上
ranking-subtitle-rising = { $name }；由低到高
ranking-subtitle-falling = { $name }；由高到低
ranking-alt = 各{ $level }{ $name }，截至{ $asof }底：{ $total }个{ $level }中{ $behind }个未达要求。
ranking-alt-watch = 各{ $level }{ $name }，截至{ $asof }底，共{ $total }个{ $level }。
ranking-actual = 完成
ranking-plan = 应达
ranking-gap = 差额
ranking-rest = 其余{ $count }个{ $level }
multiples-subtitle = { $name }；未达要求的在前，坐标相同
multiples-subtitle-watch = { $name }；坐标相同
page-board-rest = 另有{ $count }项未列，见简报
page-worst = 滞后任务及下步要求
page-demand = { $who }：{ $text }
page-regions = 各地情况
page-region-behind = { $count }项未达要求
map-subtitle = { $name }；方格示意位置，不按比例
map-without = 未在示意图中标位置：{ $names }
matrix-title = 各地任务完成情况
matrix-subtitle = 截至{ $asof }底，共{ $total }项，其中{ $behind }项滞后
sheet-cut = 行数过多，本表只列本级各行和滞后最多的各行，共{ $shown }行；全部各行用 onpace run --only csv 写出
matrix-rest = 只列滞后最多的{ $shown }个地区，其余{ $rest }个未列
matrix-alt = 各地任务完成情况，截至{ $asof }底：共{ $total }项，其中{ $behind }项未达要求。
bridge-title = { $name }增减变化
bridge-alt = { $name }由{ $from }底的{ $before }变为{ $to }底的{ $after }。
bridge-end-of = { $month }底
bridge-opened = 新增
bridge-closed = 办结
bridge-rest = 其他
bridge-gap-title = { $name }差距变化
bridge-gap-alt = { $name }较{ $to-what }，{ $from }底{ $before }，{ $to }底{ $after }。
bridge-plan = 序时进度
bridge-to-plan = 序时进度
bridge-to-target = 目标
bridge-revised = 上期数更正
bridge-change = 本期变化
bridge-still = 其中仍未办结
bridge-passed = 新增当期已办结
bridge-asked-more = 序时进度提高
bridge-asked-less = 序时进度降低
bridge-good = 有利
bridge-bad = 不利
control-alt = { $name }控制图，截至{ $asof }底，{ $count }个月超出随机波动。
control-alt-none = { $name }控制图，截至{ $asof }底：{ $why }。
control-caption = { $name }波动情况
control-own = 当期
control-mean = 均值{ $mean }
control-limits = 控制限
board-title = 任务完成进度与序时进度
board-subtitle = 任务完成进度，截至{ $asof }底；按评价结果排列
board-bar = 任务完成
board-marker = 序时进度
board-kept = 须保持、须清零的任务
board-gap-plan = 较序时进度
board-gap-target = 距目标
board-gap-either = 较序时进度（或距目标）
board-value = 完成／目标
board-gap = 较要求
board-short-less = 少{ $gap }
board-short-more = 多{ $gap }
board-even = 持平
board-name-due = { $name }（{ $due }）
board-alt = 截至{ $asof }底共评价{ $total }项任务，其中{ $behind }项未达要求。

# 图的标题：一句话说出图中的要点
headline-value = { $name }{ $value }
headline-verdict = { $name }{ $value }，{ $verdict }
headline-no-data = { $name }：{ $verdict }
headline-short = { $name }{ $value }，{ $verdict }，较要求{ $gap }
headline-plan-below = { $name }{ $value }，低于序时进度{ $points }个百分点
headline-plan-above = { $name }{ $value }，高于序时进度{ $points }个百分点
headline-plan-equal = { $name }{ $value }，与序时进度持平
headline-ceiling-below = { $name }已用控制数的{ $share }，低于时间进度{ $points }个百分点
headline-ceiling-above = { $name }已用控制数的{ $share }，超时间进度{ $points }个百分点
headline-ceiling-equal = { $name }已用控制数的{ $share }，与时间进度持平
headline-each = { $name }{ $verdict }，{ $total }个{ $level }中{ $n }个已完成
headline-each-kept = { $name }{ $verdict }，{ $total }个{ $level }中{ $n }个达标
headline-cleared = { $name }已清零
headline-open = { $name }尚有{ $value }，{ $moved }
headline-open-only = { $name }尚有{ $value }
headline-watch = { $name }{ $value }，{ $moved }
headline-even = 与上期持平
headline-less = 较上期减少{ $by }
headline-more = 较上期增加{ $by }
headline-down = 较上期下降{ $by }
headline-up = 较上期上升{ $by }
headline-even-own = 当期{ $own }，与上期持平
headline-less-own = 当期{ $own }，较上期少{ $by }
headline-down-own = 当期{ $own }，较上期下降{ $by }
headline-up-own = 当期{ $own }，较上期上升{ $by }
headline-more-own = 当期{ $own }，较上期多{ $by }
headline-year-even = 与上年同期持平
headline-year-less = 同比减少{ $by }
headline-year-more = 同比增加{ $by }
headline-year-down = 同比下降{ $by }
headline-year-up = 同比上升{ $by }
headline-year-less-share = 同比下降{ $share }
headline-year-more-share = 同比增长{ $share }
headline-board = { $total }项任务中{ $behind }项未达要求
headline-board-worst = { $total }项任务中{ $behind }项未达要求，{ $worst }差距最大
headline-board-none = { $total }项任务均达到要求
headline-board-empty = 尚无可评价的任务
headline-matrix = { $total }项分地区任务中{ $behind }项未达要求
headline-matrix-most = { $total }项分地区任务中{ $behind }项未达要求，{ $region }{ $count }项
headline-matrix-none = { $total }项分地区任务均达到要求
headline-matrix-unrated = { $total }项分地区任务均未到评价时点
headline-regions = { $name }：{ $total }个{ $level }中{ $behind }个未达要求
headline-regions-named = { $name }：{ $total }个{ $level }中{ $behind }个未达要求（{ $regions }）
headline-regions-none = { $name }：{ $total }个{ $level }均达到要求
headline-regions-some = { $name }：{ $total }个{ $level }中{ $good }个达到要求
headline-regions-alike = { $name }：{ $total }个{ $level }{ $verdict }
headline-regions-values = { $name }：{ $highest }最高（{ $most }），{ $lowest }最低（{ $least }）
headline-regions-even = { $name }：各{ $level }均为{ $most }
headline-regions-unknown = { $name }：各{ $level }暂无数据
headline-bridge = { $name }由{ $before }变为{ $after }
headline-bridge-even = { $name }{ $after }，与上期持平
headline-gap = { $name }较{ $to-what }由{ $before }变为{ $after }
headline-gap-even = { $name }较{ $to-what }{ $after }，与上期相同
headline-control = { $name }：{ $months }个月中{ $count }个月超出随机波动
headline-control-none = { $name }：{ $months }个月均属随机波动
headline-control-unlimited = { $name }：{ $why }
chart-name = { $name }，截至{ $asof }底
chart-name-unit = { $name }（{ $unit }），截至{ $asof }底

# 简报
h-title = { $title }序时进度简报
h-as-of = 截至{ $asof }底
h-public = { $text }（公开版）
h-overview = 一、总体情况
h-lagging = 二、滞后指标
h-indicators = 四、各指标情况
h-matrix = 五、各地情况
h-leads = 六、按牵头单位
h-feeds = 七、报送情况
quality-account = 共读取{ $files }个文件{ $rows }行：采用{ $used }行，待核实、未计入{ $rejected }行，非数据行{ $skipped }行，已被更正{ $superseded }行，不在统计期{ $out }行。
quality-note = 下表只列有未采用行的文件，其余见 report.json。
column-whole-row = 整行
column-rows = { $column }（{ $count }条）
doc-signals = 本期超出正常波动的有：{ $list }。
h-quality = 八、数据质量
h-method = 九、方法与出处
h-method-public = 八、方法与出处
h-lagging-regions = 滞后的地区
h-methods = 评价方法
h-sources = 目标出处
h-rejects = 待核实、未计入的记录
h-warnings = 提示
none-lagging = 没有滞后指标。
none-rejects = 没有待核实、未计入的记录。
none-missing = 均已报送。
none-matrix = 没有分地区的目标。
overview = 截至{ $asof }底，共评价{ $rated }项任务，其中未达要求的{ $count }项
overview-well = 截至{ $asof }底，共评价{ $rated }项任务，均达到要求
overview-none = 截至{ $asof }底，没有可评价的任务
overview-others = { $text }；另有{ $list }
overview-missing = 未报送或报送不全{ $count }项
overview-unrated = 暂不评价{ $count }项
overview-watch = 监测指标{ $count }项
goalposts = 今年{ $list }
goalposts-lowered = 下调目标{ $count }项
goalposts-put-off = 推迟完成时限{ $count }项
goalposts-dropped = 取消目标{ $count }项
goalposts-baseline = 调整基数{ $count }项
goalposts-unapproved = 其中未见批准文件{ $count }项
tied = 并列第{ $rank }
name-verdict = { $name }（{ $verdict }）
change-line = { $name }（{ $region }）：{ $before } → { $after }
change-line-root = { $name }：{ $before } → { $after }
feed-ok = 已报送
feed-nil = 零报告
feed-not-due = 未到报送时限
feed-absent = 尚未收到
feed-overdue = 逾期未收到
feed-unusable = 已收到、待更正
feed-unusable-catalog = 已收到、与指标目录不符，待核对目录
feed-earlier = 此前未报齐：{ $periods }
feed-earlier-part = { $period }（缺{ $names }）
names-and-more = { $names }，另有{ $rest }个
feed-partial = 报送不全（{ $n }／{ $total }）
rejects-more = 另有{ $count }条，见rejects.csv。
h-chase = 催报单
chase-overdue = 截至{ $on }，逾期未收到或报送不全的有{ $count }期：
none-chase-overdue = 截至{ $on }，没有逾期未收到或报送不全的。
chase-unusable = 已收到、待更正的有{ $count }期：
none-chase-unusable = 没有已收到、待更正的。
chase-not-received = 未规定报送时限、尚未收到或未报齐的有{ $count }期：
none-chase-not-received = 没有未规定报送时限而尚未收到的。
chase-late = 有{ $count }期没有单独报送，但其后的文件中有该期的行，请核实是否已报全：
none-chase-late = 没有补报待核的。
chase-not-due = 截至{ $on }，尚未报齐但未到报送时限的有{ $count }期：
none-chase-not-due = 没有未到报送时限的。
chase-more = 另有{ $count }期，见chase.csv。
chase-absent = 整期未收到
chase-partial = { $names }（应报{ $total }份，实报{ $n }份）
chase-unreadable = 文件待更正：{ $files }
chase-misfit = 表头、单位或取值与指标目录不符，请核对目录：{ $files }
chase-late-rows = 其后补报{ $count }行
chase-last = { $period }（{ $file }）
chase-never = 从未报送
h-revisions = 数据更正
none-revisions = 没有更正以前报送的数据。
revisions-changed = 本期文件更正以前报送的数据{ $count }处
revisions-filled = 本期文件补填以前的空白{ $count }处
revisions-earlier = 以前各期文件更正、补填共{ $count }处
revisions-more = 未列出的{ $count }处见revisions.csv。
h-since = 发布后的变动
since-none = 与已发布的{ $month }报告相比，数值没有变动。
since-values = 与已发布的{ $month }报告相比，{ $count }项数值有变动，评价均未改变。
since-flips = 与已发布的{ $month }报告相比，{ $count }项数值有变动，其中{ $flips }项评价随之改变。
since-more = 另有{ $count }项未列出，见report.json。
since-none-then = 未报送
table-since = 已发布数值的变动
head-published = 发布时
head-known = 现在
head-verdict-then = 发布时评价
head-verdict-now = 现评价
head-verdict = 评价
head-count = 项数
head-region = 地区
head-indicator = 指标
head-target = 目标
head-due = 时限
head-value = 完成
head-progress = 任务完成
head-elapsed = 序时进度
head-gap = 较要求
head-rank = 位次
head-moved = 位次变化
head-short = 平均滞后
h-lead-standings = 牵头单位排名（滞后的在前）
h-region-standings = 地区排名（滞后的在前）
standing-even = —
standing-points = { $points }
standing-months = { $months }个月
moved-none = 位次与上期相同
moved-new = 新列入
moved-from = 上期第{ $rank }位
head-lead = 牵头单位
head-lagging = 滞后
head-rated = 评价
head-feed = 数据
head-source = 报送单位
head-state = 报送情况
head-last = 最近报送
head-missing = 未报
head-files = 文件数
head-file = 文件
head-encoding = 编码
head-rows = 行数
head-used = 采用
head-rejected = 待核实、未计入
head-skipped = 非数据行
head-superseded = 已被更正
head-out-of-scope = 不在统计期
head-line = 行
head-column = 列
head-reason = 原因
head-raw = 原文
head-basis = 出处
head-period = 所属期
head-report-due = 报送时限
head-overdue = 逾期天数
head-lacking = 缺报
table-timeliness = 今年以来报送及时性
head-this-period = 本期
head-in-time = 按时（期）
head-late = 迟报（期）
head-not-received = 漏报（期）
sent-in-time = 按时
sent-late = 迟报{ $days }
sent-not = 漏报
head-last-report = 最近报送
head-late-rows = 补报
head-key = 记录
head-old = 原报
head-new = 更正为
head-old-place = 原文件及行
head-new-place = 更正文件及行
lead-none = 未明确
lead-each = 各{ $level }
lead-own = 本{ $level }
head-oversight = 主管部门
method-pace = 进度比＝任务完成÷序时进度；任务完成＝（现值－起点）÷（目标－起点）。
method-on-pace = 达到序时进度：进度比不低于{ $on }。
method-behind = 未达序时进度：进度比低于{ $on }，且不属于明显滞后。
method-far = 明显滞后：进度比低于{ $far }，且任务完成滞后序时进度超过{ $points }。
method-on-pace-points = 达到序时进度：任务完成滞后序时进度不超过{ $on }。
method-behind-points = 未达序时进度：任务完成滞后序时进度超过{ $on }，且不超过{ $far }。
method-far-points = 明显滞后：任务完成滞后序时进度超过{ $far }。
method-statcan = 按年均增速评价（Open SDG、加拿大统计局方法）：R＝起点至今的年均增速÷到期达标所需的年均增速。
method-statcan-bands = R不低于0.95为达到序时进度，不低于0.6为未达序时进度，低于0.6为明显滞后。
method-destatis = 按近五年年均变化推算到期值评价（德国联邦统计局方法），历史不足五年的按现有数据推算，并予注明。
method-destatis-bands = 推算值达到目标或差距小于现距目标的5%为达到序时进度，5%—20%为未达序时进度，超过20%或方向相反为明显滞后。
method-undefined = 起点为0、目标为0、正负变号、只有一个数据等方法不适用的，暂不评价并注明原因；各地区达标个数仍按进度比评价。
method-day = 序时进度按天计算，后期所需按日均计算。
method-escalate = 连续{ $months }个月未达序时进度的，评为明显滞后。
method-ends = 已完成：达到目标值；逾期未完成：到期仍未达到目标值。
method-keep = 保持类任务按每期是否达标评价：比率相差5个百分点以上、其他相差目标10%以上的，为差距较大，目标另有规定的从其规定。清零类任务：有个案超过规定天数仍未办结的，为明显滞后；未规定天数的，尚有数比三期前增加的，为明显滞后。
method-missing = 未报送、报送不全的不作评价，不按0计算。
method-public = 公开版：合计如数公布；下级地区的人数、户数为1—9，企业为1—6家的，不公布。为防止由合计、整体与部分、各月之差推算，另有少量数一并不公布，标记相同；下级地区的金额、比率、人次、笔数和逐月累计数不公布。不含待核记录、更正记录、报送催办和整改措施。
note-withheld = “不公布”：人数、户数为1—9，企业为1—6家，或者公布后可推算出这些数的；“评价从略”：评价要用到以前各期的数。
method-inferred = 多年期任务文件未分解年度任务的，到期前最差评为未达序时进度；标注“推定”的任务，时限或范围不是文件写明的，最差只评为未达序时进度。
source-line = { $source }：{ $names }
source-unknown = 未注明

# 两期对比
diff-place = { $name }（{ $region }）
diff-flip = { $place }：{ $before } → { $after }，{ $because }
diff-because-target = 目标有调整
diff-because-revision = 以前报送的数据有更正或补报
diff-because-data = 数值由{ $old }变为{ $new }
diff-because-time = 数值仍为{ $new }，时间推移，要求有变
diff-because-gone = 以前为{ $old }，本期没有完整数值
diff-because-come = 以前没有完整数值，现为{ $new }
diff-because-lacking = 仍没有完整数值，时间推移
diff-because-begun = 计划期已开始，现为{ $new }
diff-because-rules = 数值和目标相同，评价规则有调整
diff-restated = { $place }：{ $old } → { $new }
diff-target = { $name }（{ $scope }）：{ $changes }
diff-target-value = 目标值{ $old } → { $new }
diff-target-upper = 上限{ $old } → { $new }
diff-target-due = 完成时限{ $old } → { $new }
diff-target-until = 停用日期{ $old } → { $new }
diff-target-scope = 范围{ $old } → { $new }
diff-target-decided = 下达日期{ $old } → { $new }
diff-target-unapproved = 未见批准文件
diff-target-approved = 批准文件：{ $approved }（{ $reason }）
diff-amount = { $amount }{ $unit }
target-scope-each = 各{ $level }（{ $count }个）
diff-feed-late = { $source }（{ $feed }）补报了{ $month }的数据
diff-feed-absent = { $source }（{ $feed }）未报送{ $month }的数据
diff-feed-unusable = { $source }（{ $feed }）{ $month }的数据已收到、待更正
diff-feed-partial = { $source }（{ $feed }）{ $month }报送不全，缺{ $missing }

# 波动与预测
h-signal = 波动：
h-forecast = 预测：
span-months = { $from }至{ $to }
signal-amount = { $month }当期数
signal-state = { $month }底数值
signal-common = { $what }属正常波动
signal-special = { $what }出现异常波动：{ $causes }
signal-better = 变化向好
signal-worse = 变化转差
signal-limits = 平均{ $mean }，控制限为{ $low }至{ $high }
cause-above_limit = 高于控制上限
cause-below_limit = 低于控制下限
cause-rising = 连续7期及以上上升
cause-falling = 连续7期及以上下降
cause-near_upper = 3期中至少2期接近控制上限
cause-near_lower = 3期中至少2期接近控制下限
cause-run_above = 连续7期及以上高于平均
cause-run_below = 连续7期及以上低于平均
assurance-hits = 照此波动能稳定达到要求
assurance-misses = 照此波动达不到要求
assurance-hit_and_miss = 照此波动能否达到要求带有偶然性
no-signal-too_few = 可比数据只有{ $have }期，不足12期，不作波动分析
no-signal-scattered = 缺报太多，不作波动分析
no-signal-constant = 数值一直没有变化，不作波动分析
no-signal-stepwise = 数值长期不变、偶有增减，不作波动分析
signal-unsteady = 半数以上月份超出正常波动（如有淡旺季或持续升降），控制限仅供参考；如确有变化，可自{ $month }起重新计算控制限
no-signal-yearly = 按年度取值，不作波动分析
no-signal-ratio_of_totals = 两个累计数之比，不作波动分析
forecast-at-due = 按近{ $count }个月走势，预计到期（{ $due }）为{ $value }（80%区间{ $low }—{ $high }）
forecast-season-adjusted = 已按月份调整季节因素
forecast-season-untested = 数据不足24个月，未检验季节因素
chance = 达到目标的可能性约{ $share }
chance-below = 达到目标的可能性不足1%
chance-above = 达到目标的可能性超过99%
chance-kept = 到期时符合要求的可能性约{ $share }
chance-kept-below = 到期时符合要求的可能性不足1%
chance-kept-above = 到期时符合要求的可能性超过99%
no-forecast-no_target = 未设目标，不作预测
no-forecast-no_due = 文件未规定完成时限，不作预测
no-forecast-past_due = 已到期，不作预测
no-forecast-not_started = 任务尚未开始，不作预测
no-forecast-yes_no = 只有完成与未完成之分，不作预测
no-forecast-no_data = 本期没有完整数据，不作预测
no-forecast-too_few = 可比数据只有{ $have }个月，不足12个月，不作预测
no-forecast-holes = 最近一次缺报以来只有{ $have }个月数据，不足12个月，不作预测
no-forecast-constant = 数值一直没有变化，不作预测
no-forecast-too_far = 距到期还有{ $ahead }个月，超过已有的{ $have }个月数据，不作预测
no-forecast-season_unknown = 计划按季节安排，而数据不足24个月，季节因素无法调整，不作预测
no-forecast-yearly = 按年度取值，不作逐月预测
no-forecast-not_monthly = 不是按月报送，不作逐月预测
no-forecast-ratio_of_totals = 两个累计数之比，不作预测
no-forecast-no_model = 没有合适的模型，不作预测
backtest-indicator = 指标
backtest-n = 次数
backtest-coverage = 区间命中
backtest-mae = 平均误差
backtest-mase = 相对误差
backtest-naive = 沿用上期
backtest-bias = 偏差
backtest-note = 回溯检验：截至{ $asof }底，从每个有12个月以上数据的月份起，向后预测1—{ $ahead }个月，与实际比较（数据按现有更正后的口径）。区间命中应接近80%；相对误差以此前月度变动的平均幅度为1，小于“沿用上期”为优；偏差为预测减实际。
backtest-skipped = 未能检验：

# 责任与措施
who-lead = 牵头单位：{ $lead }
who-support = 配合单位：{ $support }
who-leader = 责任领导：{ $leader }
action-cause = 原因：{ $cause }
action-cause-dated = 原因（{ $day }）：{ $cause }
action-measure = 措施：{ $action }
action-measure-by = 措施（{ $lead }）：{ $action }
action-measure-dated = 措施（{ $day }提出）：{ $action }
action-measure-by-dated = 措施（{ $lead }，{ $day }提出）：{ $action }
action-past = 措施“{ $action }”已逾期
action-due = 完成时限为{ $due }
action-extended = 原定{ $due }完成，经批准延期至{ $until }（批准文号：{ $approved }）
action-extended-only = 经批准延期至{ $until }（批准文号：{ $approved }）
action-overdue = 截至{ $on }已逾期{ $days }
comment = 情况说明：{ $text }
comment-by = 情况说明（{ $by }）：{ $text }
comment-on = 情况说明（{ $day }）：{ $text }
comment-by-on = 情况说明（{ $by }，{ $day }）：{ $text }
comment-none = 未作说明。
comment-none-of = { $region }未作说明。
action-closed = 措施“{ $action }”已于{ $day }销号
action-closed-evidence = 措施“{ $action }”已于{ $day }销号（依据：{ $evidence }）
action-self-closed = 自行销号，未经核验

# 下步要求
next-reach = { $name }{ $due }应达到{ $target }
next-reach-lower = { $name }{ $due }应降至{ $target }以下
next-flow = { $name }{ $due }应累计完成{ $target }
next-cap = { $name }{ $due }应控制在{ $target }以内
next-keep-higher = { $name }应恢复到{ $target }以上
next-keep-lower = { $name }应降到{ $target }以下
next-within = { $name }应保持在{ $target }至{ $upper }之间
next-zero = { $name }{ $due }应清零
next-done = { $name }{ $due }应建成
next-all = { $name }{ $due }应全部完成（{ $target }）
next-each = { $name }{ $due }{ $total }个{ $level }应全部完成
next-each-kept = { $name }{ $total }个{ $level }应全部达到要求
next-own-higher = 以上
next-own-lower = 以下
next-own = { $count ->
    [1] { $name }{ $due }应达到{ $target }{ $side }
   *[other] { $name }{ $due }应各达到{ $target }{ $side }
}
next-own-kept = { $count ->
    [1] { $name }应保持在{ $target }{ $side }
   *[other] { $name }应各保持在{ $target }{ $side }
}
next-own-missed = { $count ->
    [1] { $name }应于{ $due }达到{ $target }{ $side }，已逾期
   *[other] { $name }应于{ $due }各达到{ $target }{ $side }，已逾期
}
next-missed = { $name }应于{ $due }完成，已逾期
next-exceeded = { $name }已突破控制数，超出{ $gap }
next-missed-each = { $name }应于{ $due }在各{ $level }全部完成，已逾期
next-short = 尚差{ $gap }
next-over = 尚须减少{ $gap }
next-regions = 尚有{ $n }个{ $level }未完成
next-regions-kept = 尚有{ $n }个{ $level }未达到要求
next-catch-up = 请尽快补齐
next-action-overdue = 整改措施已逾期{ $days }
next-action-due = 整改措施应于{ $due }前落实到位
next-report = 请{ $source }补报{ $reports }
next-report-item = { $period }{ $about }数据
next-report-item-part = { $period }{ $about }数据（缺{ $names }）
none-next = 已评价的任务没有滞后的。
feed-about = { $name }等{ $count }项
overdue-report = { $source }：{ $period }{ $about }数据逾期未收到
report-not-received = { $source }：{ $period }{ $about }数据尚未收到
overdue-report-part = { $source }：{ $period }{ $about }数据缺{ $names }
overdue-report-unreadable = { $source }：{ $period }{ $about }数据已收到、待更正
overdue-report-misfit = { $period }{ $about }数据（{ $source }）已收到，与指标目录不符，待核对目录
overdue-days = 逾期{ $days }
period-quarter = { $year }年第{ $n }季度
period-year = { $year }年
period-week = { $first }起一周

# 公文
number-1 = { $n }、
number-2 = （{ $n }）
number-3 = { $n }.
number-4 = （{ $n }）
doc-overview = 总体情况
doc-problems = 存在问题
doc-next = 下步要求
doc-lagging = 滞后指标
doc-regions = 滞后地区
doc-unreported = 数据报送
doc-as-of = （截至{ $asof }底）
doc-to = { $names }：
doc-annex = 附件{ $n }
doc-annex-item = { $n }. { $title }
doc-annexes = 附件：
doc-contact = （公众监督电话：{ $contact }）
doc-no-date = 　　　　年　　月　　日
doc-contents = 目　录
doc-table = 表{ $n }　{ $title }
doc-picture = 图{ $n }
doc-figure = 图{ $n }　{ $title }
doc-run-in = { $head }。
doc-item = { $name }（{ $verdict }）
doc-behind-regions = { $name }：{ $groups }
doc-behind-verdict = { $verdict }{ $count }个（{ $regions }）
doc-head-unit = { $head }（{ $unit }）
place = { $file }：
place-line = { $file }第{ $line }行：
place-column = { place-line }
h-next = 三、下步要求
annex-figures = 滞后指标走势
annex-indicators = 各项指标情况
annex-leads = 各牵头单位情况
annex-regions = 各地区情况
annex-leads-actions = 牵头单位任务与整改措施
annex-data = 数据报送与质量情况
annex-method = 评价方法与目标出处
table-leads = 各牵头单位承担任务
table-lead-standings = 牵头单位排名
table-matrix = 各地区完成情况
table-region-standings = 地区排名
table-actions = 整改措施
table-feeds = 数据报送情况
table-chase = 逾期未收到或报送不全
table-unusable = 已收到、待更正
table-not-received = 尚未收到（未规定报送时限）
table-late = 补报待核
table-not-due = 未到报送时限
table-files = 有未采用记录的文件
table-rejects = 待核实、未计入的记录
table-revisions = 本期更正以前报送的数据
unit-items = 项
unit-days = 天
unit-rows = 行
unit-reports = 期
head-unit = 单位
head-before = 上期
head-after = 本期
head-action = 措施
head-cause = 原因
head-action-due = 完成时限
head-action-state = 落实情况
head-data = 数据
state-closed = { $day }销号
state-self-closed = { $day }自行销号，未经核验
state-extended = 经批准延期至{ $until }（{ $approved }）
state-extended-overdue = 经批准延期至{ $until }（{ $approved }），逾期{ $days }
state-overdue = 逾期{ $days }
state-open = 落实中

# 工作簿
sheet-summary = 概况
sheet-gaps = 指标
sheet-lagging = 滞后
sheet-matrix = 地区
sheet-rejects = 待核
sheet-since = 变动
sheet-sources = 方法与出处
col-section = 板块
col-unit = 单位
col-upper = 目标上限
col-completion = 完成率
col-expected = 序时应达
col-gap = 较序时进度（负数为未达到）
col-gap-target = 距目标（负数为未达到）
col-months = 滞后月数
col-required = 后期月均需
col-recent = 近期月均
col-projected = 预计到期
col-note = 说明
col-confirmed = 核对意见
col-corrected = 更正数及理由
confirm-ask = 请核对简报中涉及本单位的以下内容：与实际一致的勾选“属实”；有出入的勾选“有出入”，写明更正数和理由，并附依据。
confirm-title = 〔%region〕数据核对确认表
confirm-statement = 简报表述
confirm-basis = 依据
confirm-boxes = □ 属实|□ 有出入
confirm-report = 数据报送
confirm-target-source = 目标：{ $source }（{ $basis }）
confirm-figure-source = 数据：{ $source }报送（{ $feed }）
confirm-part = 简报指出，{ $name }的差距主要在：{ $region }{ $gap }
page-of = 第&P页，共&N页
confirm-sign = 核对人（签字）：　　　　　　　　　　负责人（签字）：
confirm-seal = 单位（盖章）：　　　　　　　　　　日期：　　　　年　　月　　日

# 指标跟踪表
track-title = 指标跟踪表
track-sheet-indicators = 指标说明
track-sheet-life = 全周期
track-code = 编号
track-name = 指标
track-level = 层级
track-level-impact = 影响
track-level-outcome = 成效
track-level-output = 产出
track-level-activity = 活动
track-definition = 定义
track-verification = 核实方式
track-unit = 单位
track-reading = 口径
track-own = 当期数
track-cumulative = 累计数
track-trailing = 近12个月
track-state = 期末数
track-better = 方向
track-higher = 越高越好
track-lower = 越低越好
track-assumption = 前提条件
track-part = 范围
track-group = { $column }：{ $text }
track-blank = 未填
track-baseline-year = 基期
track-baseline = 基数
track-life-target = 目标
track-upper = 目标上限
track-due = 时限
track-value = 至今实际
track-target = 目标
track-actual = 实际
track-completion = 完成率
track-deviation = 偏差
track-deviation-plan = 较进度偏差
track-comment = 说明
track-comment-of = { $period }：{ $text }
track-unexplained = 偏差未作说明
track-join = ；
track-ended = 目标执行至{ $until }
track-partial = 报送不全
track-note-periods = 口径：当期数，各期相加为全年数；累计数（去重人数、比率、平均数等），自目标起算至期末，不由各期相加；期末数，期末的状态。
track-note-running = 尚未结束的一期，目标为全期目标，实际为截至本月底，不计偏差。
track-note-deviation = 偏差为实际与目标之差占目标的比重；超过10%的标“!”并着色，应附说明。
track-note-folded = 未单独定目标的地区折叠在本级各行之下，点左侧“+”展开。
code-twice = 编号 `{ $code }` 已用于指标 `{ $other }`

# 函件草稿
letters-synthetic = 不起草函件：本项目的数据为模拟生成（{ $mark }），不得据以发函
letters-folder-in-use = 文件夹 { $shown } 中已有内容，其中的草稿可能已经修改，未写入；请另指 --out
letters-none = 本期没有需要发函的事项
letters-none-for = { $name }：不发函，{ $reason }
letters-written = 已起草{ $n }份，在 { $shown }；均为草稿，须审签后发出
confirmed-answer = 核对意见只能是 `属实`、`有出入`（agreed、differs），这里是 `{ $word }`
letter-draft = 草稿，未经审签
letter-number = 编号：　　　　　　　　　　签发人：　　　　　　
letter-from = （发函单位）
letter-reminder = 催报通知
letter-follow-up = 督办通知单
letter-verification = 情况核实函
letter-reminder-opening = 经核，你单位下列数据已超过规定的报送时限，尚未收到：
letter-reminder-closing = 请于　　月　　日前报送；已经报送的，请与我们联系核对。
letter-follow-up-opening = 截至{ $asof }底，你单位牵头的下列任务未达到进度要求：
letter-follow-up-closing = 请分析原因，研究措施，并于　　月　　日前反馈办理情况。
letter-verification-opening = 编制{ $asof }简报时，涉及你单位的下列情况需要核实：
letter-verification-closing = 请核实，并于　　月　　日前反馈；有出入的，请附更正数和依据。
letter-item = { $n }. { $name }。{ $text }
letter-item-report = { $n }. { $text }
letter-report = { $about }（{ $period }）
letter-source = 目标出处：{ $source }。
letter-doubts = 需核实：{ $doubts }。
letter-answers = 逐项反馈
letter-head-n = 序号
letter-head-matter = 事项
letter-head-state = 现状
letter-head-gap = 差距
letter-head-answer = 办理情况
letter-signatures = 签办栏
letter-head-what = 项目
letter-head-fill = 填写
letter-answered = 反馈单位（盖章）、负责人、日期
letter-annex = 附件
letter-answer-sheet = 办理情况反馈单
letter-received = 签收人、签收时间
letter-answer-by = 反馈时限
letter-handled = 办理情况
letter-handled-report = 报送情况
letter-note = 本件由程序依据报送数据起草，未经审签，不作为对任何单位的评价。
doubt-inferred = 目标的时限或范围由编制者推定
doubt-provisional = 数据为初步数，尚有待核或缺报的记录
doubt-carried = 数据为沿用的上期数
doubt-vanished = 台账减少未说明
doubt-not-confirmed = 数据核对确认表尚未签字返回
doubt-disputed = 数据核对确认表注明有出入
doubt-partial = 报送不全
doubt-unusable = 收到的文件无法使用
doubt-late-rows = 本期没有单独的文件，数据随以后的文件补报
silence-no-one-lead = 没有写明一个牵头单位
silence-closed = 措施已销号

# 幻灯片
slide-join = {"　"}
slide-label = { $label }：{ $text }
slide-title = { $name }{ $verdict }，{ $gap }
slide-title-verdict = { $name }{ $verdict }
slide-state = 现状
slide-parts = 差距所在
slide-owner = 责任
slide-next = 下步
slide-to-do = 下步要求：由谁做什么
slide-reports = 数据报送
slide-note-target = 目标出处：{ $source }
slide-note-feed = 数据：{ $source }报送（{ $feed }）
layout-opening = 标题与要点
layout-picture = 标题与图
layout-picture-and-text = 标题、图与文字
layout-text = 标题与文字
prompt-title = 标题
prompt-text = 文字
prompt-picture = 图
prompt-notes = 备注

# 手机短报
digest-opening = {"【"}{ $title }】{ $asof }
digest-mark = { $mark }
digest-totals = 任务{ $list }
digest-count = { $label }{ $count }项
digest-topic = { $label }：{ $text }
digest-worst = 差距居前：{ $list }
digest-row = { $name }{ $value }（{ $verdict }，{ $gap }）
digest-row-verdict = { $name }{ $value }（{ $verdict }）
digest-end = 。

# 网页
html-skip = 跳到正文
html-contents = 目录
html-dark = 深色显示
html-filters = 筛选
html-search = 搜索
html-all = 全部
html-section = 板块
html-sort = 排序
html-sort-order = 目录顺序
html-sort-rank = 滞后位次
html-sort-name = 名称
html-sort-verdict = 评价
html-sort-gap = 滞后幅度
html-sorted = 按所选顺序排列的指标
html-reset = 清除条件
html-expand = 全部展开
html-collapse = 全部收起
html-none = 没有符合条件的指标，可清除筛选条件后再看。
html-found = 显示%n项，共%m项
html-arithmetic = 计算过程
html-step = 步骤
html-formula = 算式
html-parts = 差距构成
html-change = 较上期
html-share-of-gap = 差距
html-regions = 各地区
html-other-charts = 其他图表
html-actions = 整改措施
html-files = 有未采用记录的文件
html-foot = 本页为单一文件，不联网即可查阅、筛选和打印。

# Diagnostics of all rooms
did-you-mean = 是不是 `{ $name }`？

# The project: onpace.toml, regions.csv, targets.csv, actions.csv
accepted-before-due = `accepted_until` 早于 `due`
before-opened = `{ $column }` 早于 `opened`
extension-without-approval = 延期须填批准文号（`approved_by`）
not-a-single-line = `{ $key }` 只能写一行文字
briefing-date-not-a-day = `date`（成文日期）应写到日，如 "2020-12-04"
briefing-file-outside = 文件 `{ $name }` 应在项目文件夹内，扩展名为 { $endings }
template-too-large = 模板超过{ $most } MiB
holidays-outside-project = 节假日文件 `{ $name }` 应在项目文件夹内
holidays-missing = 项目文件夹内没有节假日文件 `{ $name }`
map-outside-project = 地图文件 `{ $name }` 应在项目文件夹内
map-missing = 项目文件夹内没有地图文件 `{ $name }`
map-not-json = 不是有效的 JSON：{ $why }
map-without-features = 没有 `features`：应为 GeoJSON 的 FeatureCollection
map-unknown-region = 第{ $n }个图形的 code、name（{ $written }）均不是 regions.csv 中的地区
map-not-a-shape = 第{ $n }个图形（{ $name }）不是 Polygon 或 MultiPolygon，或坐标不是经纬度
map-shape-twice = 第{ $n }个图形与第{ $first }个图形同为“{ $name }”
not-a-period = `{ $written }` 应为月份（2020-11）、季度（2020年4季度）或年份（2020年）
not-a-day = `{ $written }` 应写到日（2020-10-01）
unknown-kind-of-day = `{ $written }` 应为“放假”或“上班”
template-missing = 项目文件夹内没有模板 `{ $name }`
template-unreadable = 模板读不出来：{ $why }
missing-project-file-hint = 项目文件夹应有 onpace.toml（报送数据和指标）
missing-regions-file-hint = 项目文件夹应有 regions.csv，表头为 code,name,level,parent,aliases
missing-file = 没有这个文件
catalog-file-unreadable = 文件读不出来：{ $why }
catalog-encoding = 既不是 UTF-8 也不是 GB18030 文本
key-twice = `{ $name }` 上面已经写过
not-a-month = `{ $key }` 应为月份，如 "2020-01"
bad-year-start = `year_starts` 是年度起始月份，应为 1 到 12，不是 { $month }
unclaimed-files = 有{ $count }个文件不属于任何报送，未读取：{ $names }
unclaimed-files-more = 有{ $count }个文件不属于任何报送，未读取：{ $names }等
unclaimed-files-hint = 请按 onpace.toml 中该报送的 files 改名，或把 files 改为能包括它的写法，如 acreage-*
bands-of-two-kinds = `{ $key }` 按进度比分档，`{ $other }` 按百分点分档，两种分档重叠，只能用一种
band-without-its-pair = 只有 `{ $key }` 而没有 `{ $missing }`，分档有缺口
point-bands-overlap = `on_pace_points`（{ $on }）大于 `far_behind_points`（{ $far }），两档重叠
pace-bands-overlap = `far_behind`（{ $far }）大于 `on_pace`（{ $on }），两档重叠
negative-band = `{ $key }` 不能为负数（{ $is }）
bad-escalate = `escalate` 应为连续月数，至少 { $least }，实为 { $months }
verdict-names-alike = `{ $key }` 与 `{ $other }` 同为 `{ $name }`，不能区分
min-above-max = `min` 大于 `max`
jump-too-small = `jump` 应大于 1
column-found-twice = `{ $first }` 与 `{ $second }` 都用于指明该列的位置，只保留一个
bad-position = `position` 是列号，应为 1 到 16384，不是 { $position }
bad-date-parts = `from` 列出组成日期的两列或三列的表头，如 from = ["年份", "月份"]
position-taken = 第{ $position }列已用于 `{ $first }`
no-header-no-position = `header_rows = 0` 表示文件没有表头，每一列都须写明 `position`；`{ $id }` 未写
unpivot-one-column = `into` 与 `value` 应是两列：一列取表头，一列取表头下的单元格
unpivot-into-kind = `{ $id }` 列的 type = "{ $kind }"，此处须为 type = "{ $wanted }" 的列
unpivot-column-placed = `{ $id }` 列取自表头，不能再写 `position` 或 `from`
unpivot-into-header = 取表头的列自身没有表头，`header` 不起作用
not-region-is-region = `{ $name }` 是 regions.csv 中的地区，不能列为不计入的分组
key-of-another-type = `{ $key }` 只用于 type = "{ $kind }" 的列
header-taken = 表头 `{ $header }` 已用于 `{ $first }` 列
second-region-column = `{ $first }` 已是地区列，一个报送数据只能有一个
second-region-column-hint = 一列为县区、一列为乡镇的，在县区列写 `parent = true`
second-parent-column = `{ $first }` 已是上级地区列，一个报送数据只能有一个
parent-without-region = `{ $id }` 是上级地区列，但没有地区列
parts-too-few = `{ $id }` 的 `parts` 应写明合计所含的其他列，至少两列
part-of-another-unit = `{ $part }` 不能作为 `{ $id }` 的分项：应为同类单位的数量列
files-outside-project = `{ $pattern }` 应为项目文件夹内的路径，如 `feeds/x-*.csv`
bad-file-pattern = `{ $pattern }` 不是文件名模式：{ $why }
two-senders-in-a-name = `{ $pattern }` 中 {"{"}region{"}"} 只能写一次
feed-without-column = 报送数据 `{ $feed }` 没有 `{ $id }` 列
expect-without-effect = `expect` 只在 rows = "report" 时起作用
deadline-twice = `deadline` 和 `lag` 都是报送时限，只能写一个
bad-deadline = `deadline` 应写报告期次月的日子，如 "day 10"（1 到 31），不是 `{ $written }`；按期后天数计的，写 `lag = 5`
sheets-twice = `sheet` 和 `sheets` 都指明读哪个工作表，只能写一个
bad-period = `period` 写报送期在文件名中的位置，如 "{"{"}year{"}"}年{"{"}month{"}"}月"，或所有文件共同的报送期，如 "{ $example }"；`{ $written }` 不是报送期（{ $every }）
period-place-unknown = { $place } 不是报送期的组成部分；可用：{ $places }
period-place-twice = { $place } 在 `period` 中出现两次
period-places-differ = { $one } 与 { $other } 不能同在一个报送期中，只保留一个
period-day-alone = 有日无月不成日期；请加上 {"{"}month{"}"}
period-without-place = `period` 中没有报送期的位置；可用：{ $places }
period-places-too-few = 该报送没有日期列，文件名须写明每期（{ $every }），如 { $example }；`period` 给出的时段更长
bad-cutoff = `cutoff` 是每月截止日，应为 1 到 28，不是 { $day }
cutoff-without-months = `cutoff` 只用于按月及更长周期报送的数据，这里是 every = "{ $every }"
days-without-effect = `days` 只在 every = "day" 时起作用
bad-share = `{ $key }` 应为 0 到 100% 之间的比例，如 "50%" 或 0.5
mark-of-both = `{ $mark }` 同时写在 `missing` 和 `zero` 中，只能取一种含义
files-are-unstated = 报送数据 `{ $feed }` 没有写明新文件中不再出现的行如何处理，而指标 `{ $indicator }` 取决于此
files-are-unstated-hint = 每份文件都是完整台账、不再出现即已办结或退出的，写 files_are = "full"；只报新增和变动、其余仍然有效的，写 files_are = "changes"
changes-without-effect = `changes` 不用于按年度取值的指标（`cycle = "year"`）
changes-out-of-order = `changes` 应按时间先后且不重复，{ $later } 却排在 { $earlier } 之后
day-for-a-month = 应为月份（如 "2021-03"），实为日期
unknown-indicator = 指标 `{ $written }` 不在指标目录中
undeclared-feed = 没有报送数据 `{ $id }`
key-of-the-ratios-parts = 比率的 `{ $key }` 由分子、分母两个指标各自说明
undeclared-indicator = 没有指标 `{ $id }`
ratio-of-itself = 比率 `{ $name }` 绕回自身：{ $way }
ratio-units-differ = 分子单位 { $a } 与分母单位 { $b } 不能换算，相除不成百分比，单位应为 `{ $quotient }`
ratio-unit = { $a } 与 { $b } 之比的单位应为 `{ $quotient }`，不是 `{ $unit }`
ratio-unit-of-like = { $a } 与 { $b } 可以换算，其比率的单位应为 % 或 ‰，不是 `{ $unit }`
ratio-without-unit = { $a } 与 { $b } 之比没有单位：其一本身已是比值单位，或换算系数不是有限小数
per-differs-from-unit = `per` 为 { $per }，而单位 `{ $unit }` 已按另一个数折算
per-is-no-power-of-ten = `per` 应为 10、100、1000 等 10 的整数次幂，不超过 10 亿
too-many-decimals = 小数位数最多 { $most }
since-without-effect = `since` 只用于累计类指标，`{ $is }` 不累计
window-without-effect = `window` 只用于 flow 和 running，这里是 `{ $is }`
stale-after-without-effect = `stale_after` 不用于 flow：每期的数不沿用到下期
within-days-without-effect = `within_days` 只用于 kind = "open" 的指标，这里是 `{ $is }`
not-above-zero = `{ $key }` 应大于 0
per-for-ratios-only = `per` 只用于比率
not-one-measure = `measure` 应写且只写一种：{ $known }
unknown-measure = 没有算法 `{ $key }`，可用的是 { $known }
count-not-true = `count` 只能写 true
not-a-list-of-two = `{ $key }` 应为两项的列表
summed-twice = 列 `{ $id }` 在 `sum` 中写了两次
measure-needs-quantity = `{ $key }` 需要数量列，`{ $id }` 不是
measure-unit-differs = `{ $id }` 列的单位 { $column_unit } 不能换算成指标的单位 { $unit }
measure-needs-countable-unit = `{ $key }` 数的是个数，单位 { $unit } 不是（如 人、户、个）
by-needs-text = `by` 需要非保密的文本列，`{ $id }` 不是
by-without-rows = `by` 只用于直接由报送数据计算的指标，比率没有自己的行
by-without-rows-hint = 在分子、分母两项指标上写 `by`
measure-needs-date = `{ $key }` 需要日期列，`{ $id }` 不是
measure-date-open = `{ $name }` 缺少 `date`：报送数据有多个日期列 { $known }
measure-not-for-kind = `{ $is }` 类指标不能用 `{ $used }`，可用的是 { $may }
reserved-id = 编号 `{ $id }` 不能用：图表文件 { $id }.svg 会与其他图重名，或在 Windows 上无法写入
long-id = 编号 `{ $id }` 长{ $n }个字符，最多{ $most }个：图表文件以编号命名，文件名长度有限制
reserved-id-hint = 请给指标换一个编号，并同步修改 targets.csv、actions.csv、comments.csv
not-in-one-of = `{ $value }` 不在 `{ $id }` 列的 `one_of` 中
condition-on-quantity = `{ $key }` 是数量列：写一个数，或 {"{"} min = …, max = … {"}"}（单位 { $unit }）
condition-without-bounds = `{ $key }` 缺少 `min` 或 `max`
not-a-month-or-day = `{ $written }` 应为月份（2020-11）或日期（2020-11-30）
blank-cell = `{ $column }` 不能为空
file-without-header = 文件为空，第一行应是表头（{ $known }）
cell-without-header = 单元格 `{ $cell }` 上方没有表头
catalog-unclosed-quote = 引号在此打开，没有收尾
unknown-column = 没有名为 `{ $name }` 的列
unknown-column-hint = 可用的列：{ $all }
column-twice = `{ $id }` 列出现两次
missing-column = 缺少 `{ $id }` 列
want-text = 文字
want-texts = 文字或文字列表
want-number = 数
want-whole = 不小于 0 的整数
want-flag = true 或 false
want-table = 表
want-date = 日期（如 "2020-11" 或 "2020-11-03"）
is-text = 文字 "{ $value }"
is-number = 数 { $value }
is-date = 日期 { $value }
is-list = 列表
is-table = 表
is-plain = { $value }
wrong-type = `{ $key }` 应为{ $want }，实为{ $is }
unknown-value = `{ $key }` 为 `{ $word }`，可用的是 { $known }
unknown-key = `{ $name }` 中没有 `{ $key }` 这一项
unknown-key-hint = 可用的是 { $all }
missing-key = `{ $name }` 缺少 `{ $key }`
bad-id = 编号 `{ $id }` 只能用小写字母、数字和下划线，并以字母开头
unknown-unit = 不认识单位 `{ $name }`
unknown-unit-hint = 单位如 亩、万元、吨、人、户、%、公斤/亩；其他单位用 [unit.名称] 声明
unit-clash = `{ $name }` 已是单位 { $with } 的名称
unit-clash-hint = 所指即该单位的，删去本表；另有所指的，另取名称
bad-unit-name = `{ $name }` 不能作单位名称：不得为空，不得含 `/`，不得以数字、正负号、小数点或括号开头
times-without-of = `times` 须与 `of` 同用：`of` 写明是哪个单位的倍数
unit-counts-as-its-base = `counts` 只用于自成一类的单位；写了 `of` 的，是否计数随该单位
unit-of-itself = 单位互相引用成环：{ $way }
unit-of-compound = { $unit } 是比值单位，不能再作倍数的基础
bad-unit-times = `times` 应大于 0，不超过 15 位数字，其中小数不超过 9 位
unknown-level = regions.csv 中没有级别 `{ $name }`，有 { $known }
region-ends-before-it-begins = `valid_to` 早于 `valid_from`
merged-without-end = `{ $name }` 已并入其他地区，须填撤销日期（`valid_to`）
merged-into-itself = `{ $name }` 不能并入自身
merged-into-ended = `{ $name }` 于 { $last } 撤销，次日 `{ $into }` 并不存在
not-a-date = `{ $written }` 不是日期
region-code-twice = 代码 `{ $code }` 与第 { $first } 行重复
tile-half = `row` 与 `column` 须同时填写：分别为地区在示意图中的行和列
tile-not-a-place = `{ $written }` 不是示意图中的位置：须为1至{ $most }的整数
tile-twice = 第 { $line } 行的“{ $name }”与第 { $first } 行的“{ $other }”占同一格（第{ $row }行第{ $column }列）
unknown-parent = 上级 `{ $parent }` 不在 regions.csv 中
no-root-region = 没有上级为空的地区（最上一级）
second-root-region = 上级为空，但第 { $line } 行的 `{ $name }` 已是最上一级
circle-of-regions = `{ $name }` 的上级绕回自身
bad-scope = 范围写区划代码，或 `each township`
scope-level-differs = `{ $name }` 的级别是 `{ $is }`，不是 `{ $level }`
empty-scope = 范围内没有地区
scope-unknown-region = 没有地区 `{ $name }`
scope-region-dissolved = `{ $name }` 已于 { $last } 撤销
scope-region-ambiguous = `{ $name }` 可指 { $could }，请写区划代码
not-a-number = `{ $written }` 不是数
number-in-scientific-notation = `{ $written }` 是科学计数法，位数已丢失
too-many-digits = `{ $written }` 位数过多
target-unit-differs = 单位 { $unit } 不能换算成指标的单位 { $wanted }
bad-tolerance = 容差 `{ $written }` 应为 0 到 100 之间的百分数（5%）或百分点（2个百分点）
points-of-no-rate = `{ $written }`：百分点只用于比率，该指标的单位是 { $unit }
far-without-effect = 该 `{ $kind }` 目标不用 `far`；它用于 keep，以及没有期限的 within
keep-without-effect = `{ $kind }` 目标不用 `keep`
negative-term = `{ $column }` 不能为负数
bad-limit = `limit` 应为每年的增幅（大于 0 的百分数，如 3%），不是 `{ $written }`
bad-plan = 计划 `{ $written }` 应为 linear、season、step 或节点 2021-12=9;2022-12=11
season-for-flows-only = 按季节的计划只用于按期累计的指标，`{ $id }` 不是
done-is-a-step = `done` 目标一律按 `step`
milestones-without-due = 有节点的计划需要 `due`
bad-milestone = 节点 `{ $part }` 应写作 2021-12=9
milestone-not-before-due = 节点 { $at } 应早于 `due` { $due }（到期值就是目标值）
milestone-before-from = 节点 { $at } 早于 `from` { $from }
milestones-out-of-order = 节点 { $at } 应在 { $last } 之后
unknown-reference = `@{ $name }` 应为 { $known } 之一，如 `@平均*90%`
bad-reference-factor = 倍数 `{ $written }` 应为大于 0 的数或百分数
relative-kind = 相对目标只能是 reach 或 keep
relative-plan = 相对目标的计划只能是 linear 或 step
relative-column = 相对目标不用 `{ $column }`；容差写成 `@mean*98%`
relative-root = 全域没有可比的地区
relative-to-a-sum = 各地之和不能作为一地的标准：这个指标逐级相加，请用 `@平均`
relative-column-earlier = 与以往数值比较的目标不用 `{ $column }`
relative-to-no-baseline = 该指标从 0 起累计，基数的若干倍仍是 0；请用 `@上年同期` 或年份，如 `@2019`
relative-to-a-later-year = { $number }年在期限之后
reference-before-start = 目标参照 { $needed } 的数，而 { $start }（`start`）以前的数据不计入：请提前 `start`，或直接写目标值
targets-more-than-whole = { $n }/{ $of }个下级地区的目标合计{ $sum }{ $unit }，比{ $region }的目标{ $value }{ $unit }多{ $by }{ $unit }
targets-less-than-whole = { $n }/{ $of }个下级地区的目标合计{ $sum }{ $unit }，比{ $region }的目标{ $value }{ $unit }少{ $by }{ $unit }
target-unapproved = 这一行替换了第{ $line }行的目标，未见批准文件
target-unapproved-hint = 请在 `approved_by` 写批准文号，在 `reason` 写调整原因
targets-do-not-add-up-hint = 核对分解方案；层层加码或留有余量时可不改
hidden-indicator-target = 指标 `{ $id }` 是辅助指标（hidden），不能设目标
target-below-root = 报送数据 `{ $id }` 没有地区列，只能对全域设目标
unknown-word = `{ $column }` 为 `{ $written }`，可用的是 { $known }
kind-against-better = `{ $kind }` 与指标 `{ $id }` 的 better = "{ $is }" 相矛盾
date-before-from = `{ $column }` { $later } 早于 `from` { $from }
fixed-target-value = `{ $kind }` 的目标值只能是 { $fixed }，写的是 { $is }
upper-without-effect = `{ $kind }` 目标不用 `upper`
upper-below-value = `upper` 小于 `value`
baseline-of-a-flow = 按期累计的指标从 0 起算，`baseline` 不能是 { $written }
split-without-plan = `split`（均衡分解）用于按期限推进的任务，该目标没有这样的计划
split-within-a-year = 计划不超过一年，按月均摊即为文件明确；`split`（均衡分解）用于跨年度而文件未分解年度任务的目标
stated-without-yearly-figures = 计划超过一年而没有节点；文件未分解年度任务的，`basis` 请写 `split`（均衡分解）
duplicate-target = 与第 { $first } 行是同一目标（指标、范围、类型、起止相同）；修改目标时给旧行填 `until`
bad-lead-placeholder = `{ $written }`：`lead` 中只能单独写 {"{"}region{"}"}
lead-of-each-no-unit = `{ $lead }` 不是一个具体单位，各地的结果无人负责
lead-of-each-no-unit-hint = `lead` 请写 {"{"}region{"}"}，即由该地区自行负责；主管部门写在 `oversight`
lead-no-unit = `{ $lead }` 不是一个具体单位，无法发函；请写明牵头单位

# The files that departments send
feed-files-unlisted = 无法列出报送文件：{ $why }
and-more-rows = { $first }；该列另有{ $more }行同样
missing-period = 该报送没有日期列，文件名中也没有报送期（{ $every }）；请在文件名中写明，如 -{ $example }；本文件未采用
name-without-pattern = 文件路径与 `period` 所写位置不符：`{ $pattern }`
name-with-several = `period`（`{ $pattern }`）与文件路径有几种相符的读法：{ $periods }；请写得更具体
name-without-year = 文件名中的报送期（{ $every }）没有年份，文件夹名和表格标题中也没有
name-not-used-hint = 请在文件名中写明报送期，或在 onpace.toml 的该报送中写 `period`；本文件未采用
name-by-rows-hint = 本文件按各行日期确定报送期；可更改文件名，或修改 onpace.toml 中该报送的 `period`
not-one-of = 应为以下之一：{ $list }
not-one-of-near = 应为以下之一：{ $list }；是不是“{ $near }”？
number-expected = 应为数字，单位{ $declared }
destroyed-number = 数字已被电子表格改成科学计数法，可能丢失数位；应为普通数字，单位{ $declared }
unit-doubled = 该列单位已是{ $unit }，“{ $cell }”的含义不明；请写数字，或连同单位写全
unit-not-convertible = 单位{ $unit }不能换算成{ $declared }
below-min = 不应小于{ $min }
above-max = 不应大于{ $max }
number-too-long = 数字过长：整数部分不超过15位，小数部分不超过18位
required-blank = 必填列“{ $name }”没有填写
number-run-together = 数字中夹有换行、角标或带圈的字符，无法判断
number-of-two-scripts = 数字混用了几种文字的数码，无法确定数值
destroyed-text = 此处文字已损坏（含替代字符）：报送前已坏，或由不同编码的文件拼接而成；请用原始文件重新导出
destroyed-month = 可能是 { $year }.10 被电子表格截去了末位的0；请写 { $year }-10 或 { $year }-01
date-of-parts = 日期由{ $parts }合成，这些单元格不能合成日期，且每一项都须填写
date-expected = 应为日期，如 2020-11-03、2020年11月、202011
date-expected-dmy = 应为日期，如 3/11/2020（11月3日）、2020-11-03
date-expected-mdy = 应为日期，如 11/3/2020（11月3日）、2020-11-03
date-of-no-day = 该月没有这一天
destroyed-id = 编号已被电子表格改成科学计数法，丢失了数字；请把该列设为文本后重新导出
region-dissolved = { $name }已于{ $last }撤销，该行日期在其后；请改填承接其职责的地区
unknown-region = 地区不在 regions.csv 中（按代码、全称、已登记别名匹配）
unknown-region-near = 地区不在 regions.csv 中（按代码、全称、已登记别名匹配）；是不是“{ $near }”？
region-elsewhere = { $above }没有该地区；同名的有：{ $candidates }
ambiguous-region = 地区名称不唯一，可能是：{ $candidates }；请改填代码或带上级地区的全称
subtotal-differs = { $region }的“{ $header }”为{ $stated }，与其下{ $count }行之和{ $sum }不一致；合计行不计入
column-gone = 没有“{ $header }”列，上一个文件（{ $before }）有；本文件按该列空白处理
column-gone-hint = 列名变了的，请在 onpace.toml 的 { $id } 中补上别名
mixed-periods = “{ $header }”在此写的是{ $written }，别处写的是月份；同一个月的两种写法算作两个主键，互不更正，可能重复计入
mixed-periods-hint = 请统一写成月份，如 2020-11
rows-alike = 与第{ $first }行完全相同的行另有{ $more }行；该报送没有主键，均已计入
region-under-two-names = { $name }在此写作{ $alias }，第{ $line }行又写本名；两行按两地均已计入，如系同一行重复填报，请删去其一
same-file = 与{ $used }逐字节相同；其中的行只计一次
rows-in-another-file = 本文件的{ $count }行全部同时见于{ $other }；该报送没有主键，这些行计了两次
rows-in-another-file-hint = 请将能识别一行的列声明为 key；如每个文件都是全量，请写 files_are = "full"；否则请移去其中一个文件
nil-of-no-period = 文件没有数据行，文件名中也没有报送期，无法认定是哪一期的零报告；请在文件名中写明，如 -2020-11
lone-date = { $written }比文件中其他日期晚一年以上，且仅此一行；该行仍计入该日期，但不据此认定文件已报送其间各期
row-of-refused-file = 所在文件的其他行未采用的过多，本行随文件未采用
file-refused = 文件共{ $rows }行，{ $rejected }行未采用，超过{ $limit }%：整个文件未采用
file-refused-whole = 文件的{ $rows }行全部未采用：整个文件未采用
column-refused = { $column }：{ $rows }行中有{ $count }行（{ $share }%）未采用：{ $why }
column-refused-such-as = { $column }：{ $rows }行中有{ $count }行（{ $share }%）未采用，如{ $examples }：{ $why }
column-refused-hint = 如单元格填写无误，则是目录的读法有误：请核对 onpace.toml 中该列的表头、类型和单位
column-named = “{ $header }”列
whole-row = 整行
list-shrank = 本清单缺少上一份清单（{ $other }）{ $had }行中的{ $lacks }行，均视为已终止
list-shrank-hint = 如文件只报新增或变动，或一份清单分几个文件报送，则不应写 files_are = "full"
sender-differs = 按文件名是{ $by_name }所报，表头上方填报单位却是{ $by_cell }；本文件未采用，请核实是谁所报
unexpected-sender = { $region }不在本报送的填报地区之列
sender-no-region = 表头上方的填报单位“{ $written }”不是 regions.csv 中的地区，不知是谁所报
sender-unknown = 不知是谁所报：文件名和表头上方均未写明
sender-unknown-hint = 请在文件名中 `files` 的 {"{"}region{"}"} 处写明地区，或在表头上方写“填报单位：…”
duplicate-key = 与第{ $line }行主键相同而内容不同（{ $differs }），均未采用；请核实后只保留一行
implausible-unit = “{ $header }”为{ $after }，上期（{ $file }第{ $line }行）为{ $before }，相差约一万倍
implausible-unit-hint = 是否把“万”漏写或多写了？请核对单位
implausible-jump = “{ $header }”为{ $after }，上期（{ $file }第{ $line }行）为{ $before }，变动超过{ $jump }倍
rows-after-period = 有{ $count }行的日期晚于文件所报的{ $period }，第一行在此；这些行计入其日期所在的月份
part-exceeds-whole = 其中项的“{ $header }”为{ $part }，大于其所属的第{ $above }行{ $all }
own-level-row = “本级”行不在 regions.csv 中，未计入；如应计入，请将其登记为地区或别名
total-of-nothing = 合计行的“{ $header }”为{ $stated }，但没有它所合计的行；合计行不计入
total-of-nothing-hint = 如指某一地区本身，请写其全称或代码
rows-used = 采用
rows-below = 其下
rows-above = 其上
total-differs = 合计行的“{ $header }”为{ $stated }，与{ $whose }的{ $count }行之和{ $sum }不一致；合计行不计入
mean-differs = 平均行的“{ $header }”为{ $stated }，与{ $count }行的平均数{ $mean }不一致；平均行不计入
running-total-differs = “{ $header }”的本期累计为{ $stated }，而上期累计{ $prior }与本期{ $now }之和为{ $sum }；累计行不计入
second-table = 此处起是另一张表，其{ $count }行未采用；如属本报送，请另存为单独的文件
stated-unit-unused = 表上方写明单位是{ $unit }，而没有一列是这样的单位；数据按目录规定的单位读取
stated-unit-unread = 表上方写明的单位“{ $unit }”无法识别；数据按目录规定的单位读取
stated-unit-unread-hint = 请改写为项目已有的单位，或在onpace.toml中声明该单位：[unit."…"]
note-unit-differs = 表后写明单位是{ $unit }，而数据按{ $used }读取
note-unit-differs-hint = 请把单位写在表上方或表头中
empty-workbook = 工作簿没有可见的、有内容的工作表
missing-sheet = 工作簿中没有名为“{ $name }”的工作表，有：{ $sheets }；本文件未采用
several-sheets = 采用了工作表“{ $chosen }”；表头相符的还有：{ $others }，未采用
several-sheets-hint = 可在 onpace.toml 的该报送中用 sheets 指明
several-sheets-each-hint = 工作表名写有报送期或地区：在 onpace.toml 的该报送中写 sheets = "each"，各表分别按一份报表读取；写表名则只读该表
sheets-hidden = 下列工作表已隐藏，未读取：{ $sheets }
sheets-hidden-hint = 属于报表的请取消隐藏；不是报表的可不理会
sheets-unread = 下列工作表名中既无报送期也无地区，未读取：{ $sheets }
sheets-unread-hint = 请以报送期或地区命名工作表；不是报表的可不理会
sheet-sender-differs = 按文件名是{ $by_name }所报，按工作表名是{ $by_sheet }，后者不在前者之内；本工作表未采用
uncomputed-formulas = 有{ $count }个公式没有保存计算结果，按空白处理；第一个在此
uncomputed-formulas-hint = 用电子表格软件打开并重新保存
no-line-ends = 从该行起过长而没有换行，不是表格；本文件未采用
feed-no-regular-file = 不是文件，而是管道、设备或文件夹；未打开
feed-file-changed = 读取期间该文件一再变动，未采用其中任何一行
feed-file-changed-hint = 请待写入完成后重新运行
feed-file-unreadable = 无法读取文件：{ $why }
not-text = 文件不是 UTF-8、GB18030 或 UTF-16 文本，未采用
not-text-hint = 请用原始文件重新导出；编码确实不同的，可在 onpace.toml 的该报送中写明 encoding
wrong-encoding = onpace.toml 写明编码为 { $declared }（encoding），文件却不是；本文件未采用
wrong-encoding-hint = 删去 encoding 则按文件内容判断
table-too-narrow = `{ $id }` 列位于第{ $position }列，而表中只有{ $width }列
no-period-headings = 本行表头中没有时间（如 1月、2024-03、2024年3月），而 `unpivot` 要求将其转为行
no-region-headings = 本行表头中没有 regions.csv 所列地区，而 `unpivot` 要求将其转为行
no-listed-headings = 本行表头中没有 `unpivot` 所列的任何一项：{ $list }
table-too-narrow-hint = 单元格以其他符号分隔的，请在该项报送中写明 `delimiter`
two-sub-headings = 表头下并列多个数值（如“{ $first }”“{ $second }”），无法判断 `{ $column }` 取哪一个
two-sub-headings-hint = 请在取数值的列的 `header` 中写明所取的下级表头
heading-in-doubt = 表头“{ $name }”只能按另一种写法理解，旁边的表头两可，无法判断；请在该报送中写明 dates（"dmy"、"mdy"）；2010-11 表示年度的，请写明 year_starts
no-such-sub-heading-below = “{ $name }”之下没有“{ $wanted }”，而其他时间之下有；取数值的列的 `header` 写的是它
no-such-sub-heading = 下级表头中没有“{ $wanted }”，而取数值的列的 `header` 写的是它
heading-without-year = 表头“{ $name }”没有年份，文件名、文件夹和表上方标题中也都没有
heading-of-which-year = 表头“{ $name }”没有写明属于哪一年度，是从1月起算，还是从本项目的年度起始月份起算，无法确定；请连同年份写明，如 2020 Q1 或 2020/21 Q1
heading-without-year-hint = 请在文件名中写明年份，如 kpi-2024.csv
too-many-headings = 应转为行的表头超过{ $most }个
heading-no-period = 表头“{ $name }”（第{ $cell }列）下是数字，但不是时间；该列单元格未计入
heading-no-region = 表头“{ $name }”（第{ $cell }列）下是数字，但不是 regions.csv 所列地区；该列单元格未计入
heading-of-two-years-hint = 跨两个日历年的年度不从1月开始；请在 onpace.toml 中用 `year_starts` 写明起始月份
unknown-heading-hint = 该列如不采用，请在报送数据中声明为一列；如为若干地区的合称，请列入 `not_regions`
line-total-differs = 本行“{ $header }”为{ $stated }，而其所含各单元格相加为{ $sum }；合计数不采用
header-twice = 表头“{ $name }”出现两次（第{ $first }列和第{ $second }列），无法判断采用哪一列；本文件未采用
header-twice-hint = 有上级表头的，可在 onpace.toml 的 header 中写“上级表头+本级表头”；否则请删去多余的列
header-unit-differs = 表头“{ $name }”的单位是{ $written }，而目录规定的是{ $unit }，两者不能换算；本文件未采用
empty-file = 文件没有内容；本文件未采用
web-page = 文件是网页（HTML/XML），不是表格；本文件未采用
web-page-hint = 用电子表格软件打开后另存为 xlsx
wrong-header-line = onpace.toml 写明表头在第{ $line }行（header_line），该处没有全部必填列；本文件未采用
missing-header = 前{ $rows }行内没有同时含有全部必填列的表头行，缺少：{ $missing }；本文件未采用
missing-header-quote = 第{ $line }行有不成对的引号，引号之间的内容连成了一格；请先改正
missing-header-near = 相近的列名有：{ $hints }；可在 onpace.toml 的 header 中补上别名
header-unit-open = 表上方写有{ $first }和{ $second }，无法判断“{ $name }”用哪一个；本文件未采用
header-unit-twice = 表头“{ $name }”写明单位是{ $first }，其下一行写的却是{ $second }；本文件未采用
header-unit-open-hint = 请把单位写入表头，如“{ $name }({ $first })”
unclosed-quote = 引号没有闭合；从下一行继续读取
stray-quote = 引号之后还有内容，无法判断其含义；内容含引号时应写成两个引号
encoding-guessed = 文件不是 UTF-8，已按 { $label } 读取，读出的文字如：{ $sample }
missing-header-guessed = 文件不是UTF-8编码，按{ $label }读取，读出的文字如：{ $sample }。如为乱码，请在该项报送中写明正确的 `encoding`，或将文件另存为UTF-8
encoding-guessed-hint = 文字无误的，请在该报送中写明 encoding = "{ $label }"；是乱码的，请写明正确的编码，或另存为 UTF-8
unknown-encoding = 没有“{ $label }”这种编码；可写 utf-8、gb18030、windows-1252、shift_jis 等
number-of-other-mark = 应为数字，单位{ $declared }；此处小数点似为“{ $mark }”：该列确是如此的，请在该报送中写明 decimal = "{ $mark }"
number-in-doubt = 该列另有单元格只能以“{ $mark }”为小数点，此处两可，无法判断；请在该报送中写明 decimal = "{ $mark }"，或更正那些单元格
share-in-doubt = 该列另有单元格带百分号，此处是比例还是{ $unit }无法判断；请全列统一
month-in-doubt = 同列其他月份写作两位，“2020.1”可能是1月，也可能是被表格软件去掉0的10月；请写作 2020-01 或 2020-10
date-in-doubt = 该列另有单元格的日期顺序不同，此处两可，无法判断；请在该报送中写明 dates（"dmy"、"mdy"）；2010-11 表示年度的，请写明 every 和 year_starts
date-longer-than-own = 同列其他单元格的时间不长于报送周期（{ $every }），此处更长，可能是若干周期的合计；请删去此类行，或另设 every 相符的报送
date-of-other-order = 此处年份在后：该列确是如此的，请在该报送中写明 dates = "{ $order }"
date-of-either-order = 此处年份在后，日和月的先后无法判断：请在该报送中写明 dates = "dmy" 或 dates = "mdy"
date-names-years = 应为月份；此处似为跨年的年度：该报送应为 every = "year"，并在项目中写明 year_starts
censored-number = 此处只说明大于或小于某数，不是数字
footnote-mark = 此处带有注释符号；请另列填写
too-few-cells = 该行有{ $cells }个单元格，全表为{ $width }个；可能缺少分隔符，各单元格是否错列无法判断
header-width = 表头有{ $width }个单元格，其下各行有{ $rows }个：表头缺少或多出一项，各列无法对应
header-width-hint = 请补上缺少的表头，或删去多余的表头
row-unit-not-convertible = 该行所写的计量单位“{ $unit }”不能换算成{ $declared }
extra-cell = 该行有{ $cells }个单元格，表头只有{ $width }个；含分隔符的内容应加引号
cell-beyond-header = 表头有{ $width }列，该行在其右侧还有内容（至第{ $cells }列）；请删去，或补上表头
no-header = 没有像表头的行
column-without-header = 第{ $n }列没有表头，记为 column_{ $n }
encrypted = 工作簿有密码保护，未采用
binary-workbook = 文件是 xlsb 二进制工作簿，无法读取，未采用
several-tables-packed = 压缩包中有几张表：{ $names }；一个文件只能是一张表，本文件未采用
unpack-hint = 请解压到该报送的文件夹中
not-a-workbook = 文件是压缩包或其他办公文档，其中没有工作表，未采用
broken-workbook = 工作簿已损坏（{ $part }：{ $why }），未采用
too-large = 文件超出上限：{ $what }至少为{ $found }，上限为{ $most }；本文件未采用
too-large-hint = 删去表外的内容后另存为 xlsx，或将该工作表另存为 CSV UTF-8
limit-file = 文件大小（MiB）
limit-xls-file = xls 文件大小（MiB）
limit-parts = 压缩包内文件数
limit-directory = 压缩包目录大小（MiB）
limit-ends = 压缩包目录数
limit-expanded = 解压后大小（MiB）
limit-list = 工作表清单大小（MiB）
limit-ratio = 解压倍数
limit-piece = 单个单元格大小（MiB）
limit-depth = XML 嵌套层数
limit-rows = 行号
limit-columns = 列号
limit-cells = 单元格数
limit-text = 文字总量（MiB）
limit-strings = 不同文字数
limit-formats = 单元格格式数
limit-sheets = 工作表数
limit-merged = 合并区域数
limit-merged-cells = 合并区域的单元格数
encrypted-hint = 在“文件 → 信息 → 保护工作簿”中取消密码后另存，或将该工作表另存为 CSV UTF-8
other-format-hint = 另存为 xlsx 或 CSV UTF-8
broken-workbook-hint = 用电子表格软件打开并修复后，另存为 xlsx 或 CSV UTF-8

# Steps, methods and sources of explanations
explain-month = { $year }年{ $number }月
methods-disagree = 各方法的判定相差超过一档，使用前请核对各方法的前提
method-name-pace = 序时进度
method-name-statcan = 年均增速（加拿大统计局）
method-name-destatis = 五年趋势（德国联邦统计局）
rating-met = 已完成
rating-on-pace = 达到序时进度
rating-behind = 未达序时进度
rating-far-behind = 明显滞后
rating-achieved = 目标已实现
rating-substantial = 进展显著
rating-moderate = 进展一般
rating-limited = 进展有限
rating-deterioration = 恶化
rating-sun = 晴
rating-lightly-clouded = 少云
rating-cloud = 多云
rating-storm = 雷雨
why-zero-base = 起点为0，没有增速可言
why-zero-target = 目标为0，没有增速能达到
why-sign-change = 数值正负变号，不能计算增速
why-one-value = 只有一个数据，看不出变化
why-no-rate = 增速无法计算
why-no-due = 文件未规定完成时限
why-state = 要求保持状态，各方法同样按是否达标判定
why-nothing-owed = 尚无应完成的任务
why-no-value = 没有可用的数值
why-no-target = 未设目标
why-counts = 达标地区个数只按进度比判定
step-value = 现值 A
step-baseline-zero = 基期值 B（累计从零起）
step-baseline-first = 基期值 B（起始月及以后首个数值）
step-baseline-stated = 基期值 B（文件给定）
step-target = 目标 T
whose-root = 全域
whose-parent = 上级
whose-mean = 各地平均
whose-last-year = 上年同期
whose-baseline = 基数
whose-year = { $year }年
step-target-relative = 目标 T（R 为{ $whose }）
step-verdict = 判定
plan-linear = 均速
plan-milestones = 分阶段目标
uneven-year-late = `{ $id }` 上年各月并不均衡：到 { $month } 累计占全年的比重低于平均进度 { $points } 个百分点，按月均分的计划前紧后松
uneven-year-early = `{ $id }` 上年各月并不均衡：到 { $month } 累计占全年的比重高于平均进度 { $points } 个百分点，按月均分的计划前松后紧
uneven-year-hint = 写 plan = season（按上年同期节奏）或写明各节点，如 2021-06=30%;2021-09=80%
value-before-from = `{ $id }` 在 { $from } 没有数值，而此前一期有；基数以 `from` 当期及以后的首个数值为准
value-before-from-hint = 基数本是上期数的，把 `from` 改为上期，或在 `baseline` 写明数值
plan-season = 按上年同期节奏
plan-step = 到期一次完成
step-elapsed = 应完成份额 f（序时进度，{ $plan }）
step-expected-paced = 序时应达 E
step-expected = 应达 E
step-gap-to-plan = 较序时进度（负为欠）
step-gap-to-target = 距目标
step-progress = 任务完成
step-pace = 进度比
step-completion = 完成率
step-months-behind = 滞后月数（负为超前）
step-required = 后期每期需完成
step-recent = 近三期平均增量（不足三期的按已有各期）
step-projected = 按近期速度到期可达
step-projected-last-year = 参照上年同期走势到期可达（R为上年后续各月数按今年前期比例折算）
provenance-inferred = 推定：时限或范围由编制目录者确定
provenance-split = 均衡分解：文件明确目标和期限，未分解年度任务
provenance-stated = 文件明确
provenance = { $source }（{ $file } 第{ $line }行；{ $basis }）
kind-reach = 达到
kind-keep = 保持
kind-within = 保持在区间内
kind-zero = 清零
kind-done = 建成
kind-all = 全部完成
basis-own-targets = 按各地区自己的目标
basis-members = 各地区都应完成
basis-weights = 按各地区分母所占比重
basis-amounts = 按各地区数量
basis-unsplit = 文件未分解到各地区，只列数值和变化

# The template of the Word document
published-differs = 未写入：`{ $folder }` 中的公开版已经公布，其中有{ $count }个数字将会改变
published-file-differs = 未写入：`{ $folder }` 中的公开版已经公布，且未附数据，其中的文件 `{ $file }` 将会改变
published-figure = { $name }（{ $region }）：{ $old } → { $new }
published-not-printed = 不公布
published-differs-hint = 对照前后两版，可能推算出不公布的数字；确需更正的，加 --republish 重新公布，新版将注明
republished = 本版更正此前公布的数字{ $count }个
public-undecided = 未生成公开版：下列指标以人、户或企业为单位，或者所用报送含有保密列，而没有写明 `protect`：{ $indicators }
public-undecided-hint = 请逐个写明 `protect = "person"`、`"household"` 或 `"enterprise"`；确认不涉及任何个人和单位的，写 `protect = "none"`
public-single-amounts = 不制作公开版：下列指标会公布非公开列中的单个数值（平均、最小、最大或者上报原数）：{ $indicators }
public-few-rows = 不制作公开版：{ $id }是非公开列的合计，{ $month }仅有{ $rows }行，至少须有10行
public-private-hint = 此类指标请写明 hidden = true 不列入报告，或者改为统计行数
public-without-values = 公开版不写 values.csv：其中的数会说出其他文件隐去的数。
template-not-word = 不是 Word 文档（.docx）
template-too-large-unpacked = 解压后过大
template-not-plain = 不是普通的 .docx 文档（如带宏，或为严格格式）
template-part-unreadable = { $part } 读不出来：{ $why }
template-without-content = 没有内容为“{"{{"}正文{"}}"}”的段落
template-content-not-alone = “{"{{"}正文{"}}"}”没有单独成段：应在正文里独占一段，不在表格、文本框内，不与分节符同段，只出现一次
template-content-hint = 在 Word 里加一段，只写 {"{{"}正文{"}}"}，正文就放在那里
template-format-hint = 在 Word 或 WPS 里另存为 .docx
confirm-too-many-units = 有{ $units }个单位须核对，核对表一个单位一张，最多{ $most }张：未写 confirm.xlsx

# Writing a report
not-our-report = 未写入：`{ $folder }` 不是本程序生成的报告
foreign-file = 未写入：`{ $path }` 不是报告的一部分，替换会使其丢失
file-in-use = 未写入：`{ $path }` 正被其他程序占用
folder-locked = 未写入：另一个 onpace 正在写 `{ $folder }`
cannot-write = 无法写入 `{ $path }`：{ $source }
edition-public = 公开版
edition-internal = 内部版
other-edition = 未写入：`{ $folder }` 里是{ $edition }报告
other-edition-hint = 两种版本请分开存放：用 --out 另指一个文件夹
not-our-report-hint = 请另选一个文件夹（--out）
foreign-file-hint = 请先将它移走，或另选一个文件夹（--out）
file-in-use-hint = 请关闭在 WPS、Word 或 Excel 中打开的报告后重试
folder-locked-hint = 请等它结束后重试
bad-name = 输出文件名 { $name } 不可用：{ $why }
bad-name-hint = 请给指标换一个标识
write-denied-hint = 文件可能正在 WPS、Excel 等程序中打开，或者您没有该文件夹的写权限
disk-full-hint = 磁盘空间不足，请清理后重试
cannot-write-hint = 请检查该位置，或另选一个文件夹（--out）
cannot-replace-hint = 该文件夹是挂载点或来自容器镜像，不能改名替换；请先移走，或另选一个文件夹（--out）
name-empty = 路径为空、为绝对路径或有空段
name-with-dots = 含有 `.` 或 `..`
name-character = 含有字符 { $c }
name-ending = 以点或空格结尾
name-reserved = 是系统或本程序保留的名称
name-too-long = 超过 255 字节
name-clash = 在不区分大小写的系统上与 { $other } 冲突

# Making a report
accumulated-less = { $region }“{ $name }”{ $month }的本年累计数比上月少{ $by }{ $unit }
where-without-rows = { $id }：没有任何一行的“{ $column }”写作“{ $text }”，该指标无数据
where-without-rows-hint = 如确未发生，请在该列的 one_of 中列出此项，则计为0；否则请按文件中的写法填写
accumulated-less-hint = 请报送单位核对该月累计数
template-unusable = 模板 `{ $name }` 不能用：{ $why }

# The program
previous-public = --previous 不用于公开版：前后两版之差可能透露不公布的数。
previous-no-report = --previous：{ $shown } 里没有 onpace 的报告（manifest.json）。请给出已发布的报告文件夹，如 reports/2020-10。
previous-unreadable = --previous：{ $file } 读不出来：{ $why }
previous-out-of-time = --previous：{ $shown } 是{ $month }的报告，不早于本期（{ $as_of }）或早于项目的起始月，无法对照。
previous-other-edition = --previous：{ $shown } 是 { $there } 版，本次是 { $edition } 版，不能对照。
previous-edited = --previous：{ $shown } 的 report.json 写出后被改动过，以改动后的数为准
previous-other-project = --previous：那份报告里没有本项目的任何指标，不是同一个项目的报告。
no-project = { $folder } 里没有 onpace.toml，不是项目文件夹
no-such-indicator = 目录中没有指标 `{ $id }`
no-such-region = 没有地区 `{ $written }`
rows-do-not-add-up = { $file }：行数核对不平。
catalog-errors = 目录有{ $count }处错误，未生成报告。
as-of-chosen = 截至月份取{ $month }：应报的{ $n }项报送数据均已收到。
as-of-chosen-still-out = 截至月份取{ $month }：应报的{ $of }项报送数据已收到{ $n }项，尚未收到：{ $out }。
as-of-before-start = { $month }早于项目的起始月{ $start }。
as-of-unknown = 没有任何报送文件，请用 --as-of 指定月份。
chart-file-ending = { $out }：图只能写成 .png、.svg 或 .pdf 文件。
cannot-write-file = { $shown } 无法写入：{ $error }
cannot-remove-file = { $shown } 无法删除：{ $error }
missing-glyph = 图中字体没有“{ $c }”（U+{ $code }），以□代替
chart-without-indicator = 这种图要指明一个指标。
chart-without-regions = “{ $id }”的报送数据没有地区列，不能按地区作图；可用 --kind trend。
chart-of-nothing = 没有可画的内容：没有分地区的数据或目标，或者没有上期的数值。
list-more = ……另{ $n }项，用--all全部列出
check-sound = 目录无误：{ $i }项指标，{ $t }条目标；截至{ $a }。
check-feed = { $id }（{ $source }，最近一期{ $last }）
check-header-line = 表头第{ $lines }行
check-revisions = 更正以前报送的数据{ $changed }处，补填空白{ $filled }处
check-cause-in-column = [{ $code }] { $column }：{ $data }行中{ $count }行（{ $share }%）
check-cause = [{ $code }] { $data }行中{ $count }行（{ $share }%）
check-rows = 共{ $rows }行 = 采用{ $used } + 待核实、未计入{ $rejected } + 非数据行{ $skipped } + 已被更正{ $superseded } + 不在统计期{ $out_of_scope }
check-chase = 催报单
check-overdue = { $feed } { $period }（{ $source }，时限{ $due }，{ $overdue }）：{ $missing }；最近报送{ $last }
check-no-deadline = { $feed } { $period }（{ $source }，未规定时限）：{ $missing }；最近报送{ $last }
check-due = { $feed } { $period }（{ $source }，时限{ $due }）：{ $missing }；最近报送{ $last }
diff-unreadable = { $file }读不出来：{ $why }。请给出月份（2020-10）或报告文件夹。
diff-targets = 目标调整
diff-verdicts = 评价变化
diff-new-gaps = 新增差距
diff-closed-gaps = 已消除的差距
diff-restatements = 数值重述
diff-feeds = 报送
diff-added = 新列入
diff-dropped = 不再评价
diff-nothing = 没有变化。
diff-with-as-of = diff 的两个月份直接写：onpace diff 2020-10 2020-11，不用 --as-of。
explain-methods = 各方法对照：
explain-forecast = 预测
explain-no-rows = 该数值没有所依据的行。
explain-rows = 数值所依据的{ $count }行：
explain-rows-unlisted = 该报送的数据量很大，读取时已逐行核验并汇总，不再逐行列出。
explain-rows-more = …… 另{ $hidden }行，用 --rows 全部列出
explain-rejects = 可能影响该数值的未采用行：
explain-revised = 本期文件更正了以下所用行：
explain-head-region = 地区
explain-head-value = 现值
explain-head-change = 环比
explain-head-gap = 差距
explain-rest = 其余
explain-parts = 由谁构成（{ $basis }）：
explain-variation = 波动
read-as-feed = { $written }，表头第{ $line }行，按报送 { $id } 读取
raw-private = 该文件可能属于含保密列的报送 { $id }，--raw 会原样显示；不加 --raw 则以 *** 代替
read-sheets = 工作表：{ $all }；已读：{ $read }（其他用 --sheet 指定）
read-as-no-feed = { $written }，表头第{ $line }行；没有相符的报送，列的类型按内容判断
read-rows = 共{ $rows }行 = 采用{ $used } + 待核实、未计入{ $rejected } + 非数据行{ $skipped } + 重复{ $superseded }
list-more-rows = ……另{ $rest }行，用--all全部列出
skipped-lines = { $kind }：第{ $lines }行
skipped-totals = 合计、平均、累计行
skipped-notes = 说明、标题或重复的表头
skipped-blank = 空行
skipped-groupings = 不计入的分组
skipped-second-table = 另一张表
no-such-feed = 目录中没有报送 `{ $wanted }`
run-written =
    { $counts }
    报告已写入 { $shown }（{ $charts }张图）
run-unchanged = 自上次写出以来没有变化：报告的{ $n }个文件都是最新的。如要重写并再看提示，请加 --no-store。
store-pruned = 已清理{ $files }个文件，{ $bytes }。
store-entries = { $folder }：{ $entries }项，{ $all }
store-private = { $feed }：不留存，因为有不公开的日期、地区或数量列
store-kept = { $feed }：{ $large }个大文件中{ $kept }个不必重读，{ $bytes }
store-outdated = ；{ $old }项已过时，{ $bytes }
store-damaged = ；{ $n }项已损坏，对应文件下次重读
store-key-damaged = 留存的密钥文件 `{ $file }` 已损坏，本次未使用留存，全部文件重新读取
store-key-unreadable = 留存的密钥文件 `{ $file }` 无法读取（{ $why }），本次未使用留存，全部文件重新读取
store-key-hint = 运行 `onpace store clear` 清除留存及密钥，下次运行自动重建，不影响任何数据
store-small = { $small }类报送没有{ $from }以上的文件，每次都读
store-unused = { $n }项已无人使用，{ $bytes }；可用 `onpace store prune` 清理
verify-matches = 一致：{ $n }个文件都能由现有数据重新得出。
verify-catalog = 目录（onpace.toml、targets.csv 等）
verify-version = 程序版本 { $v } → { $now }
verify-edited = 写出后被改动的文件
verify-sources = 变化的来源
verify-verdicts = 评价不同
verify-values = 数值不同
verify-files = 重新生成会不同的文件
verify-no-report = { $folder } 里没有 onpace 的 manifest.json。请给出报告文件夹，如 reports/2020-11。
verify-no-project = { $place } 里没有 onpace.toml；项目如已移动，请用 --project 指明。
severity-error = 错误
severity-warning = 注意
severity-note = 说明
reject-label = 待核

# 首页要点
name-verdict-fact = { $name }（{ $verdict }，{ $fact }）
name-fact = { $name }（{ $fact }）
headline = { $rated }项任务中{ $lagging }项未达要求，居首的是{ $worst }。
headline-well = { $rated }项任务均达到要求，其中已完成{ $met }项。
headline-none = 本期没有可评价的任务。
message-newly = 本期新列入
message-still = 持续滞后
message-recovered = 恢复正常
message-finished = 已经完成
message-best = 进展较快
message-due-soon = 60日内到期
message-outlook = 完成预测
message-asked = 上期要求落实
message-decide = 提请研究
message-trust = 数据情况
message-more = { $list }等{ $count }项
message-of-regions = { $total }个{ $level }中{ $n }个
message-open = 尚有{ $value }
message-running = { $verdict }，连续{ $count }个月
message-finished-now = 本期完成{ $count }项：{ $list }
message-finished-before = 此前完成{ $count }项：{ $list }
message-ahead = 超序时进度{ $points }
message-due = { $due }，{ $verdict }
message-projected = 预计{ $value }，目标{ $target }
message-outlook-unlikely = 难以按期完成：{ $list }
message-outlook-at-risk = 按期完成有风险：{ $list }
message-outlook-likely = 可按期完成：{ $list }
message-asked-tasks = 上期列入滞后的{ $count }项任务中，{ $list }
message-became-met = 已完成{ $count }项
message-became-well = 恢复正常{ $count }项
message-became-lagging = 仍滞后{ $count }项
message-became-unknown = 暂无法评价{ $count }项
message-asked-actions = 整改措施{ $count }项中，{ $list }
message-actions-closed = 本期销号{ $count }项
message-actions-overdue = 已逾期{ $count }项
message-actions-open = 正在推进{ $count }项
message-decide-missed = 逾期未完成，须明确补齐时限：{ $list }
message-decide-unlikely = 预计难以按期完成，须研究补救措施：{ $list }
message-decide-overdue = 整改措施已逾期，须办理延期或者督促办结：{ $list }
message-decide-none = 尚无整改措施：{ $list }
message-feeds-all = { $count }项报送数据均已收到
message-feeds = { $count }项报送数据已收到{ $n }项
message-feeds-partial = 报送不全{ $count }项
message-feeds-unusable = 已收到、待更正{ $count }项
message-feeds-overdue = 逾期未收到{ $count }项
message-feeds-absent = 尚未收到{ $count }项
message-feeds-not-due = 未到报送时限{ $count }项
message-unknown = 无数据的指标{ $count }项
message-provisional = 初步数{ $count }项
course-states = { $first }{ $a }，{ $last }{ $b }；最低{ $low }，最高{ $high }
course-amounts = { $first }当月{ $a }，{ $last }当月{ $b }；最低{ $low }，最高{ $high }
h-signals = 异常波动
head-completion = 完成率
head-net = 净增完成率
head-gap-plan = 较序时进度
head-gap-target = 距目标
head-course = 近13个月走势
head-number = 序号
head-rule = 规则
empty-name = 英文名为空
no-english = 有{ $n }处文字没有英文：{ $texts }
no-english-hint = 指标写 `name_en`，地区在 regions.csv 写 `name_en` 列，其余写在 `[names_en]` 中
own-text-none = （无数据）
own-text-part = 占位符中没有 `{ $part }` 这一项
own-text-due = 该指标没有时限为 `{ $due }` 的目标
own-text-indicator = 占位符中的指标 `{ $name }` 不在指标目录中
backtest-better = { $count }项指标的预测均优于沿用上期数。
backtest-worse = { $count }项指标中有{ $n }项的预测不如沿用上期数，不宜采用：{ $names }。
drawing = 正在绘图、写出报告

# The reference
no-such-entry = 参考手册中没有 `{ $key }`；只写 onpace reference 可列出全部

# What breaks the rules of TOML
toml-full-width = `{ $sign }` 是全角字符
toml-wide-blank = 此处有一个全角空格
toml-full-width-hint = 请切换到英文输入法，改写成 `{ $plain }`
toml-backslash = 引号中的反斜杠是特殊字符的开头
toml-backslash-hint = 路径请用 `/`，或把反斜杠写两次
toml-open-quote = 引号在此打开，没有收尾
toml-open-quote-hint = 在文字末尾补上 { $mark }
toml-open-bracket = `{ $bracket }` 在此打开，没有收尾
toml-open-bracket-hint = 在最后一项后面补上 `{ $closing }`
toml-comment = 这不是注释的写法
toml-comment-hint = 注释以 # 开头
toml-colon = 键和值之间没有 `=`
toml-colon-hint = 写成 `{ $key } = …`
toml-bare-key = 名称 `{ $name }` 要加引号
toml-bare-key-hint = 写成 "{ $name }" = …；onpace.toml 的键都是英文，`onpace reference` 可列出全部
toml-heading-name-hint = 代号用小写字母、数字和下划线，如 [feed.acreage]；中文名称写在下面的 source 或 name 里
toml-open-heading = 小标题不完整：`{ $written }`
toml-open-heading-hint = 写成 [feed.acreage] 这样，单独一行，名称中不留空格
toml-no-key = 此处缺名称
toml-line-hint = 每行或是“键 = 值”，或是小标题，如 [feed.acreage]；文字放在 "…" 中
toml-extended = `{ $name }` 已经有值，下面不能再写内容
toml-extended-hint = 两处删去一处
toml-no-comma = 此处缺一个逗号
toml-no-comma-hint = 括号中的各项用逗号隔开：["a", "b"] 或 {"{"} sum = "area" {"}"}
toml-no-equals = `{ $key }` 后面没有 `=` 和值
toml-no-equals-hint = 写成 `{ $key } = "…"`；名称中有空格的要加引号
toml-rest = `{ $key }` 的值后面还有内容：`{ $rest }`
toml-rest-hint = 一行一个值；整段文字放在一对引号中，注释以 # 开头
toml-separator-hint = 数字不带千分位（写 1000）；几个值放在 [ ] 中
toml-no-value = `{ $key }` 没有值
toml-no-value-hint = 写成 `{ $key } = "…"`，或删去这一行
toml-flag = `{ $written }` 不是“是”“否”的写法
toml-flag-hint = 写 { $meant }，小写，不加引号
toml-date = `{ $written }` 不是日期
toml-date-hint = 月份和日期放在引号中："2024-06" 或 "2024-06-30"
toml-unquoted = 文字 `{ $written }` 没有加引号
toml-unquoted-hint = 写成 "{ $written }"
toml-number = `{ $written }` 不是数
toml-number-hint = 直接写数字，如 1000、0.5；其他内容放在引号中
toml-unreadable = 看不懂这里的写法：`{ $rest }`
key-twice-at = `{ $name }` 在第{ $first }行已经写过
toml-table-twice = 表 `{ $name }` 在第{ $first }行已经写过
table-as-key = `{ $name }` 上面已经写过（作为键，或作为表）
key-twice-hint = 两处留一处；同一张表的内容放在一个小标题下

# The mend of an error of the catalog that names none of its own
mend-example = 写法如：{ $example }
mend-cell = 这一列的写法如：{ $example }
mend-missing-key = 补上一行，如：{ $example }
mend-look-up = `onpace reference { $name }` 可查这里能写什么
mend-date-order = 两个日期有一个不对：后一个不能早于前一个
mend-duplicate-row = 两行删去一行，或改正区分它们的内容
mend-duplicate-header = 每列用各自的表头
mend-duplicate-code = 每个指标用各自的编号
mend-root = 最上级地区的 `parent` 空着，其他地区在 `parent` 中写上级的代码
mend-region-cycle = 改正其中一行的 `parent`，使每个地区都能上溯到最上级
mend-cycle = 其中一处改指别的
mend-kind = 两处改一处；`onpace reference measures-by-kind`、`onpace reference targets.kind` 可查哪些能搭配
mend-unit = 改用能换算的单位（亩与公顷、元与万元）；`onpace reference units` 可查全部单位
mend-bands = 分界之间不留空隙、不重叠；默认 on_pace = 1.0、far_behind = 0.7、points = 10
mend-milestones = 节点按时间先后写，在 `from` 与 `due` 之间：2020-06=4000;2020-09=8000
mend-hidden = 目标改设在材料中列出的指标上，或删去 `hidden`
mend-delete = 删去不需要的一处
mend-missing-column = 在表头补上这一列，中英文都可以
mend-missing-header = 第一行写上表头
mend-extra-cell = 删去多出的单元格；文字中有逗号的，整段放在引号中
mend-unclosed-quote = 在同一单元格内补上引号；文字中的引号写两个
mend-encoding = 另存为 UTF-8 编码
mend-ambiguous-region = 改写地区代码
mend-colours = 每种结论用各自的颜色
mend-id = 代号用小写字母、数字和下划线，如 `tobacco_acreage`；中文名称写在 `name` 中
mend-path = 写项目文件夹中的文件，如 feeds/acreage-*.csv，文件夹之间用 /
mend-missing-file = 把文件放进项目文件夹，或改正文件名
mend-unreadable = 先在其他程序中关闭这个文件，再看能否打开
mend-files-are = 补上 files_are = "full"（每份文件都是完整名单）或 files_are = "changes"（只列新增和变动）
mend-unit-name = 名称以文字开头，不含 `/`
mend-scope = 全域的空着；一个地区写名称或代码；每个乡镇各自要达到的写 `each township`
not-in-one-of-hint = 该列可用的是 { $known }；写法没错的，在那里补上
measure-needs-countable-unit-hint = 改用按个数计的单位，如人、户、个
mend-unknown-region = 写 regions.csv 中的代码或名称
mend-unknown-indicator = 写 onpace.toml 中指标的代号或名称
mend-unknown-feed = 写 onpace.toml 中报送数据的代号：[feed.acreage] 的代号是 `acreage`
mend-blank-cell = 这个单元格空着
mend-edges = 两个数小的在前：`min` 小于 `max`，`value` 小于 `upper`
mend-season = 均速推进的 `plan` 空着；或写节点，如 2020-06=4000;2020-09=8000
mend-escalate = 写 {"`"}escalate = { $least }{"`"} 或更多，或删去这一行
mend-ratio-unit = 写成 "{ $unit }"
mend-ratio-share = 写成 "%" 或 "‰"
mend-unused = 删去这个键，或改动它所配合的内容

# onpace list
counted-regions = { $n }个{ $level }各自
list-feeds = 报送数据（{ $n }）
list-indicators = 指标（{ $n }）
list-targets = 目标（{ $n }）
list-regions = 地区（{ $n }）
list-section = — { $name }
list-every = 周期
list-deadline = 时限
list-files = 文件
list-id = 代号
list-unit = 单位
list-kind = 类型
list-scope = 范围
list-code = 代码
list-parent = 上级
list-targets-of = 目标数
list-hidden = { $name }（不列出）
list-every-day = 日
list-every-week = 周
list-every-month = 月
list-every-quarter = 季
list-every-half = 半年
list-every-year = 年
list-kind-level = 时点
list-kind-flow = 时期
list-kind-running = 累计
list-kind-open = 在办
list-target-reach = 达到
list-target-keep = 保持
list-target-within = 区间
list-target-zero = 清零
list-target-done = 建成
list-target-all = 全部

# 命令行的帮助：命令、参数、示例
help-head-usage = 用法：
help-head-verbs = 命令
help-head-arguments = 参数
help-head-options = 选项
help-options-name = [选项]
help-verb-name = 命令
help-help = 说明某个命令，或列出全部命令
help-onpace =
    序时：承诺的事，按进度了吗？
    读取各部门报送的表格，与政策文件确定的目标逐项比对，生成当月的差距分析报告和图表。
help-onpace-examples =
    从一文件夹的表格到一份报告：
      onpace init 我县                       由文件夹中的表格建立项目
      onpace draft 通知.docx                 从文件中摘出目标
      onpace check 我县                      核对是否都已读懂，还缺什么
      onpace run 我县                        生成最近一个月的报告
    想先看看：
      onpace demo                            写出一个完整的示例项目
      onpace read 3月培训情况.xlsx           只读一个文件：识别出了什么，并输出整理后的表

    退出码：0 完成 · 1 有 --fail-on 所列情况 · 2 目录或命令有误 · 3 有报送数据读不出或对不上 · 4 无法写出

    环境变量：ONPACE_PROJECT 项目文件夹 · ONPACE_LANG 语言（zh-CN 或 en） · NO_COLOR 不用颜色
help-any-help = 显示本说明
help-any-version = 显示版本号
help-any-directory = 如同在此文件夹中运行
help-any-quiet = 除错误和所要的内容外，不作其他说明
help-any-log = 把所有提示追加到此文件，并记下时间和命令
help-any-project = 含 onpace.toml 的项目文件夹；默认取 ONPACE_PROJECT 所指，否则为当前文件夹或其上级中的项目
help-any-as-of =
    报告截至的月份，即数据截止月：2020-11、2020-Q4、2020、2020年11月均可；季度和年份指其最后一个月
    默认取已过完、且至少半数应报的数据已报送的最近月份
help-any-on =
    印发日：据此判断是否超过报送时限，并计算逾期天数
    默认以当月最后一天判断时限，不计报送逾期天数
help-any-lang =
    输出所用语言；默认与项目一致，没有项目时随系统；也可用 ONPACE_LANG 指定
      zh-CN  中文
      en     英文
help-any-no-store = 重新读取所有文件，且不为下次保留
help-any-json = 输出 JSON，供程序读取
help-any-region = 地区的代码或名称；默认为全域
help-any-indicator = 指标的代号或名称，中英文均可
help-any-all = 全部列出，不只列前几项

help-init = 由文件夹里的文件建项目
help-init-examples =
    读文件夹（含下级）里的全部表格，在旁边写出 onpace.toml、regions.csv、空的 targets.csv 和 to-confirm.md，原有文件一概不动。
    每处推断在 onpace.toml 里注明，并列在 to-confirm.md 里；确认之前每份报告都会注明。

    示例：
      onpace init 报表
      onpace init 报表 --yes
      onpace init 报表 --dry-run --json
help-init-folder = 要读的文件夹
help-init-yes = 不提问，推断照单全收
help-init-dry-run = 不写文件，只显示 onpace.toml
help-init-lang =
    项目用的语言；默认随文件
      zh-CN  中文
      en     英文
help-init-title = 项目标题
help-init-root = 全域名称，各地区都是它的下级
help-init-year-starts = 年度从几月开始；默认1月，文件里有 2024/25 这样的年度的为4月
help-init-json = 以 JSON 显示各处推断
help-add = 把报来的文件添进项目
help-add-examples =
    合于某类报送的，按该类的文件名样式和期别复制进去；更正的注明更正。哪类都不合的，另建一类。
    已有文件一概不覆盖，每个文件在 received.csv 里记一行。

    示例：
      onpace add 4月报表.xlsx
      onpace add 报表.csv --feed training --period 2024-04 --by 王某 --on 2024-05-09
      onpace add *.xlsx --project 我县 --dry-run
help-add-files = 报来的文件
help-add-feed = 属于哪类报送；默认取表头相合的
help-add-period = 文件是哪一期的（文件名里没有时）
help-add-by = 经办人
help-add-on = 收到日期；默认当天
help-add-version = 报送单位的版本号
help-add-dry-run = 不写文件，只说会怎么做

help-run = 生成当月报告：差距表、图表、简报
help-run-examples =
    示例：
      onpace run 我县                                 最近一个月，写入 我县/reports/
      onpace run 我县 --as-of 2020-11
      onpace run 我县 --on 2020-12-12                 按印发日计算逾期天数
      onpace run 我县 --previous reports/2020-10      列出已印发报告中有变动的数
      onpace run 我县 --edition public --out 公开
      onpace run 我县 --fail-on far_behind,overdue    供定时任务报警
help-run-lang =
    输出所用语言；默认与项目一致；也可用 ONPACE_LANG 指定
      zh-CN  中文
      en     英文
      both   中英文各一份
help-run-out = 在其中建立当月文件夹；默认为项目文件夹中的 reports
help-run-edition =
    给谁看；默认 internal
      internal  本单位：全部内容
      public    公开：隐去可能指向少数个人、家庭或企业的数，以及仅供内部的内容
help-run-fail-on =
    报告中有下列情况时以退出码1结束；多项用逗号隔开
      behind      有任务滞后、明显滞后或逾期未完成
      far_behind  有任务明显滞后或逾期未完成
      no_data     有目标没有数据
      rejects     有行未能计入
      overdue     有报送超过规定时限，或有措施逾期
help-run-no-png = 图表只出 SVG；Word 文档中则没有图
help-run-only =
    只写这些；多项用逗号隔开
      json      其他各种输出所印的全部内容，供程序读取
      csv       gaps.csv、rejects.csv、chase.csv、revisions.csv
      xlsx      gaps.xlsx，可筛选排序
      tracking  tracking.xlsx，指标跟踪表
      confirm   数据核对确认表，印发前由各单位核对
      md        briefing.md
      html      briefing.html，屏幕、手机、打印通用的一页
      docx      briefing.docx，可编辑的公文
      pptx      slides.pptx
      onepage   一页纸，PDF、SVG、PNG
      text      自己的文稿，填入当月数字
      digest    digest.txt，手机短信长度
      charts    每张图的 SVG 和 PNG
      values    values.csv，每个指标在每个地区的数；须点名才写
help-run-worst = 分地区的图最多画这么多个地区，取滞后最多的；默认240
help-run-previous = 已印发报告的文件夹：简报将列出其中有变动的数
help-run-republish = 替换已公布的数；新版会写明
help-run-force = 报告中有文件被人改过时，仍然替换；文件夹中若有自己另放的文件，仍须先移走

help-check = 核对目录，交代每个文件的每一行，列出还缺的报送；不写任何文件
help-check-examples =
    示例：
      onpace check 我县
      onpace check 我县 --as-of 2021-09 --on 2021-10-12
      onpace check 我县 --fail-on rejects
help-check-all = 列出每个文件、未计入的行、更正和应报未报
help-check-fail-on =
    有下列情况时以退出码1结束；多项用逗号隔开
      rejects  有行未能计入
      overdue  有报送超过规定时限

help-status = 哪些滞后、差多少、谁负责
help-status-examples =
    示例：
      onpace status 我县
      onpace status 我县 --as-of 2021-09 --all
help-status-all = 每个指标一行，不只列滞后的

help-explain = 一个数怎么来的：代入数字的算式、目标依据、背后的每一行
help-explain-examples =
    示例：
      onpace explain 烟叶种植面积 --as-of 2021-12
      onpace explain tobacco_acreage 我县
      onpace explain 加工企业 --region 411025903 --rows
help-explain-rows = 列出全部行，不只首尾几行

help-diff = 两个月或两份报告之间有何变化：评价及原因、更正、迟报、差距
help-diff-examples =
    示例：
      onpace diff 2020-10 2020-11                     两个月，各按当时已收到的文件
      onpace diff reports/2020-10 2020-11             已印发的报告与重新生成的月份
      onpace diff 旧/2020-11 reports/2020-11 --json
help-diff-from = 月份或报告文件夹
help-diff-to = 月份或报告文件夹

help-letters = 向滞后或未报送的单位起草函件
help-letters-examples =
    每份都是草稿（未经审签），留有编号、签发人、签收、反馈时限、办理情况：
      催报通知    超过规定时限未报送
      督办通知单  滞后任务：目标有文件依据、数据确定、本单位已在 confirmed.csv 中确认
      情况核实函  其余情况
    以模拟数据编制的项目不起草函件；已有内容的文件夹不改写。

    示例：
      onpace letters 我县 --as-of 2021-11
      onpace letters 我县 --as-of 2021-11 --on 2021-12-10 --out 草稿
help-letters-out = 在其中建立当月文件夹；默认为项目文件夹中的 letters

help-chart = 画图，PNG（300 dpi）、SVG 或 PDF，可直接附入材料
help-chart-examples =
    示例：
      onpace chart 烟叶种植面积 --as-of 2021-09 -o 烟叶.png
      onpace chart 烟叶种植面积 辣椒种植面积 我县 -o 图/
      onpace chart demo_villages --kind ranking --size half --title below -o 示范村.svg
      onpace chart --kind matrix --size wide --theme dark -o 幻灯.png

    一页放不下的图续在 名称-2、名称-3 ……
help-chart-indicators = 指标的代号或名称，中英文均可，可以多个；board 和 matrix 显示全部，不必写。最后一个可以是项目文件夹
help-chart-kind =
    画什么；默认 trend，未写指标时为 board
      board      全部目标：完成进度与时间进度
      trend      一个指标的走势、计划和目标
      ranking    各地区排序，最差的在前
      matrix     地区×指标
      map        各地区的方格图或地图
      bridge     变化或差距由哪些地区、哪些部分构成
      control    平常的波动范围和超出的点
      multiples  每个地区一张小图
help-chart-size = full（156毫米，版心宽）、half（76毫米）、wide（16:9幻灯）；默认 full
help-chart-theme = light 供打印，dark 供深色屏幕；默认 light
help-chart-title = 标题位置：above 图上方，below 图下方（公文习惯）；默认 above
help-chart-worst = 排序图只列最差的这么多个，其余合并
help-chart-group = 总览图分组：section 按部分，lead 按牵头单位
help-chart-out = 文件（.png、.svg、.pdf）、文件夹，或 - 表示标准输出；默认在当前文件夹中以图名存为 .png
help-chart-format = 文件名看不出格式时指定：png、svg 或 pdf

help-verify = 由项目重新计算一份报告，看是否一致，哪里变了
help-verify-examples =
    示例：
      onpace verify 我县/reports/2020-11
      onpace verify 已印发/2020-11 --project 我县

    有不一致时退出码为1。
help-verify-folder = 报告文件夹
help-verify-project = 项目现在的位置；默认按报告所记，或报告所在的项目

help-read = 读一个文件：输出整理后的表，并说明识别出了什么
help-read-examples =
    项目中有表头相符的报送数据时按其读取，否则按内容识别。

    示例：
      onpace read 3月培训情况.xlsx
      onpace read feeds/loans-2020-11.csv --feed loans > 整理后.csv
      curl … | onpace read -
help-read-file = 要读的文件：CSV、xlsx、xls、ods，HTML 或 XML 中的表，或压缩为 .gz、.zip 的；- 表示标准输入
help-read-feed = 文件属于目录中的哪项报送数据；默认取表头相符的
help-read-project = 含 onpace.toml 的文件夹；默认为文件所在的项目，否则为当前项目
help-read-sheet = 工作簿中的表名；默认取表头相符的，否则取行数最多的
help-read-raw = 原样输出每个单元格，包括标题和合计
help-read-all = 列出每一处未计入的行
help-read-json = 以 JSON 输出识别结果，不输出表

help-backtest = 以往的预测准不准：80%区间的命中率、误差、偏差
help-backtest-examples =
    示例：
      onpace backtest 我县
      onpace backtest --indicator job_fairs --ahead 6
help-backtest-indicator = 一个指标的代号或名称；默认全部
help-backtest-ahead = 每次预测往后看几个月，1至24；默认3

help-store = 查看或清理为大文件保留的读取结果
help-store-examples =
    示例：
      onpace store status 我县
      onpace store prune 我县

    存于项目文件夹的 .onpace 中，可随时删除：下次运行会重新读取并保留。
    私密内容在其中只有散列值，密钥为本项目所有。
help-store-status = 每项报送数据保留了什么、存在哪里
help-store-prune = 清除已用不到的部分
help-store-clear = 全部清除，包括密钥；密钥损坏时也可用

help-demo = 写出示例项目，可先看看，再改成自己的
help-demo-examples =
    示例：
      onpace demo 我县 && onpace run 我县
help-demo-folder = 要建立的文件夹，须为空；默认用示例的名称
help-demo-files = 不写项目，只写三个部门的报表和一份确定目标的文件，供用 `onpace init` 从头建立项目
help-demo-lang =
    哪个示例
      zh-CN  襄城县：农业、就业、教育等52项指标，中文
      en     Aldermere，虚构的英国议会，英文

# 命令有误
usage-unknown-argument = 这里没有选项或参数 `{ $arg }`
usage-unknown-verb = 没有 `{ $verb }` 这个命令
usage-value-missing = { $arg } 后面要写值
usage-bad-value = { $arg } 不能是 `{ $value }`
usage-not-a-choice = { $arg } 不能是 `{ $value }`；可用：{ $known }
usage-refused-value = { $arg }：{ $why }
usage-argument-missing = 缺少：{ $arg }
usage-conflict = { $arg } 与 { $other } 不能同时使用
usage-wrong-number = { $arg } 的个数不对
usage-see-help = 加 --help 可看全部选项的说明
usage-not-a-day = `{ $text }` 不是日期，应写作 2021-10-12
usage-not-a-month = `{ $text }` 不是月份，应写作 2020-11；写 2020-Q4 或 2020 指其最后一个月
not-a-language = `{ $text }` 不是可用的语言；可用：{ $known }
not-a-form = `{ $name }` 不是输出形式；可用：{ $known }
not-an-edition = `{ $text }` 不是版本名；可用：internal、public
not-to-fail-on = `{ $text }` 不是可选的条件；可用：{ $known }
cannot-work-in = 无法进入 { $shown }：{ $error }
no-project-here = 这里没有项目：当前文件夹及其上级都没有 onpace.toml
no-project-hint = 用 `onpace init 文件夹` 由其中的表格建立项目，或用 `onpace demo` 写出一个示例
catalog-errors-and-warnings = 目录有{ $count }处错误，另有{ $warnings }处需留意，未生成报告。
several-so-called = 有多个叫 `{ $written }`：{ $ids }
several-so-called-hint = 请写其中一个的代号
charts-into-one-file = 一个文件放不下多张图；请给出文件夹，如 -o 图/
folder-not-empty = { $shown } 不是空文件夹，未写入。
demo-written = 示例已写入 { $shown }。下一步：onpace run { $shown }
demo-files-written = 文件已写入 { $shown }。下一步：onpace init { $shown }
edited-outputs = 未写入：`{ $folder }` 中的{ $files }在生成后被改过，替换会丢失改动
edited-outputs-hint = 请把改过的文件另存到别处，或用 --out 写到另一个文件夹；确要替换请加 --force

help-list = 列出项目的报送数据、指标、目标和地区
help-list-examples =
    示例：
      onpace list 我县
      onpace list indicators
      onpace list targets 我县 --json
help-list-what =
    只列一部分；写别的就是项目文件夹
      feeds       谁报什么，多久报一次
      indicators  指标，按板块
      targets     目标，附目标值、期限、牵头单位
      regions     地区，按层级

help-reference = 打印参考手册：目录能写的键、列、单位、标记、代码，各附示例
help-reference-examples =
    示例：
      onpace reference feed         onpace.toml 的一张表
      onpace reference files_are    一个键
      onpace reference targets      targets.csv 的各列
      onpace reference --lang both > reference.md
help-reference-key = 键、表、文件、单位、结论、标记或代码；不写则全部
help-reference-lang = 语言：zh-CN、en 或 both；不写则用程序所说的语言
help-schema = 打印 onpace.toml 的 JSON Schema，供编辑器边写边检查、补全
help-schema-examples =
    示例：
      onpace schema > onpace.schema.json
    onpace.toml 的第一行告诉编辑器它在哪里：
      #:schema ./onpace.schema.json
help-schema-lang = 说明所用的语言：zh-CN、en 或 both；不写则用程序所说的语言
help-completions = 打印命令行补全脚本
help-completions-examples =
    示例：
      onpace completions bash > ~/.local/share/bash-completion/completions/onpace
      onpace completions zsh > ~/.zfunc/_onpace
      onpace completions powershell >> $PROFILE
help-completions-shell = bash、elvish、fish、powershell 或 zsh
help-man = 写出手册页：程序一页，每个命令一页
help-man-examples =
    示例：
      onpace man ~/.local/share/man/man1
      onpace man | man -l -
help-man-dir = 手册页放在哪个文件夹；不写则全部打印到标准输出

# 以工作簿存放的目录表
table-twice = `{ $first }` 和 `{ $second }` 是同一张表，无从判断以哪个为准
table-twice-hint = 项目文件夹中只保留其中一个
tables-on-two-sheets = 工作表 `{ $first }` 和 `{ $second }` 都是这张表
tables-on-two-sheets-hint = 请把各行并到一张工作表，或把不算数的工作表隐藏
sheets-left-aside = 已读取工作表 `{ $read }`；没有本表的表头因而未读：{ $others }
formula-without-value = 公式在文件中没有计算结果（保存它的程序不作计算）
no-targets = 还没有目标：各项指标只作监测，谈不上滞后
no-targets-hint = 请写入 targets.csv 或 targets.xlsx，一行一项；`onpace draft 文件` 可从政策文件中摘出供确认
found-to-fail-on = --fail-on：有 { $found }，退出码为1
confirmed-unknown-unit = 没有叫 `{ $unit }` 的单位，这份确认表不起作用
counted-twice = 文件名标明是对 { $name } 的更正，但报送数据 { $id } 既没有主键、也不是全量清单，两个文件的行都已计入
counted-twice-hint = 请给这项报送数据写明能识别一行的 `key`，或在每个文件都是全量清单时写 `files_are = "full"`；也可把原来的文件移走

# 由文件夹里的文件建项目
mark-to-confirm = 目录待确认
letters-to-confirm = 不起草函件：目录待确认。请逐条核对 to-confirm.md，再删去 onpace.toml 里的 to_confirm = true 一行。
public-to-confirm = 不出公开版：目录待确认。
to-confirm-hint = 请逐条核对 to-confirm.md，有误的在 onpace.toml 里改正，再删去 to_confirm = true 一行
init-title = { $root }指标台账
init-head = 由 onpace 按本文件夹里的文件写成。注明“待确认”的都是推断，并列在 to-confirm.md 里。
    目标写在 targets.csv 里（onpace draft 文件名 可从文件里摘出目标）。
init-head-to-confirm = 每份报告都会注明；逐条核对 to-confirm.md 后删去这一行
init-to-confirm = 待确认：{ $why }
init-feed = ── { $name }：{ $count }个文件，如 { $example } ──
init-why-source = 文件里没有写明报送单位
init-left-out = 不读的列：{ $headings }
init-name-open = { $name }未办结数
init-name-new = { $name }新增数
init-name-listed = { $name }在册数
init-lock-file = 办公软件打开文件时留下的临时文件，不读
init-foreign-file = 这种表格读不了
init-foreign-file-hint = 请打开后另存为 .xlsx
init-document = 是文档，不是表格；可用 onpace draft 从中摘出目标
init-other-file = 不是表格，未读
init-no-table = 里面没有找到表格
init-no-feed = 里面没有数量，也没有台账，未建报送数据
init-no-glob = 文件名无法与其他文件区分，未建报送数据；请改名，或放进单独的文件夹
init-feed-dropped = 未建报送数据（{ $id }）：{ $why }
init-gitignore = 涉及个人的文件及由其生成的报告，不进版本库。
init-why-encoding = 由字节推断，请看文字和符号是否正确
init-why-dates = 日期按这个次序读
init-why-senders = 由文件名可知是哪个地区报送的
init-why-period = 文件名和各行都没有期别，取自表题
init-why-years-of-two = 文件里有 2024/25 这样的年度，一般从4月起
init-why-fiscal-years = 文件里有 FY24 这样的财年，没有写从几月起；写1则 FY24 即2024年1月至12月
init-why-pattern = 文件名中的期别按这个样式读
init-why-aliases = 各文件的这几个表头看来是同一列
init-why-private = 涉及个人，只存摘要，不打印
init-why-not-regions = 暂不计入：可能不是地区；如是，请写入 regions.csv，并从这里删去
init-why-no-key = 没有哪几列能区分各行
init-why-key = 这几列能识别一条记录
init-why-report = 几乎每个文件里各地区都有一行
init-why-report-root = 认为每个文件都报全了各项数
init-why-events = 不是每个文件都有各地区的行，没有行即认为没有发生
init-why-files-are = 一个文件的行有{ $share }%在下一个文件里再次出现
init-why-files-are-unknown = 只有一个文件，看不出以后的文件是否重复列出
init-why-unit-heading = 单位写在表头
init-why-unit-cells = 单位写在单元格里
init-why-unit-above = 单位写在表上方
init-why-unit-word = 未写单位，由“{ $word }”推断
init-why-unit-none = 未写单位
init-why-day-of-thing = 是所列事项本身的日期，各行计入文件的报告期
init-why-unit-mixed = 各行计量单位不一
init-why-unit-cases = 数的是行数
init-why-kind-running = “{ $word }”是年初以来累计数
init-why-kind-never-again = 写着“{ $word }”，但跨年并不从头算起
init-why-kind-own = “{ $word }”是本期数
init-why-kind-rate = 比率是时点数
init-why-kind-level = “{ $word }”是时点数
init-why-kind-flow = “{ $word }”是当期发生数，可以累加
init-why-kind-begins-again = 年内只增不减，跨年从头算起
init-why-kind-names = 文件名或表题写的是年初以来
init-why-kind-money = 金额未写明是余额，按当期发生数
init-why-part = 是“{ $name }”的其中项，随其计量
init-why-kind-grows = 起点低，年内只增不减
init-why-kind-steady = 各期变化不大，或只增不减
init-why-kind-varies = 各期有增有减
init-why-kind-unknown = 表头和数值都看不出
init-why-kind-cases = 每行一条记录，各计一次
init-why-kind-open = 每条记录有起有止
init-why-kind-list = 各期名单多数相同
init-why-lower = 由“{ $word }”推断，越少越好
init-why-lower-open = 未办结的一般越少越好
init-why-higher = 没有字词表明越少越好
init-why-protect = 数的是人、户或企业；写 "none" 也是一项决定
init-why-reported = 比率、均数、价格照报送数取用，不相加
init-list-head = # 待确认

    以下各条都是 onpace 由文件推断的。对的打勾；不对的，在 onpace.toml 或 regions.csv 里改正。全部核对后，删去 onpace.toml 里的
    to_confirm = true 一行。在此之前，每份报告都注明“目录待确认”，不起草函件，不出公开版。
init-list-regions = 地区（regions.csv）
init-list-root = 全域名称是“{ $root }”，级别 { $level }
init-list-codes = 以 tmp- 开头的代码是临时的，请换成正式代码
init-list-alias = “{ $name }”又写作{ $aliases }
init-list-doubtful = “{ $name }”是不是地区？暂不计入
init-list-feed = 报送数据：{ $name }
init-list-indicator = { $name }
init-list-told = 未用的文件
init-no-folder = { $folder } 不是文件夹
init-unlisted = { $folder } 无法列出：{ $why }
init-nothing = 没有找到能建报送数据的表格
init-nothing-hint = 请把各部门报来的文件（CSV、xlsx、xls、ods）放进文件夹
init-made = { $title }：报送数据{ $feeds }类，指标{ $indicators }项，地区{ $regions }个
init-made-feed = { "  " }{ $id }：{ $files }个文件，every = { $every }；采用{ $used }行，待核实{ $rejected }行；指标{ $n }项
init-next = 接下来：
    {"  "}1. 逐条核对 to-confirm.md，有误的在 onpace.toml、regions.csv 里改正，再删去 to_confirm = true 一行
    {"  "}2. onpace check{ $folder }
    {"  "}3. onpace draft 文件名：从文件里摘出目标；也可直接写进 targets.csv
    {"  "}4. onpace run{ $folder }
ask-language = 项目用哪种语言（zh-CN、en）？
ask-root = 全域叫什么名称（各地区都是它的下级）？
ask-title = 报告的标题？
ask-year = 年度从几月开始（1至12）？
ask-region = “{ $name }”是地区吗（y/n）？
file-exists = { $path } 已经存在，未写入
file-exists-hint = 已有文件一律不覆盖：往项目里添文件用 onpace add 文件名；要重新建，请先把这个文件移走
add-unreadable = { $file } 读不出来：{ $why }
add-no-period = 报送数据 { $feed } 的文件须有期别，这个文件名里没有
add-no-period-hint = 请指明：--period 2024-04
add-no-name = 报送数据 { $feed } 的文件名样式是 { $glob }，这个文件套不上
add-no-name-hint = 请存成与其他文件相同的格式，或在 onpace.toml 里放宽 files
add-misfit = 文件与报送数据 { $wanted } 不符：表头、单位或数值不同
add-misfit-hint = onpace read 文件名 可看其内容；不写 --feed 则另建一类报送数据
add-alias = “{ $name }”看来就是{ $other }：请写进该地区的别名，在此之前这些行不采用
add-unread = 文件没有一行可用，不能另建报送数据；未写入任何内容
add-new-regions = regions.csv 中新增地区：{ $regions }。要求同级地区都报的各项报送数据，此后也应由它们报送；不是地区的请删去
add-to-workbook = { $workbook } 是工作簿，不能往里追加；未写入任何内容
add-regions-to-workbook = 请在其中补上这些地区后再运行：{ $regions }；或另存为 regions.csv
add-received-to-workbook = 请另存为 received.csv
add-is-there = { $file } 已经在项目里：{ $path }
add-joined = { $file } → { $path }，归入 { $feeds }：采用{ $used }行，待核实{ $rejected }行
add-corrects = { $file } → { $path }，归入 { $feeds }：采用{ $used }行，待核实{ $rejected }行；作为同期前次报送的更正
add-new-feed = { $file } → { $path }，新建报送数据 { $feeds }：采用{ $used }行，待核实{ $rejected }行
add-next = 接下来：onpace check，onpace run
add-next-confirm = 接下来：核对 to-confirm.md 和 onpace.toml 里新增的部分，再 onpace check、onpace run
private-tracked = 涉及个人的文件或由其生成的报告有{ $count }个已进 git 版本库
private-tracked-hint = 请移出版本库（git rm --cached），并把所在文件夹写进 .gitignore
draft-unread-format = 不能读取 .{ $ending } 文件
draft-save-as-docx = 请在 WPS 或 Word 中打开，另存为 .docx 后再试（.pdf、.html、.md、.txt 也可以）
draft-no-text = 这份 PDF 没有文字，应是扫描件
draft-scan-hint = 请先做文字识别（OCR），或使用原 Word 文件
draft-damaged = 文件已损坏，或不是其扩展名所示的格式
draft-open-and-save = 请在 WPS 或 Word 中打开并重新保存，再试一次
draft-too-large = 文件过大
draft-split-document = 请拆成几份再试
draft-protected = 文件有密码保护
draft-all-stated = 数值、时限均写在原句中
draft-no-due = 原文未写完成时限
draft-year-supplied = 原句未写年份，按文件年份补
draft-date-by-custom = 时限按惯例或文件日期推算
draft-due-carried = 时限写在前句
draft-due-from-heading = 时限取自标题
draft-status-by-place = 句中没有表明是目标还是成绩的词，按目标起草
draft-name-unclear = 指标名称不明确
draft-number-in-words = 数字为中文或英文数词
draft-unit-unknown = 单位不明
draft-growth-compounded = 年均增速按复利折算为期末倍数
draft-total-unknown = 没有写总数，按100%起草
draft-scope-unclear = 适用范围不明确
draft-in-principle = “原则上”，允许例外
draft-ambiguous-year = 只写了年份，按当年年底
draft-subject-to-funding = 附有条件
draft-financial-year = 按财政年度推算
draft-no-document-date = 不知道文件日期，相对日期无法推算；可用 --date 指明
draft-date-worked-out = “{ $written }”按{ $due }
draft-stretch = 力争目标，不作督办依据
draft-expected = 预期性指标
draft-about = 约数
draft-no-value = 没有数值
draft-place-page-row = 第{ $page }页，表{ $number }第{ $row }行
draft-place-page = 第{ $page }页，第{ $number }段
draft-place-row = 表{ $number }第{ $row }行
draft-place-line = 第{ $number }行
draft-place-paragraph = 第{ $number }段
draft-sure = 明确
draft-likely = 基本明确
draft-unsure = 待核
draft-aside-reported = 已完成或现状数，不是目标
draft-aside-external = 与外部相比，无法计算
draft-aside-described = 规模、标准、条目数，不是目标
draft-aside-vague = 没有数字的要求
draft-title = 目标草稿：{ $document }
draft-dated = 文件：{ $title }（{ $date }）
draft-undated = 文件：{ $title }（未见日期）
draft-counts = 共{ $all }条：明确{ $sure }条，基本明确{ $likely }条，待核{ $unsure }条。
draft-how-to-accept = 请在 CSV 的 accept 列填“是”，再运行 `onpace draft --accept 文件.csv`。没有填的不会进入目标表。
draft-read-reach = 达到 { $amount }
draft-read-keep = 保持 { $amount }
draft-read-within = 控制在 { $amount }
draft-read-zero = 清零
draft-read-done = 建成或完成
draft-read-all = 全部 { $amount }
draft-read-due = 期限 { $due }
draft-read-scope = 范围 { $scope }
draft-read-baseline = 基数 { $baseline }
draft-read-plan = 节点 { $plan }
draft-read-lead = 牵头 { $lead }
draft-read-note = 备注：{ $note }
draft-known-indicator = 指标：`{ $id }`
draft-new-indicator = 新指标：{ $name }
draft-nearest = 最接近的指标是“{ $name }”，请核对
draft-no-such-region = 地区表中没有“{ $scope }”
draft-no-such-level = 地区表中没有“{ $scope }”这一级
draft-except-unknown = 除外的“{ $except }”在地区表中找不到
draft-cannot-open = 打不开：{ $why }
draft-cannot-write = { $at } 写不进去：{ $why }
draft-stands = { $file } 已存在，可能有人已经标注；改 --out，或用 --force 替换
draft-summary = { $document }：起草目标{ $all }条，另有{ $asides }处读到但不是目标
draft-not-csv = 不是能读取的 CSV 文件
draft-lacks-columns = 缺少列：{ $columns }；请使用 `onpace draft` 写出的 CSV
draft-unknown-mark = accept 列的“{ $mark }”看不懂；填“是”或留空
draft-row-without-clause = 这一行没有原句（clause），不能采纳
draft-row-without-clause-hint = 目标须有出处：在 clause 列写上文件中的原句
draft-row-without-indicator = 这一行没有指标
draft-row-without-value = 这一行没有目标值
draft-indicator-missing = 指标“{ $indicator }”不在指标目录中
draft-indicator-from-feed =
    报送数据 `{ $feed }`（{ $files }）中可能有这个指标。把下面一段贴到 onpace.toml 末尾并核对（时点数用 kind = "level"，当期发生数用 "flow"），
    再次采纳；加 --add-indicators 则由程序代贴：

    {"["}indicator.{ $id }]
    name    = "{ $name }"
    feed    = "{ $of }"
    measure = { $measure }
    kind    = "{ $kind }"
    unit    = "{ $unit }"
    better  = "{ $better }"

    也可以在 indicator 列填写目录中已有指标的编号。
draft-indicator-no-feed = 目前没有报送数据含有“{ $name }”：先用 `onpace add 文件` 收入相关报表，在 onpace.toml 中设立指标，再次采纳；也可以在 indicator 列填写已有指标的编号，或清空 accept 列
draft-unit-differs = 文件写的单位是{ $says }，指标的单位是{ $has }，请改正其中一处
draft-cannot-read-marks = { $name } 打不开：{ $why }
draft-nothing-written = 未写入任何内容
draft-indicator-added = 待确认：为{ $name }增加；请核对 kind（level为时点数，flow为当期发生数）和计入哪些行
draft-indicators-added = 已在 onpace.toml 末尾增加指标，待确认：{ $names }
draft-accepted = 已加入目标{ $added }条；已在目标表中{ $already }条；未标注{ $unmarked }条
draft-targets-are-a-workbook = 目标表是工作簿（{ $workbook }），不能往里追加
draft-save-targets-as-csv = 把它另存为 targets.csv 后再采纳，或把草稿中的行粘贴进去
help-draft = 从政策文件起草目标，供人确认
help-draft-examples =
    读 docx、带文字的 PDF、网页、Markdown、纯文本、Excel 工作簿，中英文均可；每条附原句、位置和把握程度，已完成数与承诺分开列。不写入项目。

    示例：
      onpace draft 通知.docx > draft.csv
      onpace draft 规划.pdf --out drafts            生成 drafts/draft-规划.csv 和 .md
      onpace draft notice.html --json
      onpace draft --accept drafts/draft-规划.csv   标了“是”的行写入 targets.csv
help-draft-documents = 文件：docx、pdf、html、md、txt；- 为标准输入
help-draft-project = 含 onpace.toml 的文件夹，用来找最接近的指标；默认为手头的项目，没有也能起草
help-draft-out = 在此文件夹写 draft-<文件名>.csv 和 .md；默认把 CSV 写到标准输出
help-draft-date = 文件日期，“今年”“6月底前”据此推算；默认按文件所写
help-draft-markdown = 输出给人看的 Markdown，不输出 CSV
help-draft-force = 替换已有的草稿
help-draft-add-indicators = 与 --accept 同用：报表中有相应的列而目录中没有指标的，补在 onpace.toml 末尾
help-draft-accept = 把这份草稿中 accept 列标了“是”（yes、x）的行写入项目的 targets.csv

# 工作台（onpace open）
desk-month = 本月
desk-indicator = 指标
desk-feeds = 报送
desk-reports = 报告
desk-pages = 页面
desk-as-of = 截至
desk-go = 打开
desk-dark = 深色
html-skip-words = 跳到正文
desk-same-by = 同样的命令：
desk-nothing-leaves = 本页由本机的 onpace 提供，数据不离开这台电脑。
desk-lost = 与 onpace 的连接已断开：程序已结束，请重新运行 onpace open
desk-changed = 项目的文件有变动。
desk-reload = 重新载入
desk-stop = 停止
desk-said = 程序的说明
desk-runs = 正在进行
desk-done = 已完成
desk-findings = 已完成，有发现
desk-failed = 未完成
desk-stopped = 已停止，未留下半份文件
desk-busy = 另有操作正在进行，请稍候再试
desk-bad-path = 不能用“{ $path }”这个名称：{ $why }
desk-no-such-item = 这份文件已不在待办之列
desk-inbox-full = 待办的文件已有{ $most }份，请先处理
desk-too-large = { $name }超过{ $most }MB；请直接放入项目文件夹
desk-who = 请填写经办人
desk-catalog-wrong = 目录有误，改正后方可打开
desk-catalog-mend = 改正并保存文件后，本页会提示重新载入。
desk-no-project = 这个文件夹还不是项目
desk-no-project-hint = 用 onpace init 由文件夹中的表格建立项目，或用 onpace demo 写出一个示例，然后再打开。
desk-more-regions = 另有{ $n }项地区落后，见各指标页
desk-lacking = 未齐的报送
desk-to-feeds = 查看报送并接收文件
desk-warnings = 提示{ $n }条
desk-no-target-here = 本地区对该指标没有目标。
desk-rows-behind = 依据的数据行
desk-file-and-line = 文件与行号
desk-date = 日期
desk-drop-head = 接收文件
desk-drop-here = 把收到的文件或文件夹拖到这里
desk-choose = 选择文件
desk-refused = 文件未能送达
desk-by = 经办人
desk-feed = 报送
desk-by-headings = 按表头判断
desk-period = 所属期
desk-version = 版本
desk-take = 收入项目
desk-away = 放弃
desk-used = 采用行数
desk-rejected = 未采用行数
desk-skipped = 跳过行数
desk-path = 存为
desk-new-feed = 新的报送
desk-corrects = 更正已有的报表
desk-there = 项目中已有这份文件
desk-written = 格式
desk-line = 行
desk-column = 列
desk-cell = 单元格
desk-mend = 原因与改法
desk-type = 类型
desk-unit = 单位
desk-matrix = 各期报送情况
desk-state-full = 齐全
desk-state-provisional = 暂定（有待核行）
desk-state-part = 部分
desk-state-late = 随后期补报
desk-state-unusable = 无法采用
desk-state-missing = 未报
desk-state-none = 不需报送
desk-unreadable = 无法读取的文件
desk-notes = 提示
desk-rejected-rows = 未采用的行
desk-revisions = 更正
desk-key = 主键
desk-old-value = 原值
desk-new-value = 新值
desk-make-head = 制作{ $month }报告
desk-edition = 版本
desk-internal = 内部版
desk-public = 公开版
desk-languages = 语言
desk-both = 中英文
desk-force = 覆盖被人改过的文件
desk-republish = 公开版数据有更正时，注明并替换
desk-make = 制作报告
desk-there-are = 已有的报告
desk-edited = 有人改过：{ $files }
desk-more-files = 图表等{ $n }个文件
desk-verify = 核验
desk-compare = 与{ $other }比较
desk-no-reports = 还没有报告。
desk-targets = 目标与指标
desk-edit-wrong = 这项修改对不上文件：请重新载入后再改
desk-changed-meanwhile = { $file }在此期间已被改动；您的修改没有写入，请重新载入后再改
desk-no-toml = 写法有误：{ $why }
desk-to-confirm = 待确认的推断
desk-to-confirm-hint = 以下各项由程序根据文件推断。核对并改正后确认；确认前各表均注明“目录待确认”，不能出公开版和函件。
desk-confirm-all = 已全部核对，确认
desk-unsaved = 有未保存的修改。
desk-sound = 目录无误，可以保存。
desk-saved = 已保存
desk-not-saved = 没有保存
desk-save = 保存
desk-undo = 撤销上一次保存
desk-is-workbook = 该表是工作簿{ $file }，请用 Excel 或 WPS 修改。
desk-no-file = 项目中没有{ $file }。
desk-find = 查找
desk-remove = 删除本行
desk-add-row = 增加一行
desk-more-keys = 另有{ $n }个可用的键
desk-as-text = 按文本修改
desk-history = 历次版本（git）
desk-by-whom = 修改人
desk-what = 说明
desk-new = 新建项目
desk-draft = 由文件起草目标
desk-is-project = 这个文件夹已是项目
desk-new-files = 放入收到的文件
desk-new-drop = 把各单位报来的文件或文件夹拖到这里；也可直接放进项目文件夹
desk-choose-folder = 选择文件夹
desk-new-count = 文件夹中有{ $n }份文件。
desk-new-list = 文件清单
desk-new-guess = 由程序推断，由人确认
desk-new-title = 项目名称
desk-new-root = 本级地区
desk-new-year = 年度起始月份
desk-by-files = 按文件判断
desk-new-look = 先看推断结果
desk-new-make = 建立项目
desk-new-glob = 文件
desk-new-next = 下一步：核对推断
desk-private = 私密
desk-indicators = 指标
desk-why = 依据
desk-effects = 收入后报告的变化
desk-draft-head = 放入政策文件
desk-draft-drop = 把文件拖到这里：docx、pdf（有文字的）、html、md、txt、xlsx
desk-draft-text = 文件原文
desk-draft-found = 提出{ $n }项目标
desk-draft-none = 尚未勾选任何一项
desk-draft-accept = 把勾选的各项加入目标
desk-draft-asides = 另有{ $n }处不作为目标
desk-accept = 采纳
desk-certainty-sure = 确定
desk-certainty-likely = 较为确定
desk-certainty-unsure = 存疑
desk-aside-reported = 已完成的情况
desk-aside-external = 取决于他方
desk-aside-described = 现状描述
desk-aside-vague = 没有数量
desk-send-back = 退回修改
desk-who-edits = 修改人
desk-overview = 总体情况
desk-lagging = 滞后指标
desk-all = 全部指标
desk-add-indicators = 项目中还没有的指标一并设立
desk-withheld = 公开版不公布哪些数
desk-withheld-head = { $month }公开版不公布的数
desk-withheld-hint = 单个地区的数涉及少数个人、住户或企业的，公开版不公布；能由其他数推算出来的，一并不公布。全域的总数照常公布。
desk-withheld-why = 原因
desk-withheld-count = 地区数
desk-withheld-regions = 不公布的地区
desk-withheld-none = 没有不公布的数。
desk-withheld-person = 涉及个人
desk-withheld-household = 涉及住户
desk-withheld-enterprise = 涉及企业
desk-withheld-others = 可由受保护的数推算
desk-letters = 起草函件
desk-compare-now = 与现有数据比较
desk-header-line = 表头在第几行
desk-kind-date = 日期
desk-kind-region = 地区
desk-kind-text = 文本
desk-kind-id = 编号
desk-kind-quantity = 数量
desk-serving = 工作台已在 { $address } 打开；按 Ctrl-C 结束
desk-browser = 未能打开浏览器（{ $error }）；请把上面的地址粘贴到浏览器
desk-not-served = 工作台未能启动：{ $error }
help-open = 在浏览器中打开工作台：看本月、收文件、出报告
help-open-folder = 项目文件夹；默认为当前文件夹或其上级中有 onpace.toml 的那个
help-open-port = 端口；默认0，即任取一个空闲端口
help-open-no-browser = 只打印地址，不打开浏览器
help-open-idle = 所有页面关闭多少分钟后自行结束；默认5，0为不结束
help-open-lang = 没有项目时页面所用的语言：zh-CN 或 en
help-open-examples = 例：
      onpace open
      onpace open 我的县 --no-browser --port 8080

# 数据退回修改单
return-title = 数据退回修改单
return-head-n = 序号
return-head-sheet = 工作表
return-head-line = 行
return-head-column = 列
return-head-cell = 单元格
return-head-mend = 问题与改法
return-head-row = 该行原文
return-opening = 你单位报送的“{ $file }”中有{ $n }行不能采用（已采用{ $used }行），请按下表逐行修改：
return-note = 私密列的内容以 *** 代替，请对照原文件修改。
return-closing = 请于　　月　　日前改正，以原文件名重新报送。
return-nothing = { $file }：{ $used }行均可采用，无需退回
return-no-feed = 这份文件不符合任何一项报送数据的表头
return-no-feed-hint = 用 --feed 指明它属于哪一项
help-send-back = 出数据退回修改单（docx 和 xlsx）：文件中哪些行、哪些单元格须由报送单位改正
help-send-back-file = 收到的文件
help-send-back-project = 项目文件夹；默认为文件所在或当前文件夹的项目
help-send-back-feed = 属于哪一项报送数据；默认按表头判断
help-send-back-out = 写入的文件夹；默认为项目的 returns

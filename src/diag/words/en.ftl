# How the language writes. Empty: nothing is written between thousands or between sentences; there is no word for 10,000 (万) or
# 100,000,000 (亿), and numbers are written out; headings have figures.
language-name = English
writing-digit-group = ,
writing-sentence-gap = { " " }
writing-colon = :{" "}
writing-capitals = yes
writing-ten-thousand = { "" }
writing-hundred-million = { "" }
writing-numerals = { "" }
writing-document = plain
# Widths of the columns of a section's table in the Word document, about 0.85 mm each
writing-width-name = 46
writing-width-unit = 13
writing-width-amount = 15
writing-width-due = 17
writing-width-share = 12
writing-width-gap = 20
writing-width-verdict = 19

# Words
verdict-met = Met
verdict-on_pace = On track
verdict-behind = Behind
verdict-far_behind = Well behind
verdict-missed = Not met by due date
verdict-not_rated = Not rated
verdict-no_data = No data
verdict-watch = Monitored (no target)
verdict-watch-lapsed = Target lapsed
verdict-withheld = Withheld
verdict-unsaid = No verdict given
verdict-plan-met = Met
verdict-plan-on_pace = On track
verdict-plan-behind = Behind
verdict-plan-far_behind = Well behind
verdict-plan-missed = Not met by due date
verdict-plan-past-due = Not met by due date
verdict-late = Met late
verdict-value-reached = Target value reached, not yet due
verdict-within-tolerance = Just missed, within tolerance
verdict-kept-met = Meeting standard
verdict-kept-on_pace = Meeting standard
verdict-kept-behind = Below standard
verdict-kept-far_behind = Well below standard
verdict-kept-missed = Not met by due date
verdict-within-met = Within range
verdict-within-on_pace = Within range
verdict-within-behind = Outside range ({ $side })
verdict-within-far_behind = Well outside range ({ $side })
verdict-within-missed = Not met by due date ({ $side })
side-high = high
side-low = low
verdict-zero-met = Cleared
verdict-zero-on_pace = Cleared
verdict-zero-behind = Not cleared
verdict-zero-far_behind = Not cleared
verdict-zero-rising = Not cleared and rising (up { $by })
verdict-zero-missed = Not cleared by due date
verdict-ceiling-met = Within ceiling
verdict-ceiling-on_pace = Within profile
verdict-ceiling-behind = Above profile
verdict-ceiling-far_behind = Well above profile
verdict-ceiling-missed = Exceeded
verdict-unrated-no_due = No due date
verdict-unrated-no_baseline = Baseline not reported
verdict-unrated-not_begun = Not started
verdict-unrated-not_yet = Not yet due
verdict-lacking-not_due = Report not yet due
verdict-lacking-overdue = Not received, overdue
verdict-lacking-not_received = Not received
verdict-lacking-unusable = Not usable
verdict-lacking-partial = Incomplete
verdict-lacking-awaiting = Due, final figure awaited
verdict-lacking-undefined = Denominator zero
verdict-lacking-stale = Out of date
verdict-lacking-absent = No figure
note-provisional = provisional, with rows in question
note-provisional-rows = { $count ->
    [one] provisional, with one more row in question
   *[other] provisional, with { $count } more rows in question
}
note-provisional-mark = { $value } (provisional)
note-carried = figure carried over from the end of { $asof }
note-at-least = incomplete
note-at-least-holes = { $n } of { $total } reports received, without { $names }
note-at-least-of = { $n } of { $total } reports received
flagged = { $verdict } [{ $flags }]
flag-absent = no figure
flag-partial = incomplete
flag-not_started = not yet due
flag-no_due = no due date
flag-late = met late
flag-moving_away = moving away
flag-inferred = inferred
flag-no_last_year = no last year
flag-per_day = per day
flag-doubtful = provisional
flag-not_due = report not yet due
flag-not_received = not received
flag-unusable = not usable
flag-carried = carried over
flag-stale = out of date
flag-awaiting = final figure awaited
flag-at_least = at least
flag-nothing_owed = nothing owed yet
flag-no_baseline = baseline not reported
flag-late_baseline = baseline reported late
flag-within_tolerance = within tolerance
flag-split = even profile
flag-vanished = cases gone without an end
flag-undefined = denominator zero
flag-zero_base = baseline zero
flag-zero_target = target zero
flag-sign_change = change of sign
flag-one_point = a single value
flag-out_of_range = no usable number
flag-short_history = less than five years
flag-slipping = slipping
flag-escalated = behind for months
flag-withheld = withheld

level-county = counties
level-city = cities
level-province = provinces
level-township = townships
level-village = villages
level-district = districts
level-ward = wards
level-borough = boroughs
level-parish = parishes
level-region = regions
level-other = regions

# Numbers and dates
points = { $n } percentage points
permille-points = { $n } per mille points
amount = { $n } { $unit }
month = { month-name } { $year }
month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
month-year-short = { month-short } { $year }
months-span = { $name }–{ month-name }
by-month = by the end of { $when }
by-day = by { $when }
date = { $day } { month-name } { $year }
days = { $count ->
    [one] one day
   *[other] { $count } days
}
days-work = { $count ->
    [0] less than one working day
    [one] one working day
   *[other] { $count } working days
}
end-of-month = the end of { $asof }
end-of-quarter = the end of { quarter-name } { $year } (latest available)
quarter-name = { $count ->
    [1] Q1
    [2] Q2
    [3] Q3
   *[4] Q4
}
quarter = { quarter-name } { $year }
end-of-half = the end of { half-name } of { $year } (latest available)
half-name = { $count ->
    [1] the first half
   *[2] the second half
}
half = { half-name } of { $year }
end-of-year = the end of { $year } (latest available)
end-latest = the end of { $asof } (latest available)
when-said = {" "}{ $when }
when-state = at { $asof }
when-in = in { $period }
when-at-due = {" "}then
when-by-then = {" "}by then
when-made-up = {" "}by { $asof }
when-since = from { $from } to { $asof }
when-up-to = { $period } (up to { $day })
when-year-so-far = from { $first } to { $last } { $year }
when-months = from { $from } to { $to }
count-in-words = { $count ->
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
   *[other] { $count }
}
axis-unit = Unit: { $unit }
value-of-target = { $value } / { $target }
band = { $low }–{ $high }

# How clauses join
join-clauses = { $a }, { $b }
join-groups = { $a }; { $b }
join-parts = { $a }. { $b }
join-sentences = { $a } { $b }
parts-gap = The gap lies mainly in { $list }
parts-many = The gap lies in { $count } { $level }, mainly { $list }
parts-all = All { $count } { $level } have a share in the gap, { $list } the most
parts-spread = The gap is spread over { $count } { $level }, none of them standing out
parts-more = { $list } and others ({ $count } { $level } in all)
part-item = { $region } ({ $gap })
join-names = { $a }, { $b }
join-names-last = { $a } and { $b }
end = { $text }.
for-region = { $region }: { $text }
at-least = at least { $value }

# Where it stands
head-flow-year = { $value } by { $end }: { $share } of the year's { $target }
head-flow-since = { $value } { $window }: { $share } of the { $target } promised
head-due-flow = by then the total was { $value }, { $share } of { $target }
head-late-flow = by { $asof } the total was { $value }, { $share } of { $target }
head-ceiling-year = { $value } used by { $end }: { $share } of the year's ceiling of { $target }
head-ceiling-since = { $value } used { $window }: { $share } of the ceiling of { $target }
head-due-ceiling = by then { $value } had been used, { $share } of the ceiling of { $target }
head-reach = { $name } stood at { $value }{ $when }, against a target of { $target } { $due }
head-due-reach = { $name } then stood at { $value }, against a target of { $target }
head-reach-no-due = { $name } stood at { $value }{ $when }, against a target of { $target }
head-keep-higher = { $name } stood at { $value }{ $when }, against a standard of at least { $target }
head-keep-lower = { $name } stood at { $value }{ $when }, against a standard of no more than { $target }
head-within = { $name } stood at { $value }{ $when }, against a range of { $target } to { $upper }
this-month = this month
this-quarter = this quarter
this-half = this half-year
this-year = this year
moved = { $opened-count } newly found and { $closed-count } closed { $period }
moved-before = , with { $moved }
head-zero-open = { $name } stood at { $value }{ $when }{ $moved }
head-zero-open-at-least = { $count ->
    [one] { $name } stood at no fewer than { $value }{ $when }{ $moved }, with one more row in question
   *[other] { $name } stood at no fewer than { $value }{ $when }{ $moved }, with { $count } more rows in question
}
head-zero-done = { $name } had been cleared{ $when }{ $moved }
head-zero-amount = { $name } came to { $value }{ $when }, where none is allowed
head-done-open = { $name } had not yet been completed{ $when }
head-done-done = { $name } had been completed{ $when }
head-all = { $name } came to { $n } of { $target }{ $when }
head-due-all = by then { $n } of { $target } had been covered
head-each = { $n } of the { $total } { $level } had met their target{ $when }
head-each-all = all { $total } { $level } had met their target{ $when }
head-each-none = none of the { $total } { $level } had met their target{ $when }
head-each-on-pace = on track{ $when }: { $n } of the { $total } { $level }
head-each-on-pace-all = on track{ $when }: all { $total } { $level }
head-each-on-pace-none = on track{ $when }: none of the { $total } { $level }
head-each-kept = { $n } of the { $total } { $level } met the standard{ $when }
head-each-kept-all = all { $total } { $level } met the standard{ $when }
head-each-kept-none = none of the { $total } { $level } met the standard{ $when }
each-met-of-these = { $n } of them having met the target
each-others = with { $names } behind
each-of-all = { $total } { $level }{ $when }: { $parts }
each-met = { $n } met
each-holding = { $n } meeting the standard
each-on-pace = { $n } on track
each-not-yet = { $n } not yet due
each-behind = { $n } behind ({ $names })
each-on-its-way = { $n } of { $total } on track
each-have-it = { $n } of { $total } so far
head-no-value = there is no figure for { $name } yet{ $when }

# Against the plan
points-below = { $points } behind profile
points-above = { $points } ahead of profile
points-equal = on profile
progress-below = { $progress } of the way, { $points } behind profile
progress-above = { $progress } of the way, { $points } ahead of profile
progress-equal = { $progress } of the way, on profile
with-gap = { $points } ({ $gap })
gap-short = { $gap } short
gap-short-alone = { $gap } short of profile
gap-less = { $gap } below profile
gap-less-alone = { $gap } below profile
gap-more = { $gap } above profile
gap-more-alone = { $gap } above profile
points-gap-short = { $gap } short
points-gap-short-alone = { $gap } short of profile
points-gap-less = { $gap } below profile
points-gap-less-alone = { $gap } below profile
points-gap-more = { $gap } above profile
points-gap-more-alone = { $gap } above profile
net-rise = having risen by { $done } from { $baseline } at { $from }, { $share } of the { $all } needed
net-fall = having fallen by { $done } from { $baseline } at { $from }, { $share } of the { $all } needed
net-up = having risen by { $done } from { $baseline } at { $from }, { $share } of the { $all } needed
net-down = having fallen by { $done } from { $baseline } at { $from }, { $share } of the { $all } needed
ceiling-over = { $points } above profile
ceiling-under = { $points } below profile
ceiling-exceeded = which exceeds it by { $gap }
not-cleared = so the target is not met
risen = with a rise of { $by } on { $before }
kept-last = with { $n } of the { $total } periods since { $from } meeting it (the latest counts)
kept-pooled = with { $n } of the { $total } periods since { $from } meeting it (all are taken together)
kept-every = with { $n } of the { $total } periods since { $from } meeting it (every period has to)
head-relative-higher = { $name } stood at { $value }{ $when }, against a floor of { $reference } ({ $target })
head-relative-lower = { $name } stood at { $value }{ $when }, against a ceiling of { $reference } ({ $target })
reference-root = the overall figure
reference-parent = the figure for the area above
reference-mean = the average of all
reference-last-year = last year's figure
reference-baseline = the baseline
reference-year = the figure for { $year }
reference-times = { $factor } of { $reference }
reference-plus = { $reference } plus { $added }
reference-minus = { $reference } less { $added }
rule-less = { $gap } below it
rule-more = { $gap } above it
rule-points-less = { $gap } below it
rule-points-more = { $gap } above it
rule-satisfied = so the requirement is met
moving-away = { $by } further from the target than at { $from }
met = so the target is met
met-late = so the target was met late
met-before-due = so the target value has been reached before it is due
met-kept = so the requirement is met
was-due-month = the target was due at the end of { $due }
was-due-day = the target was due on { $due }
missed = { $gap } short of the target
zero-broken = so the target can no longer be met
missed-over = { $gap } over the limit
missed-plain = so the target was not met by its due date
missed-in = but the requirement was not met in { $month }, so the target was missed
missed-several = but the requirement was not met in { $count } periods from { $month } on, so the target was missed
lapsed = the target of { $target } was in force until { $until } and has not been replaced
lapsed-plain = the target was in force until { $until } and has not been replaced
named = { $name }
named-year = { $name } over the last 12 months
name-year = { $name } (last 12 months)
name-each = { $name }: { $level } meeting the target
over-a-year = { $value } over the last 12 months
method-progress = { $progress } of the way
method-gap = { $gap } away from the target
method-growth = { $observed } a year since the start, where { $asked } a year would reach the target in time
method-trend-reached = which at the average change of recent years comes to { $value } at the due date and reaches the target
method-trend-short = which at the average change of recent years comes to { $value } at the due date and misses the target
rate-up = growing by { $share }
rate-down = falling by { $share }
not-due = not yet due ({ $due })
not-due-plain = with nothing due yet
nothing-owed = with nothing due yet ({ $due })
nothing-owed-plain = with nothing due yet
no-baseline = not rated, as no baseline has been reported
late-baseline = not rated, as the first figure reported, { $baseline }, stands in for the baseline at { $from }
not-started = but the target counts only from { $from }
not-begun = { $name }: the target counts from { $from } and has not started
short-window = { $name }: reported for fewer than 12 months{ $when }, so there is no 12-month total yet
no-due = { $gap } away from the target, for which the document states no due date
no-due-plain = with no due date stated in the document
not-rated = not rated
withheld = { $name }: the figure{ $when } is withheld
split = The document sets no annual figures; an even profile is used.
split-milestones = The document sets no annual figures; its milestones are used.
split-season = The document sets no annual figures; last year's monthly shares are used.
unsaid = no verdict is given
inferred = The requirement was inferred; an even profile is used.
inferred-chosen = The document does not state the due date or the scope; the requirement was inferred.
former-due = { $target } { $due }
former-share = Against the original target ({ $target }) progress is { $share }.
former-verdict = Against the original target ({ $target }) it would be rated “{ $verdict }”.
change-unapproved = The target was changed, and no approval is on file.
no-last-year = There is no figure for last year; an even profile is used.
unrated-zero_base = not rated, as growth from a baseline of zero has no rate
unrated-zero_target = not rated, as no rate of growth leads to a target of zero
unrated-sign_change = not rated, as the values change sign and have no rate of growth
unrated-one_point = not rated, as a single value shows no change
unrated-out_of_range = not rated, as the rate of growth cannot be calculated
short-history = There are fewer than five years of history; the change is taken from what there is.
slipping = The target is met, but the value has lately been moving the wrong way.
escalated = Rated well behind because it has been behind for several months in a row.

# What comes next
need-flow = { $count ->
    [one] the remaining month needs { $amount }
   *[other] the remaining { count-in-words } months need { $amount } a month
}
need-more = { $count ->
    [one] the remaining month needs a rise of { $amount }
   *[other] the remaining { count-in-words } months need a rise of { $amount } a month
}
need-less = { $count ->
    [one] the remaining month needs a fall of { $amount }
   *[other] the remaining { count-in-words } months need a fall of { $amount } a month
}
need-cap = { $count ->
    [one] the remaining month may add at most { $amount }
   *[other] the remaining { count-in-words } months may add at most { $amount } a month
}
need-flow-day = { $count ->
    [one] the remaining day needs { $amount }
   *[other] the remaining { count-in-words } days need { $amount } a day
}
need-more-day = { $count ->
    [one] the remaining day needs a rise of { $amount }
   *[other] the remaining { count-in-words } days need a rise of { $amount } a day
}
need-less-day = { $count ->
    [one] the remaining day needs a fall of { $amount }
   *[other] the remaining { count-in-words } days need a fall of { $amount } a day
}
need-cap-day = { $count ->
    [one] the remaining day may add at most { $amount }
   *[other] the remaining { count-in-words } days may add at most { $amount } a day
}
recent-flow = { $count ->
    [one] the last month came to { $amount }
   *[other] the last { count-in-words } averaged { $amount }
}
recent-more = { $count ->
    [one] in the last month it rose by { $amount }
   *[other] over the last { count-in-words } it rose by { $amount } a month
}
recent-less = { $count ->
    [one] in the last month it fell by { $amount }
   *[other] over the last { count-in-words } it fell by { $amount } a month
}
recent-none = { $count ->
    [one] in the last month it did not change
   *[other] over the last { count-in-words } months it did not change
}
recent-flow-day = { $count ->
    [one] the last month averaged { $amount } a day
   *[other] the last { count-in-words } months averaged { $amount } a day
}
recent-more-day = { $count ->
    [one] over the last month it rose by { $amount } a day
   *[other] over the last { count-in-words } months it rose by { $amount } a day
}
recent-less-day = { $count ->
    [one] over the last month it fell by { $amount } a day
   *[other] over the last { count-in-words } months it fell by { $amount } a day
}
recent-none-day = { $count ->
    [one] over the last month it did not change
   *[other] over the last { count-in-words } months it did not change
}
need-flow-year = { $count ->
    [one] the remaining year needs { $amount }
   *[other] the remaining { count-in-words } years need { $amount } a year
}
need-more-year = { $count ->
    [one] the remaining year needs a rise of { $amount }
   *[other] the remaining { count-in-words } years need a rise of { $amount } a year
}
need-less-year = { $count ->
    [one] the remaining year needs a fall of { $amount }
   *[other] the remaining { count-in-words } years need a fall of { $amount } a year
}
need-cap-year = { $count ->
    [one] the remaining year may add at most { $amount }
   *[other] the remaining { count-in-words } years may add at most { $amount } a year
}
recent-flow-year = { $count ->
    [one] the last year came to { $amount }
   *[other] the last { count-in-words } averaged { $amount }
}
recent-more-year = { $count ->
    [one] in the last year it rose by { $amount }
   *[other] over the last { count-in-words } it rose by { $amount } a year
}
recent-less-year = { $count ->
    [one] in the last year it fell by { $amount }
   *[other] over the last { count-in-words } it fell by { $amount } a year
}
recent-none-year = { $count ->
    [one] in the last year it did not change
   *[other] over the last { count-in-words } years it did not change
}
lacking-overdue = no figure for { $name } ({ $period }) has come from { $source }, and the deadline has passed
lacking-not_due = no figure for { $name } ({ $period }) is due yet
lacking-not_received = no figure for { $name } ({ $period }) has been received
lacking-unusable = the figure for { $name } ({ $period }) has been received but cannot be used until it is corrected
lacking-awaiting-report = the due date has passed, and the figure for { $of }, which decides, has not been received
lacking-awaiting = the due date has passed, and the figure for { $name } is still to be verified
lacking-absent = there is no figure for { $name }{ $when }
lacking-partial = the figure for { $name } is incomplete{ $when }
lacking-stale = the figure for { $name } is out of date{ $when }
lacking-undefined = no figure can be calculated for { $name }{ $when }, as its denominator is zero
lacking-doubtful = the figure for { $name }{ $when } is { $rows }, which could change the result
recent-and-need = { $need }; { $recent }
projected = { $projected } { $end }
projected-by-rate = at which rate { $projected }
projected-by-last-year = going by last year's pattern, { $projected }
projected-by-season = allowing for the season, { $projected }
projected-year = the year would come to { $value }
projected-total = the total would come to { $value } by the due date
projected-state = it would stand at { $value } by the due date
projected-enough = and meet the target
projected-risk = and put the target at risk
projected-short = and miss the target
ceiling-year = { $count ->
    [one] at the rate of the last month the year would come to { $value }
   *[other] at the rate of the last { count-in-words } months the year would come to { $value }
}
ceiling-total = { $count ->
    [one] at the rate of the last month the total would come to { $value } by the due date
   *[other] at the rate of the last { count-in-words } months the total would come to { $value } by the due date
}
ceiling-year-plain = the year would come to { $value }
ceiling-total-plain = the total would come to { $value } by the due date
ceiling-will-exceed = and exceed the ceiling
ceiling-will-hold = and stay within the ceiling
ceiling-outlook = { $projected }; { $need }

# Not reported
partial-coverage-holes = the figure for { $name } is incomplete{ $when } ({ $n } of { $total } reports received, without { $names })
partial-coverage = the figure for { $name } is incomplete{ $when } ({ $n } of { $total } reports received)
last-full = the last full figure being { $value } ({ $asof })
never-full = with no earlier full figure

# No target
watch-level = { $name } stood at { $value }{ $when }
watch-flow = { $name } came to { $value }{ $when }
own-amount = { $value } of it in { $period }
own-amount-things = { $n } of them in { $period }
own-amount-none = none of them in { $period }
own-change-none = as much as in { $before }
own-change-less = { $by } less than in { $before }
own-change-more = { $by } more than in { $before }
own-change-none-things = as many as in { $before }
own-change-less-things = { $n } fewer than in { $before }
own-change-more-things = { $n } more than in { $before }
before-month = the month before
before-quarter = the quarter before
before-half = the half-year before
before-year = the year before
change-more = up by { $by } on { $before }
change-less = down by { $by } on { $before }
change-up = up by { $by } on { $before }
change-down = down by { $by } on { $before }
change-none = unchanged on { $before }
year-window = and for { $span } alone { $clause }
year-two = against { $before } a year before
year-two-window = and { $value } for { $span } alone, against { $before } a year before
year-more = up { $share } on the year before
year-less = down { $share } on the year before
year-up = up by { $by } on the year before
year-down = down by { $by } on the year before
year-none = unchanged on the year before
year-zero-more = up by { $by } from zero a year before
year-zero-less = down by { $by } from zero a year before

# Charts
chart-actual = Actual
chart-year = Last 12 months
chart-total = Total so far
chart-own = Each period
chart-year-before = Year before
chart-plan = Profile
chart-source = Source: { $source }
chart-target = Target { $target }
chart-target-due = Target { $target } ({ $due })
chart-behind = { $n } months behind
chart-alt = { $name } over time, to the end of { $asof }. { $text }
chart-provisional = Provisional: reports missing or rows in question
chart-special = Special cause
chart-forecast = Forecast
chart-target-line = Target
chart-title-region = { $name } ({ $region })
chart-page = { $title } ({ $n }/{ $pages })
ranking-title = { $name } by region
ranking-subtitle = { $name }; those behind come first
ranking-subtitle-rising = { $name }; lowest first
ranking-subtitle-falling = { $name }; highest first
ranking-alt = { $name } by region at the end of { $asof }: { $behind } of { $total } behind.
ranking-alt-watch = { $name } by region at the end of { $asof }, { $total } in all.
ranking-actual = Actual
ranking-plan = Profile
ranking-gap = Shortfall
ranking-rest = { $count } others
multiples-subtitle = { $name }; those behind come first, on the same axes
multiples-subtitle-watch = { $name }, on the same axes
page-board-rest = { $count ->
    [one] One more is in the briefing
   *[other] { $count } more are in the briefing
}
page-worst = What lags, and what is asked of whom
page-demand = { $who }: { $text }
page-regions = Regions
page-region-behind = { $count } behind
map-subtitle = { $name }; tiles show about where regions lie
map-without = Without a place in the map: { $names }
matrix-title = Targets by region
matrix-subtitle = At the end of { $asof }: { $behind } of { $total } behind
sheet-cut = Too many rows for a sheet: here are those of the whole and those that lag most, { $shown } in all; onpace run --only csv writes every row
matrix-rest = Only the { $shown } regions that lag most are shown; { $rest } more are left out
matrix-alt = Targets by region at the end of { $asof }: { $behind } of { $total } behind.
bridge-title = { $name }: what changed
bridge-alt = { $name } went from { $before } at the end of { $from } to { $after } at the end of { $to }.
bridge-end-of = End of { $month }
bridge-opened = New
bridge-closed = Closed
bridge-rest = Other
bridge-gap-title = { $name }: change in the gap
bridge-gap-alt = { $name } against { $to-what }: { $before } at the end of { $from }, { $after } at the end of { $to }.
bridge-plan = Profile
bridge-to-plan = profile
bridge-to-target = the target
bridge-revised = Earlier figure corrected
bridge-change = Change in value
bridge-still = Of those, still open
bridge-passed = New and closed since
bridge-asked-more = Profile rose
bridge-asked-less = Profile fell
bridge-good = For the better
bridge-bad = For the worse
control-alt = Control chart of { $name } to the end of { $asof }; { $count ->
    [one] one month is outside normal variation
   *[other] { $count } months are outside normal variation
}.
control-own = Each period
control-alt-none = Control chart of { $name } to the end of { $asof }: { $why }.
control-caption = Variation of { $name }
control-mean = Mean { $mean }
control-limits = Limits
board-title = Progress against profile
board-subtitle = Progress against profile, to the end of { $asof }; in the order of verdicts
board-bar = Progress
board-marker = Profile to date
board-kept = To be kept or cleared
board-gap-plan = Against profile
board-gap-target = Against target
board-gap-either = Against profile (or target)
board-value = Value / target
board-gap = Gap
board-short-less = { $gap } below
board-short-more = { $gap } above
board-even = even
board-name-due = { $name } ({ $due })
board-alt = Targets on the board at the end of { $asof }: { $total }, { $behind } of them behind.

# Titles of charts: what a chart says, in a line
headline-value = { $name }: { $value }
headline-verdict = { $name }: { $value } ({ $verdict })
headline-no-data = { $name }: { $verdict }
headline-short = { $name }: { $value }, { $gap } target
headline-plan-below = { $name } { $points } points behind profile
headline-plan-above = { $name } { $points } points ahead of profile
headline-plan-equal = { $name } on profile
headline-ceiling-below = { $name }: { $share } used, { $points } points below profile
headline-ceiling-above = { $name }: { $share } used, { $points } points above profile
headline-ceiling-equal = { $name }: { $share } used, on profile
headline-each = { $name }: { $n } of { $total } done ({ $verdict })
headline-each-kept = { $name }: { $n } of { $total } meet the standard
headline-cleared = { $name }: cleared
headline-open = { $name }: { $value } open, { $moved }
headline-open-only = { $name }: { $value } open
headline-watch = { $name }: { $value }, { $moved }
headline-even = unchanged
headline-less = down { $by }
headline-more = up { $by }
headline-down = down { $by }
headline-up = up { $by }
headline-even-own = latest period { $own-number }, unchanged
headline-less-own = latest period { $own-number }, down { $by-number }
headline-down-own = latest period { $own-number }, down { $by }
headline-up-own = latest period { $own-number }, up { $by }
headline-more-own = latest period { $own-number }, up { $by-number }
headline-year-even = unchanged on the year before
headline-year-less = down { $by } on the year before
headline-year-more = up { $by } on the year before
headline-year-down = down { $by } on the year before
headline-year-up = up { $by } on the year before
headline-year-less-share = down { $share } on the year before
headline-year-more-share = up { $share } on the year before
headline-board = { $behind } of { $total } targets behind
headline-board-worst = { $behind } of { $total } targets behind; furthest: { $worst }
headline-board-none = All { $total } targets on track or met
headline-board-empty = No target can be rated yet
headline-matrix = { $behind } of { $total } regional targets behind
headline-matrix-most = { $behind } of { $total } regional targets behind, { $count } of them in { $region }
headline-matrix-none = All { $total } regional targets on track or met
headline-matrix-unrated = None of { $total } regional targets is rated yet
headline-regions = { $name }: { $behind } of { $total } behind
headline-regions-named = { $name }: { $behind } of { $total } behind ({ $regions })
headline-regions-none = { $name }: all { $total } on track or met
headline-regions-some = { $name }: { $good } of { $total } on track or met
headline-regions-alike = { $name }, all { $total }: { $verdict }
headline-regions-values = { $name }: { $highest } highest ({ $most }), { $lowest } lowest ({ $least })
headline-regions-even = { $name }: { $most } everywhere
headline-regions-unknown = { $name }: no figures yet
headline-bridge = { $name } went from { $before } to { $after }
headline-bridge-even = { $name } unchanged at { $after }
headline-gap = { $name } against { $to-what }: from { $before } to { $after }
headline-gap-even = { $name } against { $to-what }: still { $after }
headline-control = { $name }: { $count } of { $months } months outside normal variation
headline-control-none = { $name }: { $months } months of normal variation
headline-control-unlimited = { $name }: { $why }
chart-name = { $name }, to the end of { $asof }
chart-name-unit = { $name } ({ $unit }), to the end of { $asof }

# The briefing
h-title = { $title }: progress briefing
h-as-of = To the end of { $asof }
h-public = { $text } (public edition)
h-overview = 1. Overview
h-lagging = 2. Behind target
h-indicators = 4. Indicators one by one
h-matrix = 5. Regions
h-leads = 6. By lead
h-feeds = 7. Reporting
quality-account = { $files } files with { $rows } rows were read: { $used } used, { $rejected } rejected, { $skipped } not data, { $superseded } superseded, { $out } out of scope.
quality-note = The table lists files with rejected rows only; report.json has all.
column-whole-row = whole row
column-rows = { $column } ({ $count })
doc-signals = Outside their usual variation this month: { $list }.
h-quality = 8. Data quality
h-method = 9. Method and sources
h-method-public = 8. Method and sources
h-lagging-regions = Regions behind
h-methods = How targets are judged
h-sources = Sources of the targets
h-rejects = Rejected rows
h-warnings = Warnings
none-lagging = No target is behind.
none-rejects = No row was rejected.
none-missing = Everything has been reported.
none-matrix = No target is set for single regions.
overview = { $count ->
    [one] At the end of { $asof }, one of the { $rated } targets rated was behind
   *[other] At the end of { $asof }, { $count } of the { $rated } targets rated were behind
}
overview-well = { $count ->
    [one] At the end of { $asof }, the one target rated was on track
   *[other] At the end of { $asof }, all { $count } targets rated were on track
}
overview-none = At the end of { $asof }, no target could be rated
overview-others = { $text }; not rated: { $list }
overview-missing = { $count } not reported or only in part
overview-unrated = { $count } with nothing to judge yet
overview-watch = { $count } without a target
goalposts = this year { $list }
goalposts-lowered = { $count ->
    [one] { $count } target lowered
   *[other] { $count } targets lowered
}
goalposts-put-off = { $count ->
    [one] { $count } due date put off
   *[other] { $count } due dates put off
}
goalposts-dropped = { $count ->
    [one] { $count } target dropped
   *[other] { $count } targets dropped
}
goalposts-baseline = { $count ->
    [one] { $count } baseline changed
   *[other] { $count } baselines changed
}
goalposts-unapproved = { $count ->
    [one] no approval on file for { $count }
   *[other] no approval on file for { $count }
}
tied = { $rank }=
name-verdict = { $name } ({ $verdict })
change-line = { $name } ({ $region }): { $before } → { $after }
change-line-root = { $name }: { $before } → { $after }
feed-ok = reported
feed-nil = nil report
feed-not-due = not due yet
feed-absent = not yet received
feed-overdue = overdue
feed-unusable = received, to be corrected
feed-unusable-catalog = received, does not fit the catalog
feed-earlier = earlier periods not in full: { $periods }
feed-earlier-part = { $period } (without { $names })
names-and-more = { $names } and { $rest } more
feed-partial = partly reported ({ $n }/{ $total })
rejects-more = { $count ->
    [one] One more is in rejects.csv.
   *[other] { $count } more are in rejects.csv.
}
h-chase = Chase list
chase-overdue = { $count ->
    [one] As of { $on }, one report is overdue or incomplete:
   *[other] As of { $on }, { $count } reports are overdue or incomplete:
}
none-chase-overdue = As of { $on }, no report is overdue or incomplete.
chase-unusable = { $count ->
    [one] One report has come and is to be corrected:
   *[other] { $count } reports have come and are to be corrected:
}
none-chase-unusable = No report awaits correction.
chase-not-received = { $count ->
    [one] One report without a stated deadline has not been received yet, or not in full:
   *[other] { $count } reports without a stated deadline have not been received yet, or not in full:
}
none-chase-not-received = No report without a stated deadline is missing.
chase-late = { $count ->
    [one] One period has no file of its own, but a later file holds rows of it; ask whether that was everything:
   *[other] { $count } periods have no file of their own, but later files hold rows of them; ask whether that was everything:
}
none-chase-late = No late rows await confirmation.
chase-not-due = { $count ->
    [one] As of { $on }, one more report is missing or incomplete, but not due yet:
   *[other] As of { $on }, { $count } more reports are missing or incomplete, but not due yet:
}
none-chase-not-due = Nothing is missing that is not due yet.
chase-more = { $count ->
    [one] One more is in chase.csv.
   *[other] { $count } more are in chase.csv.
}
chase-absent = the whole report
chase-partial = { $names } ({ $n } of { $total } reported)
chase-unreadable = to be corrected: { $files }
chase-misfit = headings, units or values do not fit the catalog, which is to be checked: { $files }
chase-late-rows = { $count ->
    [one] one row came later
   *[other] { $count } rows came later
}
chase-last = { $period } ({ $file })
chase-never = never
h-revisions = Revisions
none-revisions = No data sent before was revised.
revisions-changed = { $count ->
    [one] 1 value sent before was changed by this period's files
   *[other] { $count } values sent before were changed by this period's files
}
revisions-filled = { $count ->
    [one] 1 blank was filled in by this period's files
   *[other] { $count } blanks were filled in by this period's files
}
revisions-earlier = { $count ->
    [one] 1 revision was made by files of earlier periods
   *[other] { $count } revisions were made by files of earlier periods
}
revisions-more = { $count ->
    [one] The one not listed here is in revisions.csv.
   *[other] The { $count } not listed here are in revisions.csv.
}
h-since = Moved since publication
since-none = No figure of the report published for { $month } has moved.
since-values = { $count ->
    [one] One figure of the report published for { $month } has moved; its verdict has not.
   *[other] { $count } figures of the report published for { $month } have moved; no verdict has.
}
since-flips = { $count ->
    [one] One figure of the report published for { $month } has moved, and its verdict with it.
   *[other] { $count } figures of the report published for { $month } have moved; { $flips ->
        [one] one verdict has
       *[other] { $flips } verdicts have
    } moved with them.
}
since-more = { $count ->
    [one] The one not listed here is in report.json.
   *[other] The { $count } not listed here are in report.json.
}
since-none-then = not reported
table-since = Published figures that have moved
head-published = Published
head-known = Now
head-verdict-then = Verdict published
head-verdict-now = Verdict now
head-verdict = Verdict
head-count = Number
head-region = Region
head-indicator = Indicator
head-target = Target
head-due = Due
head-value = Value
head-progress = Progress
head-elapsed = Profile to date
head-gap = Gap
head-rank = Rank
head-moved = Change of rank
head-short = Behind on average
h-lead-standings = Leads ranked (furthest behind first)
h-region-standings = Regions ranked (furthest behind first)
standing-even = —
standing-points = { $points }
standing-months = { $months } months
moved-none = rank unchanged
moved-new = new this period
moved-from = was no. { $rank }
head-lead = Lead
head-lagging = Behind
head-rated = Rated
head-feed = Feed
head-source = Reported by
head-state = State
head-last = Last report
head-missing = Missing
head-files = Files
head-file = File
head-encoding = Encoding
head-rows = Rows
head-used = Used
head-rejected = Rejected
head-skipped = Not data
head-superseded = Superseded
head-out-of-scope = Out of scope
head-line = Line
head-column = Column
head-reason = Reason
head-raw = As written
head-basis = Source
head-period = Period
head-report-due = Due
head-overdue = Days overdue
head-lacking = Missing
table-timeliness = Reports in time this year
head-this-period = This period
head-in-time = In time
head-late = Late
head-not-received = Not received
sent-in-time = in time
sent-late = { $days } late
sent-not = not received
head-last-report = Last report
head-late-rows = Late rows
head-key = Record
head-old = Was
head-new = Now
head-old-place = Old file and line
head-new-place = New file and line
lead-none = not stated
lead-each = All { $level }
lead-own = { $name } itself
head-oversight = Supervised by
method-pace = Pace = progress ÷ profile, where progress = (value − baseline) ÷ (target − baseline) and profile = the share due to date.
method-on-pace = On track: a pace of at least { $on }.
method-behind = Behind: a pace below { $on } that is not well behind.
method-far = Well behind: a pace below { $far } and progress more than { $points } below profile.
method-on-pace-points = On track: progress at most { $on } below profile.
method-behind-points = Behind: progress more than { $on } and at most { $far } below profile.
method-far-points = Well behind: progress more than { $far } below profile.
method-statcan = Rated by compound annual growth (Open SDG, Statistics Canada): R = growth since the baseline ÷ the growth that would reach the target when due.
method-statcan-bands = R of at least 0.95 is on track, of at least 0.6 behind, below 0.6 well behind.
method-destatis = Rated by carrying on the mean annual change of the last five years to the due date (Federal Statistical Office of Germany); where the history is shorter, what there is is used, and this is noted.
method-destatis-bands = Reaching the target, or missing it by less than 5% of the distance left, is on track; by 5–20%, behind; by more, or moving the wrong way, well behind.
method-undefined = Where the method does not apply (a baseline or target of zero, a change of sign, a single value) nothing is rated and the reason is given; counts of regions are rated by pace.
method-day = Profiles are counted in days, and what is needed is given per day.
method-escalate = Behind for { $months } months in a row counts as well behind.
method-ends = Met: the target is reached. Not met by due date: it is not reached when due.
method-keep = A standard to be kept is judged period by period: short of it by more than 5 percentage points for a rate, or by more than 10% of the target for anything else, is well below standard, unless the target says otherwise. Open cases are well behind where one has been open for longer than allowed or, where no time is stated, where more are open than three periods before.
method-missing = What is not reported, or only in part, is not rated; it never counts as zero.
method-public = Public edition: the totals of the whole are given in full. Below it, counts of 1–9 persons or households and of 1–6 firms are withheld, and beside them the few numbers from which these could be told by taking totals, parts or months from one another; all bear the same mark. Amounts, rates, attendances, numbers of loans and totals that grow from month to month are withheld below the whole. Rejects, revisions, reports owed and actions are left out.
note-withheld = “Withheld”: 1–9 persons or households, 1–6 firms, or a number from which such a one could be told. “No verdict given”: it would take figures of earlier periods.
method-inferred = A plan of several years without annual figures is never worse than behind before its due date; where a date or scope was inferred, no verdict is ever worse than behind.
source-line = { $source }: { $names }
source-unknown = not stated

# Two reports compared
diff-place = { $name } ({ $region })
diff-flip = { $place }: { $before } → { $after }, { $because }
diff-because-target = the target was changed
diff-because-revision = rows of the earlier report were revised or came late
diff-because-data = the value went from { $old } to { $new }
diff-because-time = the value is still { $new }, and time went on
diff-because-gone = it was { $old }, and there is no full value now
diff-because-come = there was no full value, and it is { $new } now
diff-because-lacking = there is still no full value, and time went on
diff-because-begun = the plan has begun, and the value is { $new }
diff-because-rules = value and target are the same, the rules of judging changed
diff-restated = { $place }: { $old } → { $new }
diff-target = { $name } ({ $scope }): { $changes }
diff-target-value = value { $old } → { $new }
diff-target-upper = upper { $old } → { $new }
diff-target-due = due { $old } → { $new }
diff-target-until = until { $old } → { $new }
diff-target-scope = scope { $old } → { $new }
diff-target-decided = decided { $old } → { $new }
diff-target-unapproved = no approval stated
diff-target-approved = approved by { $approved } ({ $reason })
diff-amount = { $amount } { $unit }
target-scope-each = each { $level }, { $count } in all
diff-feed-late = { $source } ({ $feed }) has sent { $month } late
diff-feed-absent = { $source } ({ $feed }) has not sent { $month }
diff-feed-unusable = { $source } ({ $feed }) has sent { $month }, to be corrected
diff-feed-partial = { $source } ({ $feed }) has sent { $month } without { $missing }

# Variation and forecasts
h-signal = Variation:{" "}
h-forecast = Forecast:{" "}
span-months = { $from } to { $to }
signal-amount = The figure for { $month }
signal-state = The figure for { $month }
signal-common = { $what } is within normal variation
signal-special = { $what } is outside normal variation ({ $causes })
signal-better = a change for the better
signal-worse = a change for the worse
signal-limits = with a mean of { $mean } and control limits of { $low } to { $high }
cause-above_limit = above the upper control limit
cause-below_limit = below the lower control limit
cause-rising = at least seven periods rising in a row
cause-falling = at least seven periods falling in a row
cause-near_upper = two of three periods near the upper limit
cause-near_lower = two of three periods near the lower limit
cause-run_above = at least seven periods above the mean in a row
cause-run_below = at least seven periods below the mean in a row
assurance-hits = at this level of variation the target will be met consistently
assurance-misses = at this level of variation the target will not be met
assurance-hit_and_miss = at this level of variation meeting the target is a matter of chance
no-signal-too_few = no control limits, as there are only { $have } comparable periods, fewer than 12
no-signal-scattered = no control limits, as too many periods are missing
no-signal-constant = no control limits, as the value has never changed
no-signal-stepwise = no control limits, as the value stays the same for long and moves in single steps
signal-unsteady = more than half of the points are outside normal variation (because of a season or a lasting trend, for instance), so the limits should be read with care; a new series would best begin in { $month }
no-signal-yearly = no control limits, as this is an annual figure
no-signal-ratio_of_totals = no control limits, as this is a ratio of two totals
forecast-at-due = { $value } by the due date ({ $due }; 80% interval { $low } to { $high }), based on the last { $count } months
forecast-season-adjusted = allowing for the season
forecast-season-untested = and too few months (under 24) to test for a season
chance = with a chance of about { $share } of meeting the target
chance-below = with a chance of less than 1% of meeting the target
chance-above = with a chance of more than 99% of meeting the target
chance-kept = with a chance of about { $share } of still meeting the standard then
chance-kept-below = with a chance of less than 1% of still meeting the standard then
chance-kept-above = with a chance of more than 99% of still meeting the standard then
no-forecast-no_target = none, as there is no target
no-forecast-no_due = none, as the document states no due date
no-forecast-past_due = none, as the due date has passed
no-forecast-not_started = none, as the target has not started
no-forecast-yes_no = none, as this is a yes or a no
no-forecast-no_data = none, as there is no complete figure for this month
no-forecast-too_few = none, as there are only { $have } comparable months, fewer than 12
no-forecast-holes = none, as there are only { $have } months since the last missing one, fewer than 12
no-forecast-constant = none, as the value has never changed
no-forecast-too_far = none, as the due date is { $ahead } months away, further than the { $have } months of data reach back
no-forecast-season_unknown = none, as the plan follows a season, which fewer than 24 months cannot show
no-forecast-yearly = none, as this is an annual figure
no-forecast-not_monthly = none, as the feed is not monthly
no-forecast-ratio_of_totals = none, as this is a ratio of two totals
no-forecast-no_model = none, as no model fits
backtest-indicator = indicator
backtest-n = n
backtest-coverage = coverage
backtest-mae = MAE
backtest-mase = MASE
backtest-naive = naive
backtest-bias = bias
backtest-note = Past forecasts up to { $asof }: from every month with 12 or more behind it, 1 to { $ahead } months ahead, against what came (feeds as revised since). Coverage should be near 80%; MASE counts in mean month-to-month changes before each forecast and is better below the naive forecast that the last value stays; bias is forecast minus actual.
backtest-skipped = Not tested:

# Who answers, and what is being done
who-lead = Lead: { $lead }
who-support = Support: { $support }
who-leader = Responsible: { $leader }
action-cause = Cause: { $cause }
action-cause-dated = Cause ({ $day }): { $cause }
action-measure = Action: { $action }
action-measure-by = Action ({ $lead }): { $action }
action-measure-dated = Action (since { $day }): { $action }
action-measure-by-dated = Action ({ $lead }, since { $day }): { $action }
action-past = The action “{ $action }” is past its due date
action-due = Due by { $due }
action-extended = Originally due by { $due }, extended to { $until } (approval: { $approved })
action-extended-only = Extended to { $until } (approval: { $approved })
action-overdue = { $days } overdue on { $on }
comment = Explanation: { $text }
comment-by = Explanation by { $by }: { $text }
comment-on = Explanation of { $day }: { $text }
comment-by-on = Explanation by { $by }, { $day }: { $text }
comment-none = No explanation has been given.
comment-none-of = { $region } has given no explanation.
action-closed = The action “{ $action }” was closed on { $day }
action-closed-evidence = The action “{ $action }” was closed on { $day } (evidence: { $evidence })
action-self-closed = closed by the lead itself, not verified

# What must be done next
next-reach = { $name } must reach { $target } { $due }
next-reach-lower = { $name } must come down to { $target } { $due }
next-flow = { $name } must reach a total of { $target } { $due }
next-cap = { $name } must stay within { $target } { $due }
next-keep-higher = { $name } must be brought back to { $target } or above
next-keep-lower = { $name } must be brought back to { $target } or below
next-within = { $name } must be kept between { $target } and { $upper }
next-zero = { $name } must be brought to zero { $due }
next-done = { $name } must be completed { $due }
next-all = { $name } must be completed in full ({ $target }) { $due }
next-each = { $name }: all { $total } { $level } must meet the target { $due }
next-each-kept = { $name }: all { $total } { $level } must meet the standard
next-own-higher = at least
next-own-lower = no more than
next-own = { $count ->
    [one] { $name }: { $side } { $target } { $due }
   *[other] { $name }: { $side } { $target } each { $due }
}
next-own-kept = { $count ->
    [one] { $name }: { $side } { $target } is the standard
   *[other] { $name }: { $side } { $target } each is the standard
}
next-own-missed = { $count ->
    [one] { $name }: { $side } { $target } was due { $due }
   *[other] { $name }: { $side } { $target } each was due { $due }
}
next-missed = { $name }: the target was due { $due } and has not been met
next-exceeded = { $name }: the ceiling has been exceeded by { $gap }
next-missed-each = { $name }: the target was due in all { $level } { $due } and has not been met
next-short = with { $gap } to go
next-over = { $gap } over at present
next-regions = with { $n } of the { $level } still to do so
next-regions-kept = with { $n } of the { $level } still short of it
next-catch-up = still to be made up
next-action-overdue = its action is { $days } overdue
next-action-due = its action is due by { $due }
next-report = { $source }: please send { $reports }
next-report-item = the figures on { $about } for { $period }
next-report-item-part = the figures on { $about } for { $period } (from { $names })
none-next = Nothing that is rated is behind.
feed-about = { $name } and others ({ $count } in all)
overdue-report = { $source }: the figures on { $about } for { $period } are overdue
report-not-received = { $source }: the figures on { $about } for { $period } have not been received yet
overdue-report-part = { $source }: the figures on { $about } for { $period } are incomplete (nothing from { $names })
overdue-report-unreadable = { $source }: the figures on { $about } for { $period } have been received and are to be corrected
overdue-report-misfit = The figures on { $about } for { $period } ({ $source }) have been received but do not fit the catalog, which is to be checked
overdue-days = { $days } overdue
period-quarter = Q{ $n } { $year }
period-year = { $year }
period-week = the week from { $first }

# The Word document
number-1 = { $n }.{" "}
number-2 = ({ $n }){" "}
number-3 = { $n }.{" "}
number-4 = ({ $n }){" "}
doc-overview = Overview
doc-problems = Problems
doc-next = Next steps
doc-lagging = Behind target
doc-regions = Regions behind
doc-unreported = Reporting
doc-as-of = (to the end of { $asof })
doc-to = To: { $names }
doc-annex = Annex { $n }
doc-annex-item = { $n }. { $title }
doc-annexes = Annexes:{" "}
doc-contact = (Public hotline: { $contact })
doc-no-date = Date: ____________
doc-contents = Contents
doc-table = Table { $n }. { $title }
doc-picture = Figure { $n }
doc-figure = Figure { $n }. { $title }
doc-run-in = { $head }.{" "}
doc-item = { $name } ({ $verdict })
doc-behind-regions = { $name }: { $groups }
doc-behind-verdict = { $verdict }: { $count } ({ $regions })
doc-head-unit = { $head } ({ $unit })
place = { $file }:{ " " }
place-line = { $file }:{ $line }:{ " " }
place-column = { $file }:{ $line }:{ $column }:{ " " }
h-next = 3. Next steps
annex-figures = Charts of what is off track
annex-indicators = Indicators one by one
annex-leads = By lead
annex-regions = By region
annex-leads-actions = Leads and their actions
annex-data = Reporting and data quality
annex-method = Method and sources of the targets
table-leads = Targets of each lead
table-lead-standings = Ranking of leads
table-matrix = Regions and their targets
table-region-standings = Ranking of regions
table-actions = Actions
table-feeds = What was reported
table-chase = Overdue or incomplete reports
table-unusable = Received, to be corrected
table-not-received = Not yet received (no deadline stated)
table-late = Late rows to be confirmed
table-not-due = Not due yet
table-files = Files with rejected rows
table-rejects = Rejected rows
table-revisions = Values sent before and changed by this period's files
unit-items = targets
unit-days = days
unit-rows = rows
unit-reports = reports
head-unit = Unit
head-before = Before
head-after = Now
head-action = Action
head-cause = Cause
head-action-due = Due
head-action-state = State
head-data = Data
state-closed = closed on { $day }
state-self-closed = closed on { $day } by the lead itself, not verified
state-extended = extended to { $until } ({ $approved })
state-extended-overdue = extended to { $until } ({ $approved }), { $days } overdue
state-overdue = { $days } overdue
state-open = under way

# Workbooks
sheet-summary = Summary
sheet-gaps = Indicators
sheet-lagging = Behind
sheet-matrix = Regions
sheet-rejects = Rejected rows
sheet-since = Moved since
sheet-sources = Method and sources
col-section = Section
col-unit = Unit
col-upper = Upper target
col-completion = Completion
col-expected = Expected to date
col-gap = Gap to profile (negative: short)
col-gap-target = Gap to target (negative: short)
col-months = Months behind
col-required = Needed a month
col-recent = Recent a month
col-projected = Projected at due
col-note = Note
col-confirmed = Confirmed?
col-corrected = Corrected figure and reason
confirm-ask = The briefing says the following about your unit. Tick “Correct” where it agrees with your records; otherwise tick “Differs”, and give the corrected figure, the reason and the evidence.
confirm-title = %region: figures to confirm
confirm-statement = What the briefing says
confirm-basis = Basis
confirm-boxes = □ Correct|□ Differs
confirm-report = Reports owed
confirm-target-source = Target: { $source } ({ $basis })
confirm-figure-source = Figure: reported by { $source } ({ $feed })
confirm-part = The briefing names { $region } for its part of the gap in { $name }: { $gap }.
page-of = Page &P of &N
confirm-sign = Checked by (signature):                              Head of unit (signature):
confirm-seal = Stamp of the unit:                              Date:

# The indicator tracking table
track-title = Indicator tracking table
track-sheet-indicators = Definitions
track-sheet-life = Life of project
track-code = Code
track-name = Indicator
track-level = Level
track-level-impact = Impact
track-level-outcome = Outcome
track-level-output = Output
track-level-activity = Activity
track-definition = Definition
track-verification = Means of verification
track-unit = Unit
track-reading = Reading
track-own = each period
track-cumulative = cumulative
track-trailing = last 12 months
track-state = at period end
track-better = Direction
track-higher = higher is better
track-lower = lower is better
track-assumption = Assumptions
track-part = Disaggregation
track-group = { $column }: { $text }
track-blank = not stated
track-baseline-year = Baseline year
track-baseline = Baseline
track-life-target = Target
track-upper = Upper target
track-due = Due
track-value = Actual to date
track-target = Target
track-actual = Actual
track-completion = Achieved
track-deviation = Deviation
track-deviation-plan = Deviation from profile
track-comment = Comment
track-comment-of = { $period }: { $text }
track-unexplained = deviation not explained
track-join = {"; "}
track-ended = target in force until { $until }
track-partial = Incomplete
track-note-periods = Reading: “each period” adds up to the year; “cumulative” (unique people, rates, means) counts from the start of the target to the period's end and is never added up; “at period end” is the position on the last day.
track-note-running = A period still running shows its full target beside the actual so far, and no deviation.
track-note-deviation = Deviation is the actual less the target, as a share of the target. Above 10% it is marked “!” and coloured, and a comment is due.
track-note-folded = Regions without a target of their own are folded below the whole: click “+” on the left.
code-twice = code `{ $code }` is already that of indicator `{ $other }`

# Drafts of letters
letters-synthetic = no letters are drafted: the data of this project are made up ({ $mark })
letters-folder-in-use = { $shown } is not empty, and somebody may have worked on the drafts in it; nothing was written. Choose another --out
letters-none = nothing in this month gives reason for a letter
letters-none-for = { $name }: no letter, { $reason }
letters-written = { $n ->
    [one] 1 letter drafted
   *[other] { $n } letters drafted
} in { $shown }; all are drafts until somebody signs them
confirmed-answer = an answer is `agreed` or `differs` (`属实`, `有出入`), not `{ $word }`
letter-draft = DRAFT, not signed off
letter-number = Ref: ____________    Signed off by: ____________
letter-from = (sender)
letter-reminder = Reminder of overdue returns
letter-follow-up = Follow-up notice
letter-verification = Request to verify figures
letter-reminder-opening = Our records show that the following returns are past their deadline and have not been received.
letter-reminder-closing = Please send them by ____________. If you have already done so, please let us know so that we can check.
letter-follow-up-opening = At the end of { $asof }, the following tasks led by { $unit } were behind what had been agreed.
letter-follow-up-closing = Please let us know by ____________ why this is and what is being done.
letter-verification-opening = In preparing the briefing for { $asof } we found the following points that we would like you to check.
letter-verification-closing = Please reply by ____________. Where a figure differs from your records, please give the correct one and the evidence for it.
letter-item = { $n }. { $name }. { $text }
letter-item-report = { $n }. { $text }
letter-report = { $about } ({ $period })
letter-source = Source of the target: { $source }.
letter-doubts = To be checked: { $doubts }.
letter-answers = Reply by item
letter-head-n = No.
letter-head-matter = Item
letter-head-state = Position
letter-head-gap = Gap
letter-head-answer = Action taken
letter-signatures = For completion
letter-head-what = Item
letter-head-fill = Entry
letter-answered = Answered by (unit, name, date)
letter-annex = Annex
letter-answer-sheet = Reply form
letter-received = Received by, on
letter-answer-by = Reply due
letter-handled = Action taken
letter-handled-report = Return sent
letter-note = Drafted by a program from the data reported. Until it is signed off it is no judgement on anybody.
doubt-inferred = the target's date or scope was set by whoever compiled the catalog
doubt-provisional = the figure is provisional: rows are missing or still to be checked
doubt-carried = the figure is an earlier one carried forward
doubt-vanished = cases have left the list without an end date
doubt-not-confirmed = the confirmation sheet has not come back signed
doubt-disputed = the confirmation sheet says that figures differ
doubt-partial = the return is incomplete
doubt-unusable = the file received cannot be used
doubt-late-rows = there was no file for the period; its rows came with a later one
silence-no-one-lead = no single lead unit is named
silence-closed = its action has been closed

# Slides
slide-join = {"  ·  "}
slide-label = { $label }: { $text }
slide-title = { $name } – { $verdict }, { $gap }
slide-title-verdict = { $name } – { $verdict }
slide-state = Position
slide-parts = Where the gap lies
slide-owner = Owner
slide-next = Next
slide-to-do = Next steps: who does what
slide-reports = Returns
slide-note-target = Source of the target: { $source }
slide-note-feed = Figures: reported by { $source } ({ $feed })
layout-opening = Title and points
layout-picture = Title and picture
layout-picture-and-text = Title, picture and text
layout-text = Title and text
prompt-title = Title
prompt-text = Text
prompt-picture = Picture
prompt-notes = Notes

# The digest
digest-opening = { $title }. { $asof }
digest-mark = { $mark }
digest-totals = { $list }
digest-count = { $label } { $count }
digest-topic = { $label }: { $text }
digest-worst = Furthest behind: { $list }
digest-row = { $name } { $value } ({ $verdict }, { $gap })
digest-row-verdict = { $name } { $value } ({ $verdict })
digest-end = .

# The page
html-skip = Skip to the content
html-contents = Contents
html-dark = Dark
html-filters = Filter
html-search = Search
html-all = All
html-section = Section
html-sort = Sort by
html-sort-order = Catalog order
html-sort-rank = Rank
html-sort-name = Name
html-sort-verdict = Verdict
html-sort-gap = Points short
html-sorted = Indicators in the chosen order
html-reset = Clear
html-expand = Open all
html-collapse = Close all
html-none = No indicator fits what is chosen. Clear the filters to see all.
html-found = %n of %m shown
html-arithmetic = Arithmetic
html-step = Step
html-formula = Formula
html-parts = What makes up the gap
html-change = On the period before
html-share-of-gap = Share of the gap
html-regions = Regions
html-other-charts = Other charts
html-actions = Actions
html-files = Files with rejected rows
html-foot = This page is one file: it can be read, filtered and printed offline.

# Diagnostics of all rooms
did-you-mean = did you mean `{ $name }`?

# The project: onpace.toml, regions.csv, targets.csv, actions.csv
accepted-before-due = `accepted_until` is before `due`
before-opened = `{ $column }` is before `opened`
extension-without-approval = an extension (`accepted_until`) needs the number of its approval in `approved_by`
not-a-single-line = `{ $key }` must be a single line of text
briefing-date-not-a-day = `date` must be a day such as "2020-12-04"
briefing-file-outside = file `{ $name }` must lie in the project's folder and end in { $endings }
template-too-large = the template is larger than { $most } MiB
holidays-outside-project = holidays `{ $name }` must be a file in the project's folder
holidays-missing = the project's folder holds no list of holidays `{ $name }`
map-outside-project = map `{ $name }` must be a file in the project's folder
map-missing = the project's folder holds no map `{ $name }`
map-not-json = this is not JSON: { $why }
map-without-features = there are no `features`: a GeoJSON FeatureCollection is expected
map-unknown-region = feature { $n }: neither code nor name ({ $written }) is a region of regions.csv
map-not-a-shape = feature { $n } ({ $name }) is no Polygon or MultiPolygon of longitudes and latitudes
map-shape-twice = features { $first } and { $n } are both `{ $name }`
not-a-period = `{ $written }` is neither a month (2020-11) nor a quarter nor a year
not-a-day = `{ $written }` is not a day (2020-10-01)
unknown-kind-of-day = `{ $written }` is neither `holiday` nor `working`
template-missing = the project's folder holds no template `{ $name }`
template-unreadable = the template cannot be read: { $why }
missing-project-file-hint = a project folder has an onpace.toml with its feeds and indicators
missing-regions-file-hint = a project folder has a regions.csv with the columns code,name,level,parent,aliases
missing-file = the file is missing
catalog-file-unreadable = the file cannot be read: { $why }
catalog-encoding = the file is text in neither UTF-8 nor GB18030
key-twice = `{ $name }` is already given above
not-a-month = `{ $key }` must be a month such as "2020-01"
bad-year-start = `year_starts` is the month in which a year begins, from 1 to 12, not { $month }
unclaimed-files = files that no feed is for, which were not read: { $count } ({ $names })
unclaimed-files-more = files that no feed is for, which were not read: { $count } ({ $names }, …)
unclaimed-files-hint = name them as `files` of their feed in onpace.toml says, or widen `files`, such as acreage-*
bands-of-two-kinds = `{ $key }` sets bands by pace and `{ $other }` by points of progress: the two overlap, use one
band-without-its-pair = `{ $key }` without `{ $missing }` leaves a hole in the bands; give both
point-bands-overlap = `on_pace_points` ({ $on }) is above `far_behind_points` ({ $far }), so that the bands overlap
pace-bands-overlap = `far_behind` ({ $far }) is above `on_pace` ({ $on }), so that the bands overlap
negative-band = `{ $key }` must not be negative, but is { $is }
bad-escalate = `escalate` is a number of months in a row, at least { $least }, but is { $months }
verdict-names-alike = `{ $key }` and `{ $other }` are both `{ $name }` and could not be told apart
min-above-max = `min` is above `max`
jump-too-small = `jump` must be above 1
column-found-twice = `{ $first }` and `{ $second }` both say where the column stands; keep one of them
bad-position = `position` is the number of a column, from 1 to 16384, not { $position }
bad-date-parts = `from` lists the headers of the two or three columns that a date is made from, as in from = ["Year", "Month"]
position-taken = column { $position } already belongs to `{ $first }`
no-header-no-position = `header_rows = 0` says that the files have no header, so every column needs a `position`; `{ $id }` has none
unpivot-one-column = `into` and `value` are two columns: one takes the heading, the other the cell below it
unpivot-into-kind = `{ $id }` is a column of type = "{ $kind }"; here a column of type = "{ $wanted }" is needed
unpivot-column-placed = `{ $id }` is filled from the headings, so it has neither `position` nor `from`
unpivot-into-header = the column that takes the headings has no header of its own; `header` has no effect
not-region-is-region = `{ $name }` is a region of regions.csv, so it cannot be left aside
key-of-another-type = `{ $key }` belongs only to a column of type = "{ $kind }"
header-taken = header `{ $header }` already belongs to column `{ $first }`
second-region-column = `{ $first }` is a region column already; a feed has one at most
second-region-column-hint = where one of them names the county and the other the township, mark the county's with `parent = true`
second-parent-column = `{ $first }` names the region above already; a feed has one such column at most
parent-without-region = `{ $id }` names the region above another, but no column names the region itself
parts-too-few = `parts` of `{ $id }` must name two or more other columns that it is the sum of
part-of-another-unit = `{ $part }` cannot be a part of `{ $id }`: it must be a quantity in a unit of the same kind
files-outside-project = `{ $pattern }` must be a path inside the project folder such as `feeds/x-*.csv`
bad-file-pattern = `{ $pattern }` is not a file pattern: { $why }
two-senders-in-a-name = `{ $pattern }` has {"{"}region{"}"} more than once
feed-without-column = feed `{ $feed }` has no column `{ $id }`
expect-without-effect = `expect` has no effect without rows = "report"
deadline-twice = `deadline` and `lag` both say when a report is due; keep one
bad-deadline = `deadline` is a day of the month after the period, such as "day 10" (1 to 31), not `{ $written }`; days after the period are `lag = 5`
sheets-twice = `sheet` and `sheets` both say which sheet is read; keep one
bad-period = `period` is where its period stands in a file's name, such as "{"{"}year{"}"}-{"{"}month{"}"}", or one for all files, such as "{ $example }"; `{ $written }` is no { $every }
period-place-unknown = { $place } stands for no part of a period; there are { $places }
period-place-twice = { $place } stands twice in `period`
period-places-differ = { $one } and { $other } do not go together in one period; keep one
period-day-alone = a day without its month is no date; write {"{"}month{"}"} too
period-without-place = `period` has no place for a part of the period; there are { $places }
period-places-too-few = the feed has no date column, so that the names of its files must give each { $every }, such as { $example }; `period` gives a longer time
bad-cutoff = `cutoff` is the day on which a month ends, from 1 to 28, not { $day }
cutoff-without-months = `cutoff` shortens months; this feed reports every { $every }
days-without-effect = `days` has no effect unless every = "day"
bad-share = `{ $key }` is a share from 0 to 100 %, such as "50%" or 0.5
mark-of-both = `{ $mark }` stands in `missing` and in `zero`; it can mean only one of them
files-are-unstated = feed `{ $feed }` does not say what becomes of a row that a later file leaves out, and `{ $indicator }` depends on it
files-are-unstated-hint = write files_are = "full" if each file is the whole list and what it leaves out has ended, or files_are = "changes" if it holds only what is new or changed and the rest still stands
changes-without-effect = `changes` has no effect on an indicator with `cycle = "year"`
changes-out-of-order = `changes` must be in order of time without repeats, but { $later } comes after { $earlier }
day-for-a-month = must be a month ("2021-03"), but is a day
unknown-indicator = indicator `{ $written }` is not in the catalog
undeclared-feed = feed `{ $id }` is not declared
key-of-the-ratios-parts = a ratio has no `{ $key }`: its two indicators have their own
undeclared-indicator = indicator `{ $id }` is not declared
ratio-of-itself = the ratio `{ $name }` is made of itself: { $way }
ratio-units-differ = { $a } and { $b } do not convert, so that their ratio is no share; its unit is `{ $quotient }`
ratio-unit = a ratio of { $a } and { $b } is in `{ $quotient }`, not in `{ $unit }`
ratio-unit-of-like = { $a } and { $b } convert, so that the unit of their ratio is % or ‰, not `{ $unit }`
ratio-without-unit = a ratio of { $a } and { $b } has no unit: one of the two is for each of another already, or its factor is not finite
per-differs-from-unit = `per` is { $per }, but `{ $unit }` is for another number already
per-is-no-power-of-ten = `per` must be 10, 100, 1000 or another power of ten up to 1,000,000,000
too-many-decimals = `decimals` must be { $most } or less
since-without-effect = `since` has no effect on kind `{ $is }`, which does not add up over time
window-without-effect = `window` is for kinds `flow` and `running`, but this is `{ $is }`
stale-after-without-effect = `stale_after` has no effect on a flow, whose amounts are never carried over
within-days-without-effect = `within_days` is for kind "open", not `{ $is }`
not-above-zero = `{ $key }` must be above 0
per-for-ratios-only = `per` is for ratios only
not-one-measure = `measure` must be exactly one of these: { $known }
unknown-measure = `{ $key }` is not a measure; there are { $known }
count-not-true = `count` can only be true
not-a-list-of-two = `{ $key }` must be a list of two
summed-twice = column `{ $id }` stands twice in `sum`
measure-needs-quantity = `{ $key }` needs a quantity, which column `{ $id }` is not
measure-unit-differs = column `{ $id }` is in { $column_unit }, which does not convert to the indicator's { $unit }
measure-needs-countable-unit = `{ $key }` counts whole things, which { $unit } does not (people, households and numbers do)
by-needs-text = `by` needs columns of texts that are not private, which `{ $id }` is not
by-without-rows = `by` is for indicators on rows of a feed; a ratio has no rows of its own
by-without-rows-hint = state `by` on the two indicators that it divides
measure-needs-date = `{ $key }` needs a date, which column `{ $id }` is not
measure-date-open = `{ $name }` has no `date`, and its feed has several date columns: { $known }
measure-not-for-kind = kind `{ $is }` cannot be measured by `{ $used }`, only by { $may }
reserved-id = id `{ $id }` is reserved: a chart file { $id }.svg would clash with another one or could not be written on Windows
long-id = id `{ $id }` has { $n } characters, { $most } at most: charts are named after it, and file names have a limit
reserved-id-hint = give the indicator another id, and write it in targets.csv, actions.csv and comments.csv too
not-in-one-of = `{ $value }` is not in `one_of` of column `{ $id }`
condition-on-quantity = `{ $key }` is a quantity: write a number or {"{"} min = …, max = … {"}"} in { $unit }
condition-without-bounds = `{ $key }` has neither `min` nor `max`
not-a-month-or-day = `{ $written }` is neither a month (2020-11) nor a date (2020-11-30)
blank-cell = `{ $column }` must not be blank
file-without-header = the file is empty; its first line holds headings ({ $known })
cell-without-header = cell `{ $cell }` has no header above it
catalog-unclosed-quote = a quotation mark is opened here and not closed
unknown-column = `{ $name }` is not a column of this file
unknown-column-hint = its columns are { $all }
column-twice = column `{ $id }` appears twice
missing-column = column `{ $id }` is missing
want-text = text
want-texts = text or a list of texts
want-number = a number
want-whole = a whole number from 0 up
want-flag = true or false
want-table = a table
want-date = a date ("2020-11" or "2020-11-03")
is-text = the text "{ $value }"
is-number = the number { $value }
is-date = the date { $value }
is-list = a list
is-table = a table
is-plain = { $value }
wrong-type = `{ $key }` must be { $want }, but is { $is }
unknown-value = `{ $key }` is `{ $word }`, but must be one of these: { $known }
unknown-key = `{ $key }` is not a key of `{ $name }`
unknown-key-hint = its keys are { $all }
missing-key = `{ $name }` has no `{ $key }`
bad-id = id `{ $id }` must be lower-case letters, digits and underscores, beginning with a letter
unknown-unit = unit `{ $name }` is not known
unknown-unit-hint = units are such as ha, t, people, households, %, £, million yuan or kg/ha; others are declared as [unit.NAME]
unit-clash = `{ $name }` is the unit { $with } already
unit-clash-hint = leave the table out where that unit is meant; otherwise choose another name
bad-unit-name = `{ $name }` cannot be the name of a unit: it is empty, contains `/`, or begins with a digit, a sign, a point or a bracket
times-without-of = `times` needs `of`, the unit that it is so many of
unit-counts-as-its-base = `counts` is for a unit of its own; one with `of` counts if that unit does
unit-of-itself = the unit leads back to itself: { $way }
unit-of-compound = { $unit } is for each of another unit, and nothing can be a multiple of it
bad-unit-times = `times` must be above 0, with at most 15 digits, of them 9 after the point
unknown-level = no region of level `{ $name }`; regions.csv has { $known }
region-ends-before-it-begins = `valid_to` is before `valid_from`
merged-without-end = `{ $name }` merged into another region but has no `valid_to`, its last day
merged-into-itself = `{ $name }` cannot merge into itself
merged-into-ended = `{ $name }` ended on { $last }, and `{ $into }` does not exist on the day after
not-a-date = `{ $written }` is not a date
region-code-twice = code `{ $code }` is already on line { $first }
tile-half = `row` and `column` belong together: they are the row and the column of the region in the tile map
tile-not-a-place = `{ $written }` is no place in a tile map: a whole number from 1 to { $most } is expected
tile-twice = `{ $name }` on line { $line } and `{ $other }` on line { $first } stand on the same tile (row { $row }, column { $column })
unknown-parent = parent `{ $parent }` is not a code of this file
no-root-region = no region has a blank parent, so there is no root
second-root-region = the parent is blank, but `{ $name }` on line { $line } is the root already
circle-of-regions = going up from `{ $name }` leads back to itself
bad-scope = a scope is a region code or `each township`
scope-level-differs = `{ $name }` is a `{ $is }`, not a `{ $level }`
empty-scope = no region is left in the scope
scope-unknown-region = region `{ $name }` is not in regions.csv
scope-region-dissolved = `{ $name }` was dissolved on { $last }
scope-region-ambiguous = `{ $name }` could be { $could }: write the code
not-a-number = `{ $written }` is not a number
number-in-scientific-notation = `{ $written }` is in scientific notation: digits were lost
too-many-digits = `{ $written }` has too many digits
target-unit-differs = unit { $unit } does not convert to the indicator's { $wanted }
bad-tolerance = tolerance `{ $written }` is neither a percentage from 0 to 100 nor percentage points, such as 5% or 2 points
points-of-no-rate = `{ $written }`: percentage points are for rates, and this indicator is in { $unit }
far-without-effect = `far` has no effect on this `{ $kind }` target; it is for `keep`, and for `within` without a due date
keep-without-effect = `keep` has no effect on a `{ $kind }` target
negative-term = `{ $column }` cannot be negative
bad-limit = limit `{ $written }` is not a growth above 0 in per cent a year, such as 3%
bad-plan = plan `{ $written }` is none of `linear`, `season`, `step` or milestones such as 2021-12=9;2022-12=11
season-for-flows-only = a plan by `season` is for flows, which indicator `{ $id }` is not
done-is-a-step = a `done` target is always a `step`
milestones-without-due = a plan with milestones needs `due`
bad-milestone = milestone `{ $part }` must be written like 2021-12=9
milestone-not-before-due = milestone { $at } must be before `due` { $due }, where the target itself is owed
milestone-before-from = milestone { $at } is before `from` { $from }
milestones-out-of-order = milestone { $at } must come after { $last }
unknown-reference = `@{ $name }` must be one of these: { $known }; as in `@mean*90%`
bad-reference-factor = the factor `{ $written }` must be a number or percentage above 0
relative-kind = a relative target is `reach` or `keep`
relative-plan = the plan of a relative target is `linear` or `step`
relative-column = a relative target has no `{ $column }`; slack is written as `@mean*98%`
relative-root = the root has no region to be compared with
relative-to-a-sum = this indicator adds up over regions, so that no region compares with the whole; use `@mean`
relative-column-earlier = a target relative to an earlier value has no `{ $column }`
relative-to-no-baseline = the total of this indicator starts from 0, so that a factor of its baseline is 0; use `@last_year` or a year such as `@2019`
relative-to-a-later-year = { $number } begins after the target is due
reference-before-start = the target refers to a value of { $needed }, and no row before { $start } counts (`start`): let the project start earlier, or write the amount
targets-more-than-whole = the targets of { $n } of { $of } parts come to { $sum } { $unit }, { $by } { $unit } more than { $region }'s { $value } { $unit }
targets-less-than-whole = the targets of { $n } of { $of } parts come to { $sum } { $unit }, { $by } { $unit } less than { $region }'s { $value } { $unit }
target-unapproved = this row replaces the target of line { $line }, and no approval is stated
target-unapproved-hint = name the approval in `approved_by` and why in `reason`
targets-do-not-add-up-hint = check how it was split; nothing need be changed if more was asked for on purpose
hidden-indicator-target = indicator `{ $id }` is hidden, so that it cannot have a target
target-below-root = feed `{ $id }` has no region column, so that only the root can have a target
unknown-word = `{ $column }` is `{ $written }`, but must be one of these: { $ascii }
kind-against-better = `{ $kind }` contradicts better = "{ $is }" of indicator `{ $id }`
date-before-from = `{ $column }` { $later } is before `from` { $from }
fixed-target-value = the value of a `{ $kind }` target is { $fixed }, but { $is } is written
upper-without-effect = `upper` has no effect on a `{ $kind }` target
upper-below-value = `upper` is below `value`
baseline-of-a-flow = a flow starts from 0, so that `baseline` cannot be { $written }
split-without-plan = `split` is for a plan that runs up to a due date, which this target does not have
split-within-a-year = the plan is not longer than a year, where months ÷ 12 counts as stated; `split` is for tasks of several years without yearly figures
stated-without-yearly-figures = the plan is longer than a year and has no milestones; if the document gives no yearly figures, write `split` in `basis`
duplicate-target = the same target as on line { $first } (indicator, scope, kind and dates); when a target changes, the old row gets `until`
bad-lead-placeholder = `{ $written }`: the only placeholder in `lead` is {"{"}region{"}"}, and it stands alone
lead-of-each-no-unit = `{ $lead }` is no single unit, so that nobody answers for a region's result
lead-of-each-no-unit-hint = write {"{"}region{"}"} in `lead`: then each region answers for its own; the department that supervises them belongs in `oversight`
lead-no-unit = `{ $lead }` is no single unit, so that no letter can go to it; name the one that answers

# The files that departments send
feed-files-unlisted = the feed's files cannot be listed: { $why }
and-more-rows = { $first }; so are { $more } more of its rows
missing-period = the feed has no date column and the file's name has no { $every }; write it into the name, such as -{ $example }; the file was not used
name-without-pattern = the file's path does not have its period where `period` says: `{ $pattern }`
name-with-several = `period` (`{ $pattern }`) fits the file's path in several ways: { $periods }; write more of the name into it
name-without-year = the file's name gives no year for its { $every }, and neither its folder nor a title above the table has one
name-not-used-hint = write the period into the name, or state `period` of the feed in onpace.toml; the file was not used
name-by-rows-hint = the file speaks for the periods of its rows' dates; rename it, or mend `period` of the feed in onpace.toml
not-one-of = expected one of these: { $list }
not-one-of-near = expected one of these: { $list }; did you mean `{ $near }`?
number-expected = expected a number in { $declared }
destroyed-number = a spreadsheet turned the number into scientific notation and may have lost digits; expected a plain number in { $declared }
unit-doubled = the column is in { $unit } already, so `{ $cell }` may mean either; write the plain number, or the number with its whole unit
unit-not-convertible = the unit { $unit } does not convert to { $declared }
below-min = expected no less than { $min }
above-max = expected no more than { $max }
number-too-long = the number is too long: expected up to 15 digits before the point and 18 after it
required-blank = the required column `{ $name }` is not filled in
number-run-together = the number holds a line break, a raised or a circled character, so it cannot be told
number-of-two-scripts = the number mixes digits of several scripts, so it cannot be told
destroyed-text = the text is destroyed here (replacement characters): before it was sent, or where files in two encodings were put together; export the original file again
destroyed-month = a spreadsheet may have cut the last 0 off { $year }.10; write { $year }-10 or { $year }-01
date-of-parts = a date is made of { $parts } together, and these cells make none; each must be filled
date-expected = expected a date such as 2020-11-03, 2020/11/3 or 2020-11
date-expected-dmy = expected a date such as 3/11/2020, 3 Nov 2020 or 2020-11-03
date-expected-mdy = expected a date such as 11/3/2020, Nov 3, 2020 or 2020-11-03
date-of-no-day = the month has no such day
destroyed-id = a spreadsheet turned the id into scientific notation and lost digits; set the column to text and export again
region-dissolved = { $name } was dissolved on { $last }, before the row's date; write the region that took over
unknown-region = no region in regions.csv has this code, name or alias
unknown-region-near = no region in regions.csv has this code, name or alias; did you mean `{ $near }`?
region-elsewhere = there is no such region in { $above }; those of this name are { $candidates }
ambiguous-region = several regions have this name: { $candidates }; write the code or the longer name
subtotal-differs = `{ $header }` of { $region } is { $stated }, but its { $count } rows add up to { $sum }; the total row is not added
column-gone = there is no column `{ $header }`, which the file before ({ $before }) has; it was taken as blank
column-gone-hint = where it has another name now, add that as an alias of { $id } in onpace.toml
mixed-periods = `{ $header }` is { $written } here and a month elsewhere; one month written in two ways has two keys, so neither row revises the other, and both may count
mixed-periods-hint = write months throughout, such as 2020-11
rows-alike = rows exactly like line { $first }: { $more } more; the feed has no key, so all were used
region-under-two-names = { $name } stands here as { $alias }, and under its own name in line { $line }; both rows were used, as those of two places: where they are one row written twice, delete one
same-file = the same file as { $used }, byte for byte; its rows were used once
rows-in-another-file = all { $count } rows of this file also stand in { $other }; the feed has no key, so they count twice
rows-in-another-file-hint = state the columns that identify a row as `key`, or files_are = "full" where each file is the whole list, or take one of the files away
nil-of-no-period = the file has no rows and its name has no period, so that nobody knows for when it reports nothing; write the period into the name, such as -2020-11
lone-date = { $written } stands alone, more than a year after all other dates of the file; the row counts there, but the file is not taken to report the periods in between
row-of-refused-file = too many other rows of its file were rejected, so that none was used
file-refused = { $rejected } of its { $rows } rows were rejected, more than { $limit }%: no row of the file was used
file-refused-whole = all of its rows were rejected ({ $rows }): no row of the file was used
column-refused = { $column }: { $count } of { $rows } rows ({ $share }%) were rejected: { $why }
column-refused-such-as = { $column }: { $count } of { $rows } rows ({ $share }%) were rejected, such as { $examples }: { $why }
column-refused-hint = where the cells are right, the catalog reads them wrongly: look at the column's heading, type and unit in onpace.toml
column-named = column `{ $header }`
whole-row = whole rows
list-shrank = this list lacks { $lacks } of the { $had } rows of the list before it ({ $other }); they are taken to have ended
list-shrank-hint = where a file holds only what is new or changed, or the list comes in several files, files_are = "full" is wrong
sender-differs = by its name the file is { $by_name }'s, by the sender stated above its table { $by_cell }'s; the file was not used: find out whose it is
unexpected-sender = { $region } is not among the regions that send files of this feed
sender-no-region = “{ $written }”, the sender stated above the table, is no region of regions.csv: whose file it is is not known
sender-unknown = whose file it is is not known: neither its name nor a cell above its table says so
sender-unknown-hint = write the region into the name where `files` has {"{"}region{"}"}, or above the table (Submitted by: …)
duplicate-key = the same key as line { $line } with other values ({ $differs }); neither was used: find out which is right and keep that one
implausible-unit = `{ $header }` is { $after }, the period before ({ $file } line { $line }) had { $before }: about 10,000 times apart
implausible-unit-hint = was a multiple such as 10,000 left out or added? check the unit
implausible-jump = `{ $header }` is { $after }, the period before ({ $file } line { $line }) had { $before }: more than { $jump } times apart
rows-after-period = rows dated after { $period }, which the file is for: { $count }, the first is here; they count in the months of their dates
part-exceeds-whole = `{ $header }` of this part is { $part }, more than the { $all } of line { $above } that it is a part of
own-level-row = a row of the level's own is no region of regions.csv and was not added; declare it as a region or an alias if it should be
total-of-nothing = `{ $header }` in the row of totals is { $stated }, but there are no rows that it totals; the total row is not added
total-of-nothing-hint = where a region itself is meant, write its full name or code
rows-used = used
rows-below = below it
rows-above = above it
total-differs = `{ $header }` in the row of totals is { $stated }, but the { $count } rows { $whose } add up to { $sum }; the total row is not added
mean-differs = `{ $header }` in the row of means is { $stated }, but the mean of the { $count } rows is { $mean }; the row is not added
running-total-differs = the running total of `{ $header }` is { $stated }, but { $prior } before and { $now } now make { $sum }; the row is not added
second-table = another table begins here; its { $count } rows were not used: if they belong to this feed, save them as a file of their own
stated-unit-unused = the unit stated above the table is { $unit }, which no column is in; amounts were read in the units of the catalog
stated-unit-unread = the unit stated above the table, `{ $unit }`, is not known; amounts were read in the units of the catalog
stated-unit-unread-hint = write a unit that the project knows, or declare this one: [unit."…"] in onpace.toml
note-unit-differs = a note says that the unit is { $unit }, but amounts were read in { $used }
note-unit-differs-hint = write the unit above the table or into the header
empty-workbook = the workbook has no visible sheet with anything in it
missing-sheet = the workbook has no sheet `{ $name }`; it has { $sheets }; the file was not used
several-sheets = the sheet `{ $chosen }` was used; the header fits these too, which were not: { $others }
several-sheets-hint = `sheets` of the feed in onpace.toml names the one meant
several-sheets-each-hint = their names give periods or regions: `sheets = "each"` of the feed in onpace.toml reads each as a report of its own, and a name there reads that one
sheets-hidden = hidden sheets that were not read: { $sheets }
sheets-hidden-hint = unhide those that are reports; others may stay as they are
sheets-unread = sheets that were not read, since their names give neither a period nor a region: { $sheets }
sheets-unread-hint = give such a sheet the name of its period or its region; one that is no report may stay as it is
sheet-sender-differs = by its name the file is { $by_name }'s, by its own the sheet { $by_sheet }'s, which does not lie there; the sheet was not used
uncomputed-formulas = formulas without a stored result, read as blank: { $count }; the first is here
uncomputed-formulas-hint = open the workbook in a spreadsheet and save it again
no-line-ends = from this line on no line ends for too long: this is no table; the file was not used
feed-no-regular-file = it is no file but a pipe, a device or a folder; it was not opened
feed-file-changed = it was changed each time while it was read; no row of it was used
feed-file-changed-hint = run again when whoever writes to it has finished
feed-file-unreadable = the file cannot be read: { $why }
not-text = the file is no text in UTF-8, GB18030 or UTF-16; it was not used
not-text-hint = export the original file again; where the encoding is known, `encoding` of the feed in onpace.toml states it
wrong-encoding = onpace.toml says that the encoding is { $declared } (encoding), which the file is not in; it was not used
wrong-encoding-hint = without `encoding` the file's own signs decide
table-too-narrow = column `{ $id }` stands at position { $position }, but the table has { $width } columns
no-period-headings = none of this row's headings is a period (such as 1月, 2024-03 or Mar 2024), although `unpivot` makes rows of them
no-region-headings = none of this row's headings is a region of regions.csv, although `unpivot` makes rows of them
no-listed-headings = none of this row's headings is one of those that `unpivot` lists: { $list }
table-too-narrow-hint = if its cells are set apart by another mark, state `delimiter` for the feed
two-sub-headings = several values stand below the headings, `{ $first }` and `{ $second }` among them, so it is open which of them `{ $column }` is
two-sub-headings-hint = name the sub-heading meant in the `header` of the column that takes the values
heading-in-doubt = the heading `{ $name }` can only be read in another way than those beside it, which may be either; state the feed's `dates` ("dmy", "mdy"), or `year_starts` where 2010-11 is a year
no-such-sub-heading-below = below `{ $name }` no sub-heading is `{ $wanted }`, which the value column's `header` names and which stands below others
no-such-sub-heading = no sub-heading is `{ $wanted }`, which the value column's `header` names
heading-without-year = the heading `{ $name }` has no year, and neither the file's name nor its folder nor a title above the table gives one
heading-of-which-year = the heading `{ $name }` may be counted from January or from the first month of the project's year, and no year that it belongs to is stated: write it with its year, 2020 Q1 or 2020/21 Q1
heading-without-year-hint = put the year into the file's name, such as kpi-2024.csv
too-many-headings = more than { $most } headings would become rows
heading-no-period = the heading `{ $name }` (column { $cell }) stands over numbers but is no period; the cells below it were rejected
heading-no-region = the heading `{ $name }` (column { $cell }) stands over numbers but is no region of regions.csv; the cells below it were rejected
heading-of-two-years-hint = years that are named by two begin in another month than January; `year_starts` in onpace.toml says in which
unknown-heading-hint = if the column is to be left out, declare it as a column of the feed; a grouping of regions belongs in `not_regions`
line-total-differs = `{ $header }` says { $stated }, but the cells of this line that it totals add up to { $sum }; the total is not used
header-twice = the header `{ $name }` stands twice (columns { $first } and { $second }), so it is open which is meant; the file was not used
header-twice-hint = where a heading stands above it, write heading and header together under `header` in onpace.toml; else delete the column not meant
header-unit-differs = the header `{ $name }` is in { $written } but the catalog declares { $unit }, which it does not convert to; the file was not used
empty-file = the file is empty; it was not used
web-page = the file is a web page (HTML or XML), not a table; it was not used
web-page-hint = open it in a spreadsheet and save it as xlsx
wrong-header-line = onpace.toml says that the header is on line { $line } (header_line), where not every required column is named; the file was not used
missing-header = no header row with every required column in the first { $rows } rows; not found: { $missing }; the file was not used
missing-header-quote = line { $line } has a quote without its partner, which runs cells together; mend that first
missing-header-near = near headers in the file: { $hints }; an alias can be added under `header` in onpace.toml
header-unit-open = { $first } and { $second } stand above the table, and it is open which `{ $name }` is in; the file was not used
header-unit-twice = the header `{ $name }` states { $first }, and the row below it { $second }; the file was not used
header-unit-open-hint = write the unit into the header, such as `{ $name }({ $first })`
unclosed-quote = a quote is never closed; reading went on with the next line
stray-quote = text follows a closing quote, so the cell cannot be told; a quote inside a cell is written twice
encoding-guessed = the file is no UTF-8; it was read as { $label }, which makes: { $sample }
missing-header-guessed = the file is no UTF-8; it was read as { $label }, which makes: { $sample }. If these words are garbled, state the right `encoding` for the feed, or save the file as UTF-8
encoding-guessed-hint = if that is right, state encoding = "{ $label }" for the feed; if the words are garbled, state the right one, or save the file as UTF-8
unknown-encoding = `{ $label }` is no encoding; expected a label such as utf-8, gb18030, windows-1252 or shift_jis
number-of-other-mark = expected a number in { $declared }; this looks like one with `{ $mark }` before the decimal places: if the column is written so, state decimal = "{ $mark }" for the feed
number-in-doubt = other cells of this column can only have `{ $mark }` before the decimal places, so this one may be either; state decimal = "{ $mark }" for the feed, or mend those cells
share-in-doubt = other cells of this column are written with their % sign, so this number may be a share of one or a number of { $unit }; write the sign in every cell or in none
month-in-doubt = 2020.1 stands beside months of two digits: it may be January, or October, whose 0 a spreadsheet has dropped; write 2020-01 or 2020-10
date-in-doubt = other cells of this column are dates of another order, so this one may be either; state the feed's `dates` ("dmy", "mdy"), or `every` and `year_starts` where cells such as 2010-11 are years
date-longer-than-own = other cells of this column name a { $every } or less; this one names more and may be the total of several: take such rows out, or give them a feed with an `every` of its own
date-of-other-order = the year stands behind here: if the column is written so, state dates = "{ $order }" for the feed
date-of-either-order = the year stands behind here, and day and month may stand in either order: state dates = "dmy" or dates = "mdy" for the feed
date-names-years = expected a month; this looks like a year that is named by the two in which it begins and ends: the feed needs every = "year", the project `year_starts`
censored-number = the cell says only that the number lies below or above another, which is no number
footnote-mark = a footnote mark stands here; put it into a column of its own
too-few-cells = the row has { $cells } cells, the table { $width }; a delimiter may be missing, so that any cell may stand in the wrong column
header-width = the header has { $width } cells, the rows below it { $rows }: a heading is missing or one too many, and no cell can be told to stand under its own
header-width-hint = add the missing heading, or delete the surplus one
row-unit-not-convertible = the row's own unit `{ $unit }` does not convert to { $declared }
extra-cell = the row has { $cells } cells, the header { $width }; text that holds the delimiter needs quotes
cell-beyond-header = the header has { $width } columns, and the row goes on to the right of them (up to column { $cells }); clear that, or give it a heading
no-header = no row looks like a header
column-without-header = column { $n } has no heading; it is called column_{ $n }
encrypted = the workbook is protected by a password; the file was not used
binary-workbook = the file is a binary workbook (xlsb), which is not read; it was not used
several-tables-packed = the archive holds several tables: { $names }; a file is one table, so it was not used
unpack-hint = unpack it into the folder of the feed
not-a-workbook = the file is an archive or another office document and holds no sheets; it was not used
broken-workbook = the workbook is damaged ({ $part }: { $why }); the file was not used
too-large = the file is over a limit: { $what }: at least { $found }, limit { $most }; the file was not used
too-large-hint = delete what lies beyond the table and save as xlsx, or save the sheet as CSV UTF-8
limit-file = file size in MiB
limit-xls-file = xls file size in MiB
limit-parts = parts in the zip container
limit-directory = directory of the zip container in MiB
limit-ends = directories in the zip container
limit-expanded = expanded size in MiB
limit-list = list of sheets in MiB
limit-ratio = expansion of a part, as a multiple
limit-piece = one cell in MiB
limit-depth = nested elements
limit-rows = row number
limit-columns = column number
limit-cells = cells
limit-text = text in MiB
limit-strings = different texts
limit-formats = cell formats
limit-sheets = sheets
limit-merged = merged areas
limit-merged-cells = cells of merged areas
encrypted-hint = take the password off under File → Info → Protect Workbook and save, or save the sheet as CSV UTF-8
other-format-hint = save the table as xlsx or as CSV UTF-8
broken-workbook-hint = open it in a spreadsheet, let that repair it, and save it as xlsx or as CSV UTF-8

# Steps, methods and sources of explanations
explain-month = { $month }
methods-disagree = the methods' verdicts lie more than one band apart; check what each of them assumes before using one
method-name-pace = pace
method-name-statcan = compound growth (Statistics Canada)
method-name-destatis = five-year trend (Destatis)
rating-met = met
rating-on-pace = on track
rating-behind = behind
rating-far-behind = well behind
rating-achieved = target achieved
rating-substantial = substantial progress
rating-moderate = moderate progress
rating-limited = limited progress
rating-deterioration = deterioration
rating-sun = sun
rating-lightly-clouded = lightly clouded
rating-cloud = cloud
rating-storm = storm
why-zero-base = the baseline is zero: growth from nothing has no rate
why-zero-target = the target is zero: no rate of growth leads there
why-sign-change = the sign changes: there is no rate of growth
why-one-value = there is one value only: it shows no change
why-no-rate = the rate of growth is no usable number
why-no-due = the target has no due date
why-state = a state has to hold: judged alike by all
why-nothing-owed = nothing is owed yet
why-no-value = there is no value
why-no-target = there is no target
why-counts = counts of regions are judged by pace only
step-value = value A
step-baseline-zero = baseline B (a total starts from nothing)
step-baseline-first = baseline B (first value at or after `from`)
step-baseline-stated = baseline B (stated)
step-target = target T
whose-root = the root's value
whose-parent = the value of the region above
whose-mean = the mean of all
whose-last-year = last year's figure
whose-baseline = the baseline
whose-year = the value of { $year }
step-target-relative = target T (R is { $whose })
step-verdict = verdict
plan-linear = linear
plan-milestones = milestones
uneven-year-late = last year `{ $id }` was not even: by { $month } its share of the year was { $points } points below an even one, so an even plan asks too much early on
uneven-year-early = last year `{ $id }` was not even: by { $month } its share of the year was { $points } points above an even one, so an even plan asks too little early on
uneven-year-hint = state plan = season (last year's rhythm), or milestones such as 2021-06=30%;2021-09=80%
value-before-from = `{ $id }` has no value in { $from }, but one in the period before; the baseline is the first value in `from` or after it
value-before-from-hint = if that earlier value is the baseline, set `from` to its period, or write the number into `baseline`
plan-season = season
plan-step = step
step-elapsed = share due to date f ({ $plan })
step-expected-paced = profile to date E
step-expected = required E
step-gap-to-plan = gap to profile (negative: short)
step-gap-to-target = gap to target (negative: short)
step-progress = progress
step-pace = pace
step-completion = completion
step-months-behind = months behind (negative: ahead)
step-required = required per remaining month (or day)
step-recent = mean change over the last three periods, or over as many as are known
step-projected = projected at the due date
step-projected-last-year = projected at the due date, with R = last year's remaining months in proportion to the year so far
provenance-inferred = inferred: date or scope was chosen by whoever wrote the catalog
provenance-split = split: the document gives value and due date, but no yearly figures
provenance-stated = stated
provenance = { $source } ({ $file } line { $line }; { $basis })
kind-reach = reach
kind-keep = keep
kind-within = stay within
kind-zero = bring to zero
kind-done = get done
kind-all = cover all
basis-own-targets = by the parts' own targets
basis-members = each must have it
basis-weights = by the weight of what each part's ratio divides by
basis-amounts = by what each part has
basis-unsplit = not split among the parts: values and changes only

# The template of the Word document
published-differs = not written: the edition in `{ $folder }` has been given out, and { $count ->
    [one] one of its figures would be another
   *[other] { $count } of its figures would be others
}
published-file-differs = not written: the edition in `{ $folder }` has been given out without its figures as data, and its file `{ $file }` would be another
published-figure = { $name }, { $region }: { $old } → { $new }
published-not-printed = not printed
published-differs-hint = what was withheld can be told from the difference of two editions; --republish replaces it, and the new edition says so
republished = { $count ->
    [one] This edition replaces one figure that was given out before
   *[other] This edition replaces { $count } figures that were given out before
}
public-undecided = no public edition is made: these indicators are in persons, households or firms, or come from a feed with private columns, and do not say whom they are about: { $indicators }
public-undecided-hint = write `protect = "person"`, `"household"` or `"enterprise"` for each of them, or `protect = "none"` where nobody could be harmed
public-single-amounts = no public edition is made: these indicators would give out single amounts of a private column (its mean, least or most, or as reported): { $indicators }
public-few-rows = no public edition is made: { $id } adds up a private column, and in { $month } only { $rows ->
    [one] one row stands
   *[other] { $rows } rows stand
} behind it; ten are needed
public-private-hint = keep such an indicator out of reports with `hidden = true`, or count the rows instead
public-without-values = the public edition has no values.csv: it would tell what the other forms withhold.
template-not-word = it is no Word document (.docx)
template-too-large-unpacked = it is too large when unpacked
template-not-plain = it is no plain .docx document (it has macros, or is a strict one)
template-part-unreadable = { $part } cannot be read: { $why }
template-without-content = it has no paragraph `{"{{"}content{"}}"}`
template-content-not-alone = `{"{{"}content{"}}"}` must be one paragraph of its own in the body, not in a table or a text box, and not the one that ends a section
template-content-hint = add a paragraph with nothing but {"{{"}content{"}}"} in Word; the text goes there
template-format-hint = save it as .docx in Word or WPS
confirm-too-many-units = { $units } units have figures to confirm and confirm.xlsx has a sheet for each, { $most } at most: it was not written

# Writing a report
not-our-report = not written: `{ $folder }` is not a report of ours
foreign-file = not written: `{ $path }` is no part of the report and would be lost
file-in-use = not written: `{ $path }` is in use by another program
folder-locked = not written: another onpace is writing `{ $folder }`
cannot-write = cannot write `{ $path }`: { $source }
edition-public = public
edition-internal = internal
other-edition = not written: `{ $folder }` holds the { $edition } edition of this report
other-edition-hint = keep the two editions apart: name another folder with --out
not-our-report-hint = choose another folder (--out)
foreign-file-hint = move it away, or choose another folder (--out)
file-in-use-hint = close the report in WPS, Word or Excel and try again
folder-locked-hint = try again when it has finished
bad-name = output name { $name } cannot be used: { $why }
bad-name-hint = give the indicator another id
write-denied-hint = it may be open in another program (WPS, Excel), or you may not write in this folder
disk-full-hint = the disk is full: free some space and try again
cannot-write-hint = check that place, or choose another folder (--out)
cannot-replace-hint = the folder is a mount point, or comes with the image of a container, and cannot be renamed; move it away, or choose another folder (--out)
name-empty = it is empty, absolute, or has an empty part
name-with-dots = it contains `.` or `..`
name-character = it contains { $c }
name-ending = a part ends in a dot or a space
name-reserved = it is reserved by Windows or by this program
name-too-long = a part is longer than 255 bytes
name-clash = it clashes with { $other } where case is ignored

# Making a report
accumulated-less = { $region }: `{ $name }` accumulated since January is { $by } { $unit } less in { $month } than the month before
where-without-rows = { $id }: no row says “{ $text }” in { $column }, so the indicator has no value
where-without-rows-hint = if none has happened yet, list the text in the column's `one_of`: then the count is 0; otherwise write it as the files do
accumulated-less-hint = ask the sender to check that month's total
template-unusable = template `{ $name }` cannot be used: { $why }

# The program
previous-public = --previous is not for the public edition: what moved between two of them could tell what is withheld.
previous-no-report = --previous: { $shown } holds no report of onpace (manifest.json); name the folder of one that went out, such as reports/2020-10.
previous-unreadable = --previous: { $file } cannot be read: { $why }
previous-out-of-time = --previous: { $shown } is the report of { $month }; it must be of { $as_of } or earlier, and not before the project's start.
previous-other-edition = --previous: { $shown } is of the { $there } edition and this one of the { $edition } edition; they are not compared.
previous-edited = --previous: report.json in { $shown } was edited since it was written; the edited figures are compared
previous-other-project = --previous: that report has none of this project's indicators; it is another project's.
no-project = { $folder } holds no onpace.toml, so it is no project
no-such-indicator = indicator `{ $id }` is not in the catalog
no-such-region = there is no region `{ $written }`
rows-do-not-add-up = { $file }: its rows do not add up.
catalog-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
} in the catalog; nothing was written.
as-of-chosen = as of { $month }: every feed that owes it has reported ({ $n }).
as-of-chosen-still-out = as of { $month }: { $n } of { $of } feeds that owe it have reported; still out: { $out }.
as-of-before-start = { $month } is before the project's start, { $start }.
as-of-unknown = no feed has reported anything; name a month with --as-of.
chart-file-ending = { $out }: a chart is written as .png, .svg or .pdf; name the file accordingly.
cannot-write-file = { $shown } cannot be written: { $error }
cannot-remove-file = { $shown } cannot be removed: { $error }
missing-glyph = the chart font lacks `{ $c }` (U+{ $code }); □ stands for it
chart-without-indicator = this kind of chart needs an indicator.
chart-without-regions = the feed of `{ $id }` has no column of regions, so there is nothing to show by region; try --kind trend.
chart-of-nothing = there is nothing to draw: no values or targets of single regions, or no value of the period before.
list-more = … { $n } more; --all lists them
check-sound = The catalog is sound: { $i } indicators, { $t } targets; as of { $a }.
check-feed = { $id } ({ $source }, last period { $last })
check-header-line = header on line { $lines }
check-revisions = { $changed } values sent before changed, { $filled } blanks filled in
check-cause-in-column = [{ $code }] { $column }: { $count } of { $data } rows ({ $share } %)
check-cause = [{ $code }] { $count } of { $data } rows ({ $share } %)
check-rows = { $rows } rows = { $used } used + { $rejected } rejected + { $skipped } skipped + { $superseded } superseded + { $out_of_scope } out of scope
check-chase = Chase list
check-overdue = { $feed } { $period } ({ $source }, due { $due }, { $overdue }): { $missing }; last report { $last }
check-no-deadline = { $feed } { $period } ({ $source }, no deadline stated): { $missing }; last report { $last }
check-due = { $feed } { $period } ({ $source }, due { $due }): { $missing }; last report { $last }
diff-unreadable = { $file } cannot be read: { $why }; name a month (2020-10) or a report's folder.
diff-targets = Targets that changed
diff-verdicts = Verdicts that changed
diff-new-gaps = New gaps
diff-closed-gaps = Closed gaps
diff-restatements = Restated values
diff-feeds = Feeds
diff-added = Judged now and not before
diff-dropped = Judged before and not now
diff-nothing = Nothing changed.
diff-with-as-of = diff takes its two months as they are: onpace diff 2020-10 2020-11, without --as-of.
explain-methods = Methods side by side:
explain-forecast = Forecast
explain-no-rows = No row stands behind the value.
explain-rows = { $count ->
    [one] The row behind the value:
   *[other] The { $count } rows behind the value:
}
explain-rows-unlisted = The feed is large: its rows were checked one by one and added up while they were read; they are not listed.
explain-rows-more = … { $hidden } more; --rows lists all
explain-rejects = Rejected rows that could have changed it:
explain-revised = Rows of it that this period's files revised:
explain-head-region = region
explain-head-value = value
explain-head-change = change
explain-head-gap = gap
explain-rest = the rest
explain-parts = What it is made of ({ $basis }):
explain-variation = Variation
read-as-feed = { $written }, header on line { $line }, read as feed { $id }
raw-private = the file may be one of the feed { $id }, which has private columns: --raw would show them in clear; without it they are masked
read-sheets = sheets: { $all }; read: { $read } (another by --sheet)
read-as-no-feed = { $written }, header on line { $line }; no feed fits, types are told by the cells
read-rows = { $rows } rows = { $used } used + { $rejected } rejected + { $skipped } skipped + { $superseded } repeated
list-more-rows = … { $rest } more; --all lists them
skipped-lines = { $kind }: line { $lines }
skipped-totals = totals, means and running totals
skipped-notes = notes, titles or the header again
skipped-blank = blank rows
skipped-groupings = groupings that the feed leaves aside
skipped-second-table = another table
no-such-feed = the catalog has no feed `{ $wanted }`
run-written =
    { $counts }
    the report is in { $shown } ({ $charts } charts)
run-unchanged = nothing has changed since it was written: its { $n } files are as they would be now; --no-store writes them again and repeats the warnings
store-pruned = Removed { $files } files, { $bytes }.
store-entries = { $folder }: { $entries } entries, { $all }
store-private = { $feed }: not kept, since it has private dates, regions or amounts
store-kept = { $feed }: { $kept } of { $large } large files need not be read again, { $bytes }
store-outdated = ; { $old } entries are out of date, { $bytes }
store-damaged = ; { $n } entries are damaged: their files will be read again
store-key-damaged = the store's key, `{ $file }`, is damaged: the store was not used, and every file was read
store-key-unreadable = the store's key, `{ $file }`, cannot be read ({ $why }): the store was not used, and every file was read
store-key-hint = `onpace store clear` removes the store with its key; the next run makes a new one. No figure depends on it
store-small = { $small } feeds have no file of { $from } or more and are read each time
store-unused = { $n } that nothing uses, { $bytes }; `onpace store prune` removes them
verify-matches = It matches: all { $n } files follow from the project as it is.
verify-catalog = the catalog (onpace.toml, targets.csv …)
verify-version = the program's version, { $v } → { $now }
verify-edited = Files edited since they were written
verify-sources = What changed in the project
verify-verdicts = Verdicts that are others now
verify-values = Values that are others now
verify-files = Files that would be others now
verify-no-report = { $folder } holds no manifest.json of onpace; name a report's folder such as reports/2020-11.
verify-no-project = { $place } holds no onpace.toml; where the project has moved, name it with --project.
severity-error = error
severity-warning = warning
severity-note = note
reject-label = rejected

# The message of page one
name-verdict-fact = { $name } ({ $verdict }, { $fact })
name-fact = { $name } ({ $fact })
headline = { $lagging } of { $rated } targets are off track; the furthest is { $worst }.
headline-well = All { $rated } targets are on track, { $met } of them met.
headline-none = No target can be rated this month.
message-newly = Newly behind
message-still = Still behind
message-recovered = Recovered
message-finished = Finished
message-best = Furthest ahead
message-due-soon = Due within 60 days
message-outlook = Outlook
message-asked = Since last month
message-decide = For decision
message-trust = Data
message-more = { $list } and others ({ $count } in all)
message-of-regions = { $n } of { $total } { $level }
message-open = { $value } open
message-running = { $verdict }, { $count } months running
message-finished-now = this month: { $list }
message-finished-before = earlier: { $list }
message-ahead = { $points } ahead of profile
message-due = { $due }, { $verdict }
message-projected = projected { $value } against { $target }
message-outlook-unlikely = unlikely to be met: { $list }
message-outlook-at-risk = at risk: { $list }
message-outlook-likely = likely to be met: { $list }
message-asked-tasks = { $count ->
    [one] of the one target that was behind, { $list }
   *[other] of the { $count } targets that were behind, { $list }
}
message-became-met = { $count } { $count ->
    [one] is
   *[other] are
} met
message-became-well = { $count } { $count ->
    [one] is
   *[other] are
} back on track
message-became-lagging = { $count } { $count ->
    [one] is
   *[other] are
} still behind
message-became-unknown = { $count } cannot be rated
message-asked-actions = { $count ->
    [one] of the one action, { $list }
   *[other] of the { $count } actions, { $list }
}
message-actions-closed = { $count } { $count ->
    [one] was
   *[other] were
} closed this month
message-actions-overdue = { $count } { $count ->
    [one] is
   *[other] are
} overdue
message-actions-open = { $count } { $count ->
    [one] is
   *[other] are
} under way
message-decide-missed = not met by the due date, a new date to be agreed: { $list }
message-decide-unlikely = unlikely to be met, remedial action to be agreed: { $list }
message-decide-overdue = action overdue, to be extended or completed: { $list }
message-decide-none = no action recorded: { $list }
message-feeds-all = { $count ->
    [one] the one return has been received
   *[other] all { $count } returns have been received
}
message-feeds = { $n } of { $count } returns received
message-feeds-partial = { $count } incomplete
message-feeds-unusable = { $count } received but not usable
message-feeds-overdue = { $count } overdue
message-feeds-absent = { $count } not received
message-feeds-not-due = { $count } not yet due
message-unknown = { $count } { $count ->
    [one] indicator
   *[other] indicators
} without a figure
message-provisional = { $count } { $count ->
    [one] figure
   *[other] figures
} provisional
course-states = { $a } in { $first }, { $b } in { $last }; lowest { $low }, highest { $high }
course-amounts = { $a } in { $first }, { $b } in { $last }; lowest { $low }, highest { $high }
h-signals = Out of the ordinary
head-completion = Of target
head-net = Of change
head-gap-plan = Gap to profile
head-gap-target = Gap to target
head-course = Last 13 months
head-number = No.
head-rule = Rule
empty-name = the English name is empty
no-english = { $n } texts have no English: { $texts }
no-english-hint = give indicators `name_en`, regions a column `name_en` in regions.csv, and other texts a line in `[names_en]`
own-text-none = (no figure)
own-text-part = a placeholder has no part `{ $part }`
own-text-due = the indicator has no target due `{ $due }`
own-text-indicator = the indicator `{ $name }` of a placeholder is not in the catalog
backtest-better = Every forecast ({ $count }) did better than carrying the last value forward.
backtest-worse = { $n } of { $count } forecasts did worse than carrying the last value forward and should not be relied on: { $names }.
drawing = drawing and writing the report

# The reference
no-such-entry = the reference has no entry `{ $key }`; `onpace reference` alone prints all of it

# What breaks the rules of TOML
toml-full-width = `{ $sign }` is a full-width character
toml-wide-blank = there is a full-width blank here
toml-full-width-hint = write `{ $plain }` in its place, with the input method switched to English
toml-backslash = a backslash in quotation marks begins a special character
toml-backslash-hint = write paths with `/`, or the backslash twice
toml-open-quote = a quotation mark is opened here and not closed
toml-open-quote-hint = close the text with { $mark }
toml-open-bracket = `{ $bracket }` is opened here and not closed
toml-open-bracket-hint = add `{ $closing }` behind the last entry
toml-comment = this is no comment in TOML
toml-comment-hint = comments begin with #
toml-colon = a key and its value have no `=` between them
toml-colon-hint = write `{ $key } = …`
toml-bare-key = the name `{ $name }` needs quotation marks
toml-bare-key-hint = write "{ $name }" = …; the keys of onpace.toml are English, and `onpace reference` lists them
toml-heading-name-hint = ids have small letters, digits and underscores, such as [feed.acreage]; the name that people read goes below, in `source` or `name`
toml-open-heading = the heading of a table is not complete: `{ $written }`
toml-open-heading-hint = write it like [feed.acreage], on a line of its own and without blanks in names
toml-no-key = a name is missing here
toml-line-hint = each line is either `key = value` or the heading of a table, such as [feed.acreage]; texts stand in "…"
toml-extended = `{ $name }` already has a value, so nothing can stand below it
toml-extended-hint = remove one of the two
toml-no-comma = a comma is missing here
toml-no-comma-hint = entries in brackets have commas between them: ["a", "b"] or {"{"} sum = "area" {"}"}
toml-no-equals = `{ $key }` has no `=` and no value behind it
toml-no-equals-hint = write `{ $key } = "…"`; names with blanks need quotation marks
toml-rest = behind the value of `{ $key }` there is something more: `{ $rest }`
toml-rest-hint = one value a line; a text stands in one pair of quotation marks, and a comment begins with #
toml-separator-hint = numbers have no marks of thousands (write 1000); several values stand in [ ]
toml-no-value = `{ $key }` has no value
toml-no-value-hint = write `{ $key } = "…"`, or delete the line
toml-flag = `{ $written }` is not how TOML writes yes and no
toml-flag-hint = write { $meant }, in small letters and without quotation marks
toml-date = `{ $written }` cannot be read as a date
toml-date-hint = put months and days into quotation marks: "2024-06" or "2024-06-30"
toml-unquoted = the text `{ $written }` has no quotation marks
toml-unquoted-hint = write "{ $written }"
toml-number = `{ $written }` is no number
toml-number-hint = write plain digits, such as 1000 or 0.5; anything else goes into quotation marks
toml-unreadable = nothing can be made of this: `{ $rest }`
key-twice-at = `{ $name }` stands in line { $first } already
toml-table-twice = the table `{ $name }` stands in line { $first } already
table-as-key = `{ $name }` already stands above, as a key or a table
key-twice-hint = keep one of the two; what belongs to one table stands under one heading

# The mend of an error of the catalog that names none of its own
mend-example = for example: { $example }
mend-cell = a cell of this column holds, for example: { $example }
mend-missing-key = add a line, for example: { $example }
mend-look-up = `onpace reference { $name }` shows what may stand here
mend-date-order = one of the two dates is wrong: the later one may not lie before the earlier one
mend-duplicate-row = delete one of the two rows, or correct what tells them apart
mend-duplicate-header = give each column a heading of its own
mend-duplicate-code = give each indicator a code of its own
mend-root = the region at the top has a blank `parent`; every other region names the code of the one above it in `parent`
mend-region-cycle = correct `parent` in one of these rows, so that every region leads up to the one at the top
mend-cycle = name something else in one of them
mend-kind = change one of the two; `onpace reference measures-by-kind` and `onpace reference targets.kind` show what goes together
mend-unit = state a unit that converts into it (mu into ha, yuan into 10,000 yuan); `onpace reference units` lists them
mend-bands = leave no hole and no overlap: on_pace = 1.0, far_behind = 0.7, points = 10 are the defaults
mend-milestones = write milestones in the order of time, between `from` and `due`: 2020-06=4000;2020-09=8000
mend-hidden = set the target on an indicator that reports show, or delete `hidden`
mend-delete = delete the one that is not meant
mend-missing-column = add the column to the header, in either language
mend-missing-header = write the headings into the first line
mend-extra-cell = delete the cell, or put a text with a comma into quotation marks
mend-unclosed-quote = close the quotation mark in the same cell; a mark inside a text is written twice
mend-encoding = save the file anew as UTF-8
mend-ambiguous-region = write the region's code
mend-colours = give each verdict a colour of its own
mend-id = an id has small letters, digits and underscores, such as `tobacco_acreage`; what people read goes into `name`
mend-path = name a file in the project folder, such as feeds/acreage-*.csv, with / between folders
mend-missing-file = put the file into the project folder, or correct its name
mend-unreadable = close the file in other programs, and see whether it can be opened
mend-files-are = add files_are = "full" (each file is the whole list) or files_are = "changes" (only what is new or changed)
mend-unit-name = begin the name with a letter, without `/`
mend-scope = leave it blank for the whole, name a region, or write `each township`
not-in-one-of-hint = it knows { $known }; add the text there if it is right
measure-needs-countable-unit-hint = state a unit that counts whole things, such as people, households or items
mend-unknown-region = write a code or a name that stands in regions.csv
mend-unknown-indicator = write the id of an indicator in onpace.toml, or its name
mend-unknown-feed = write the id of a feed in onpace.toml: of [feed.acreage] it is `acreage`
mend-blank-cell = leave the cell blank
mend-edges = the lower one of the two comes first: `min` below `max`, `value` below `upper`
mend-season = leave `plan` blank for a straight line, or write milestones: 2020-06=4000;2020-09=8000
mend-escalate = write {"`"}escalate = { $least }{"`"} or more, or delete the line
mend-ratio-unit = write "{ $unit }"
mend-ratio-share = write "%" or "‰"
mend-unused = delete the key, or change what it is to go with

# onpace list
counted-regions = each of { $n } { $level }
list-feeds = Feeds ({ $n })
list-indicators = Indicators ({ $n })
list-targets = Targets ({ $n })
list-regions = Regions ({ $n })
list-section = — { $name }
list-every = Every
list-deadline = Deadline
list-files = Files
list-id = Id
list-unit = Unit
list-kind = Kind
list-scope = Scope
list-code = Code
list-parent = Part of
list-targets-of = Targets
list-hidden = { $name } (hidden)
list-every-day = day
list-every-week = week
list-every-month = month
list-every-quarter = quarter
list-every-half = half-year
list-every-year = year
list-kind-level = level
list-kind-flow = flow
list-kind-running = running
list-kind-open = open
list-target-reach = reach
list-target-keep = keep
list-target-within = within
list-target-zero = zero
list-target-done = done
list-target-all = all

# Help on the command line: the verb, its arguments, its examples
help-head-usage = {"Usage: "}
help-head-verbs = Verbs
help-head-arguments = Arguments
help-head-options = Options
help-options-name = [OPTIONS]
help-verb-name = VERB
help-help = Explain a verb, or list them all
help-onpace =
    Are we on pace for what we promised?
    Reads the files that departments send, compares them with the targets that policy documents state, and writes the month's gap report
    with charts.
help-onpace-examples =
    From a folder of files to a report:
      onpace init my-county                  a project from the files in the folder
      onpace draft notice.docx               targets from the document that states them
      onpace check my-county                 is everything understood, what is still missing
      onpace run my-county                   the report of the latest month
    To look around first:
      onpace demo                            an example project, complete
      onpace read training-2024-03.xlsx      one file: what was detected, and its table as clean CSV

    Exit codes: 0 done · 1 findings that --fail-on asks about · 2 catalog or command line wrong · 3 a feed could not be read or does
    not reconcile · 4 output could not be written

    Environment: ONPACE_PROJECT the project's folder · ONPACE_LANG zh-CN or en · NO_COLOR without colours
help-any-help = Print this help
help-any-version = Print the version
help-any-directory = Work as if started in this folder
help-any-quiet = Say nothing but errors and what is asked for
help-any-log = Append every message to this file, with the day and the command line before them
help-any-project = Folder with onpace.toml; default: the one that ONPACE_PROJECT names, else at or above the working directory
help-any-as-of =
    Month that the report speaks for, the data's cut-off: 2020-11, 2020-Q4, 2020, 2020年11月; a longer period means its last month
    default: the latest month that is over and for which at least half of the feeds that owe it have reported
help-any-on =
    Day of issue: deadlines are held against it, and days overdue counted to it
    default: deadlines are held against the last day of the month, and no days overdue of reports are counted
help-any-lang =
    Language of what is written; default: the project's, else that of the computer; ONPACE_LANG does the same
      zh-CN  Chinese
      en     English
help-any-no-store = Read every file, and keep nothing of them for the next run
help-any-json = Print JSON, for programs
help-any-region = Code or name of a region; default: the whole
help-any-indicator = Id or name of an indicator, in either language
help-any-all = List everything, not only the first few

help-init = Make a project from the files that lie in a folder
help-init-examples =
    Reads every table below the folder, and writes onpace.toml, regions.csv, an empty targets.csv and to-confirm.md beside them. Nothing that
    stands there is changed. Every guess is marked in onpace.toml and listed in to-confirm.md; until they are confirmed every report says so.

    Examples:
      onpace init my-files
      onpace init my-files --yes --lang en
      onpace init my-files --dry-run --json
help-init-folder = Folder whose files are to be read
help-init-yes = Ask nothing: take every guess
help-init-dry-run = Write nothing: print onpace.toml
help-init-lang =
    Language of the project; default: that of the files
      zh-CN  Chinese
      en     English
help-init-title = Title of the project
help-init-root = Name of the whole that all regions are parts of
help-init-year-starts = Month in which the year begins; default: January, or April where files name years such as 2024/25
help-init-json = Print the guesses as JSON
help-add = Add files that came to a project
help-add-examples =
    A file that fits a feed is copied among that feed's files, under their name and with its period; a correction is marked as one. What fits
    none becomes a feed of its own. Nothing is overwritten, and received.csv gets a row for each.

    Examples:
      onpace add "April figures.csv"
      onpace add returns.csv --feed housing --period 2024-04 --by "J. Example" --on 2024-05-09
      onpace add *.xlsx --project my-county --dry-run
help-add-files = Files that came
help-add-feed = Feed that the files belong to; default: the one whose headings fit
help-add-period = Period that the file speaks for, where its name does not say it
help-add-by = Who took the file in
help-add-on = Day on which it came; default: today
help-add-version = Its version, as the sender numbers it
help-add-dry-run = Write nothing: say what would be done

help-run = Write the month's report: gaps, charts, briefing
help-run-examples =
    Examples:
      onpace run my-county                                  the latest month, into my-county/reports/
      onpace run my-county --as-of 2020-11 --lang en
      onpace run my-county --on 2020-12-12                  with the days that reports are overdue on the day of issue
      onpace run my-county --previous reports/2020-10       with what has moved since a report that went out
      onpace run my-county --edition public --out given-out
      onpace run my-county --fail-on far_behind,overdue     for a schedule that raises an alarm
help-run-lang =
    Language of what is written; default: the project's; ONPACE_LANG does the same
      zh-CN  Chinese
      en     English
      both   the other language's forms beside the project's own
help-run-out = Folder in which the month's folder is made; default: reports in the project's folder
help-run-edition =
    Whom it is for; default: internal
      internal  the office: everything
      public    everybody: withholds what could be told of a few persons, households or firms, and what is for the office alone
help-run-fail-on =
    Exit with 1 where the report holds one of these; several with commas
      behind      a target is behind, far behind or missed
      far_behind  a target is far behind or missed
      no_data     a target has no value
      rejects     a row could not be used
      overdue     a report is out past its stated deadline, or an action past its day
help-run-no-png = Charts as SVG only; the Word document then has none
help-run-only =
    Write these forms alone; several with commas
      json      everything the other forms print, for programs
      csv       gaps.csv, rejects.csv, chase.csv, revisions.csv
      xlsx      gaps.xlsx, to filter and sort
      tracking  tracking.xlsx, the indicator tracking table
      confirm   sheets for each unit to confirm its figures before the briefing goes out
      md        briefing.md
      html      briefing.html, one page for screen, phone and paper
      docx      briefing.docx, an editable official document
      pptx      slides.pptx
      onepage   the month on one A4 page, as PDF, SVG and PNG
      text      your own text with the month's figures put in
      digest    digest.txt, a message for a phone
      charts    each chart as SVG and PNG
      values    values.csv, every indicator in every region; only where it is named
help-run-worst = Of single regions, charts show so many at most, those that lag most; default: 240
help-run-previous = Folder of a report that went out: the briefing then lists which of its figures have moved since
help-run-republish = Replace figures of a public edition that have been given out; the new edition says so
help-run-force = Replace documents of the report that somebody has edited since they were written; a file of one's own in the folder still has to be moved away

help-check = Check the catalog, account for every row of every feed, list what is still owed; write nothing
help-check-examples =
    Examples:
      onpace check my-county
      onpace check my-county --as-of 2021-09 --on 2021-10-12
      onpace check my-county --fail-on rejects
help-check-all = List every file, rejected row, revision and report that is owed
help-check-fail-on =
    Exit with 1 where there is one of these; several with commas
      rejects  a row could not be used
      overdue  a report is out past its stated deadline

help-status = Show what lags, how far and who answers for it
help-status-examples =
    Examples:
      onpace status my-county
      onpace status my-county --as-of 2021-09 --all
help-status-all = A line for every indicator, not only for those that lag

help-explain = Show how a figure came about: the arithmetic with the numbers put in, the target's source, the rows behind it
help-explain-examples =
    Examples:
      onpace explain tobacco_acreage --as-of 2021-12
      onpace explain 烟叶种植面积 my-county
      onpace explain processors_near --region 411025903 --rows
help-explain-rows = Print all rows, not the first and last few

help-diff = Show what changed between two months or two reports: verdicts and why, restated values, late feeds, gaps
help-diff-examples =
    Examples:
      onpace diff 2020-10 2020-11                     two months, by the files that had come by each
      onpace diff reports/2020-10 2020-11             a report that was given out, and a month made anew
      onpace diff old/2020-11 reports/2020-11 --json
help-diff-from = Month or report folder
help-diff-to = Month or report folder

help-letters = Draft letters to the units that lag or owe reports
help-letters-examples =
    Each letter is a draft with room for its number, signatures, the day of answer and what was done:
      reminder           reports past a stated deadline
      follow-up          tasks that lag: targets with a basis, sure figures, confirmed by the unit in confirmed.csv
      request to verify  everything else
    Letters are not drafted from made-up data. A folder that holds something is not written to.

    Examples:
      onpace letters my-county --as-of 2021-11
      onpace letters my-county --as-of 2021-11 --on 2021-12-10 --out drafts
help-letters-out = Folder in which the month's folder is made; default: letters in the project's folder

help-chart = Draw charts as PNG (300 dpi), SVG or PDF, ready to attach
help-chart-examples =
    Examples:
      onpace chart tobacco_acreage --as-of 2021-09 -o tobacco.png
      onpace chart tobacco_acreage pepper_acreage my-county -o charts/
      onpace chart demo_villages --kind ranking --size half --title below -o villages.svg
      onpace chart --kind matrix --size wide --theme dark -o slide.png

    A chart that is too long for one page goes on in NAME-2, NAME-3 …
help-chart-indicators = Ids or names of indicators, in either language; board and matrix show all and need none. The last may be the project's folder
help-chart-kind =
    What the chart shows; default: trend, and without an indicator board
      board      all targets: progress against elapsed time
      trend      an indicator's course, its plan and its target
      ranking    the regions, furthest behind first
      matrix     regions by indicators
      map        the regions as tiles or shapes
      bridge     which regions or parts make up a change or a gap
      control    usual variation and what stands out from it
      multiples  a small trend for each region
help-chart-size =
    full (156 mm, a page's text width), half (76 mm) or wide (a slide of 16:9); default: full
help-chart-theme = light for paper or dark for a screen; default: light
help-chart-title = Where the title stands: above, or below as official documents have it; default: above
help-chart-worst = In a ranking, only so many of the worst, and the others summed up
help-chart-group = Headings of the board's rows: section or lead
help-chart-out = File (.png, .svg, .pdf), folder, or - for standard output; default: the chart's name as .png in the working directory
help-chart-format = png, svg or pdf, where the name of the file does not say it

help-verify = Recompute a report from its project and say whether it still matches, naming what moved
help-verify-examples =
    Examples:
      onpace verify my-county/reports/2020-11
      onpace verify given-out/2020-11 --project my-county

    Exit 1 where something does not match.
help-verify-folder = The report's folder
help-verify-project = Where the project is now; default: where the report says, or the project that the report lies in

help-read = Read one file: print its table as clean CSV, and say what was detected
help-read-examples =
    As a feed's where a project has one whose header fits, else by what stands in it.

    Examples:
      onpace read training-2024-03.xlsx
      onpace read feeds/loans-2020-11.csv --feed loans > clean.csv
      curl … | onpace read -
help-read-file = File to read: CSV, xlsx, xls or ods, a table in HTML or XML, or one of these in .gz or .zip; - for standard input
help-read-feed = Feed of the catalog that the file belongs to; default: the one whose header fits
help-read-project = Folder with onpace.toml; default: the one in which the file lies, else the project at hand
help-read-sheet = Sheet of a workbook; default: the one whose header fits, else the one with the most rows
help-read-raw = Print every cell as it stands, titles and totals too, instead of the table
help-read-all = List every rejected row
help-read-json = Print the decisions as JSON instead of the table

help-backtest = Compare past forecasts with what came: coverage of the 80 % interval, errors, bias
help-backtest-examples =
    Examples:
      onpace backtest my-county
      onpace backtest --indicator job_fairs --ahead 6
help-backtest-indicator = Id or name of one indicator; default: all
help-backtest-ahead = Months that each forecast looks ahead, 1 to 24; default: 3

help-store = Show or clear what is kept of a project's large files so that they need not be read again
help-store-examples =
    Examples:
      onpace store status my-county
      onpace store prune my-county

    It lies in .onpace in the project's folder and may be deleted at any time: the next run reads the files and keeps them anew.
    Private texts are in it only as hashes under a key of the project.
help-store-status = Show what is kept of each feed, and where
help-store-prune = Remove what no file and no definition of the catalog uses any more
help-store-clear = Remove all of it, its key too, also where the key is damaged

help-demo = Write an example project into a folder, to look at and to change into your own
help-demo-examples =
    Example:
      onpace demo my-county && onpace run my-county
help-demo-folder = Folder to make; it must not hold anything yet; default: the example's name
help-demo-files = Instead of a project, the files of three departments and the document that states their targets, to begin one with `onpace init`
help-demo-lang =
    Which example
      zh-CN  Xiangcheng County: 52 indicators of agriculture, work and schooling, in Chinese
      en     Aldermere, an invented council, in English

# What is wrong with a command line
usage-unknown-argument = there is no option or argument `{ $arg }` here
usage-unknown-verb = there is no verb `{ $verb }`
usage-value-missing = { $arg } needs a value
usage-bad-value = { $arg } cannot be `{ $value }`
usage-not-a-choice = { $arg } cannot be `{ $value }`; it is one of { $known }
usage-refused-value = { $arg }: { $why }
usage-argument-missing = missing: { $arg }
usage-conflict = { $arg } and { $other } exclude each other
usage-wrong-number = { $arg } has too many or too few values
usage-see-help = --help explains every option
usage-not-a-day = `{ $text }` is not a day; write it like 2021-10-12
usage-not-a-month = `{ $text }` is not a month; write it like 2020-11, or 2020-Q4 or 2020 for its last month
not-a-language = `{ $text }` is not a language of onpace; { $known } are
not-a-form = `{ $name }` is not a form; { $known } are
not-an-edition = `{ $text }` is not an edition; internal and public are
not-to-fail-on = `{ $text }` is not a condition; use one of { $known }
cannot-work-in = { $shown } cannot be entered: { $error }
no-project-here = there is no project here: no onpace.toml at or above this folder
no-project-hint = `onpace init FOLDER` makes one from the files in a folder; `onpace demo` writes an example to look at
catalog-errors-and-warnings = { $count ->
    [one] { $count } error
   *[other] { $count } errors
} in the catalog, and { $warnings } to look at; nothing was written.
several-so-called = several are called `{ $written }`: { $ids }
several-so-called-hint = name one of them by its id
charts-into-one-file = several charts do not fit into one file; name a folder, such as -o charts/
folder-not-empty = { $shown } is not empty; nothing was written.
demo-written = The example is in { $shown }. Next: onpace run { $shown }
demo-files-written = The files are in { $shown }. Next: onpace init { $shown }
edited-outputs = not written: in `{ $folder }`, { $files } was edited since it was written, and the edits would be lost
edited-outputs-hint = keep the edited file elsewhere, or write with --out into another folder; --force replaces it

help-list = List feeds, indicators, targets and regions of a project
help-list-examples =
    Examples:
      onpace list my-county
      onpace list indicators
      onpace list targets my-county --json
help-list-what =
    One part alone; what is none of these is the project's folder
      feeds       what is sent, by whom, how often
      indicators  by sections
      targets     with value, due date and lead
      regions     by levels

help-reference = Print what a catalog may say: keys, columns, units, flags, codes, with an example each
help-reference-examples =
    Examples:
      onpace reference feed         one table of onpace.toml
      onpace reference files_are    one key
      onpace reference targets      the columns of targets.csv
      onpace reference --lang both > reference.md
help-reference-key = A key, a table, a file, a unit, a verdict, a flag or a code; default: the whole reference
help-reference-lang = Language: zh-CN, en or both; default: the one in which the program speaks
help-schema = Print the JSON Schema of onpace.toml, for editors that check and complete as one types
help-schema-examples =
    Examples:
      onpace schema > onpace.schema.json
    The first line of onpace.toml tells editors where it is:
      #:schema ./onpace.schema.json
help-schema-lang = Language of the descriptions: zh-CN, en or both; default: the one in which the program speaks
help-completions = Print completions for a shell
help-completions-examples =
    Examples:
      onpace completions bash > ~/.local/share/bash-completion/completions/onpace
      onpace completions zsh > ~/.zfunc/_onpace
      onpace completions powershell >> $PROFILE
help-completions-shell = bash, elvish, fish, powershell or zsh
help-man = Write manual pages: one for the program, and one for each verb
help-man-examples =
    Examples:
      onpace man ~/.local/share/man/man1
      onpace man | man -l -
help-man-dir = Folder for the pages; default: all of them to stdout

# Tables of the catalog as workbooks
table-twice = `{ $first }` and `{ $second }` hold the same table, and nothing says which of them counts
table-twice-hint = keep one of them in the project's folder
tables-on-two-sheets = sheets `{ $first }` and `{ $second }` both hold this table
tables-on-two-sheets-hint = put all rows on one sheet, or hide the sheet that does not count
sheets-left-aside = sheet `{ $read }` was read; without the headings of this table, and so not read: { $others }
formula-without-value = a formula has no value in the file, because the program that saved it does not calculate
no-targets = there are no targets yet: every indicator is only monitored, and nothing can lag
no-targets-hint = write them into targets.csv or targets.xlsx, one promise a row; `onpace draft DOCUMENT` proposes them from the document that states them
found-to-fail-on = --fail-on: the exit code is 1, since the report has: { $found }
confirmed-unknown-unit = no unit is called `{ $unit }`, so this confirmation counts for nobody
counted-twice = the file is marked as a correction of { $name }, but feed { $id } has neither a key nor whole lists: the rows of both are counted
counted-twice-hint = give the feed a `key` that identifies a row, or `files_are = "full"` where each file is the whole list; or move the earlier file away

# A project from the files of a folder
mark-to-confirm = Catalog to be confirmed
letters-to-confirm = No letters are drafted: the catalog is still to be confirmed. Go through to-confirm.md, then delete the line `to_confirm = true` from onpace.toml.
public-to-confirm = No public edition is made: the catalog is still to be confirmed.
to-confirm-hint = go through to-confirm.md, correct onpace.toml where a guess is wrong, then delete the line `to_confirm = true`
init-title = { $root } indicators
init-head = Written by onpace from the files in this folder. Whatever is marked “to confirm” is a guess; the same guesses are listed
    in to-confirm.md. Targets belong in targets.csv (`onpace draft DOCUMENT` proposes them from a document).
init-head-to-confirm = every report says so; delete this line once to-confirm.md has been gone through
init-to-confirm = to confirm: { $why }
init-feed = ── { $name }: { $count ->
    [one] one file
   *[other] { $count } files
 }, such as { $example } ──
init-why-source = who sends these files is not stated in them
init-left-out = Not read: { $headings }
init-name-open = { $name }: open
init-name-new = { $name }: new
init-name-listed = { $name }: listed
init-lock-file = left beside an open file by an office program; not read
init-foreign-file = this kind of spreadsheet cannot be read
init-foreign-file-hint = open it and save it as .xlsx
init-document = a document, no table; `onpace draft` proposes targets from it
init-other-file = no table; not read
init-no-table = no table was found in it
init-no-feed = neither amounts nor cases were found in it; no feed was made
init-no-glob = its name cannot be kept apart from those of other files; no feed was made. Rename it, or put it into a folder of its own
init-feed-dropped = no feed was made ({ $id }): { $why }
init-gitignore = Files about persons, and what is made of them, stay out of version control.
init-why-encoding = the bytes only let guess it; look whether names and signs are right
init-why-dates = day and month are taken to be written in this order
init-why-senders = the names of the files say which region sent each
init-why-period = names and rows give no period; this one stands in the title
init-why-years-of-two = files name years of two, such as 2024/25, which begin in April as a rule
init-why-fiscal-years = files name years FY and do not say in which month they begin; with 1, FY24 is January to December 2024
init-why-pattern = by this pattern the names of the files give their periods
init-why-aliases = files use these headings for what looks like one column
init-why-private = about single persons; hashed, never printed
init-why-not-regions = left aside: these may be no regions. If one of them is, add it to regions.csv and delete it here
init-why-no-key = no set of columns tells all rows apart
init-why-key = these columns identify a case
init-why-report = every region has a row in nearly every file
init-why-report-root = each file is taken to state all its figures
init-why-events = not every region has a row in every file, so that no row is taken to mean that nothing happened
init-why-files-are = { $share }% of the rows of a file recur in the next one
init-why-files-are-unknown = one file does not show whether later ones repeat its rows
init-why-unit-heading = the unit stands in the heading
init-why-unit-cells = the unit stands in the cells
init-why-unit-above = the unit stands above the table
init-why-unit-word = the unit is not stated; taken from “{ $word }”
init-why-unit-none = the unit is not stated
init-why-day-of-thing = a day that describes what the row is about; the row counts for the period of its file
init-why-unit-mixed = its rows are counted in different things
init-why-unit-cases = rows are counted
init-why-kind-running = “{ $word }” is a total since the beginning of the year
init-why-kind-never-again = “{ $word }”, but it does not begin again with a new year
init-why-kind-own = “{ $word }” is the period's own amount
init-why-kind-rate = a rate is a state
init-why-kind-level = “{ $word }” is a state at a date
init-why-kind-flow = “{ $word }” happens in the period and adds up
init-why-kind-begins-again = it grows within each year and begins again with the next
init-why-kind-names = files are of the year so far
init-why-kind-money = money without a word for a balance is taken for what came in or went out
init-why-part = counted as what it is a part of: { $name }
init-why-kind-grows = it starts low and never falls within the year
init-why-kind-steady = it hardly changes, or only grows, from period to period
init-why-kind-varies = it rises and falls from period to period
init-why-kind-unknown = neither its heading nor its values tell
init-why-kind-cases = rows are cases, each counted once
init-why-kind-open = cases with a beginning and an end
init-why-kind-list = the same rows recur from list to list
init-why-lower = fewer is better, by “{ $word }”
init-why-lower-open = open cases are taken to be better when there are fewer
init-why-higher = taken for granted where no word says otherwise
init-why-protect = it counts persons, households or firms; "none" is a decision too
init-why-reported = rates, means and prices are taken as stated, never added up
init-list-head = # To confirm

    Each line is a guess that onpace made from the files. Tick what is right; correct onpace.toml or regions.csv where it is wrong. Then
    delete the line `to_confirm = true` from onpace.toml. Until then every report says that the catalog is to be confirmed, and neither
    letters nor a public edition are made.
init-list-regions = Regions (regions.csv)
init-list-root = the whole is called “{ $root }” (level: { $level })
init-list-codes = codes that begin with tmp- are provisional; put the official ones in their place
init-list-alias = “{ $name }” is also written { $aliases }
init-list-doubtful = “{ $name }”: is this a region? Its rows are left aside for now
init-list-feed = Feed: { $name }
init-list-indicator = { $name }
init-list-told = Left aside
init-no-folder = { $folder } is no folder
init-unlisted = { $folder } cannot be listed: { $why }
init-nothing = no table was found from which a feed could be made
init-nothing-hint = put the departments' files (CSV, xlsx, xls, ods) into the folder
init-made = { $title }: { $feeds } feeds, { $indicators } indicators, { $regions } regions below the whole
init-made-feed = { "  " }{ $id }: { $files } files, by the { $every }; { $used } rows used, { $rejected } rejected; { $n } indicators
init-next = Next:
    {"  "}1. go through to-confirm.md, correct onpace.toml and regions.csv where a guess is wrong, then delete `to_confirm = true`
    {"  "}2. onpace check{ $folder }
    {"  "}3. onpace draft DOCUMENT proposes targets from a policy document; or write them into targets.csv
    {"  "}4. onpace run{ $folder }
ask-language = Language of the project (zh-CN, en)?
ask-root = Name of the whole that all regions are parts of?
ask-title = Title of the reports?
ask-year = Month in which the year begins (1 to 12)?
ask-region = Is “{ $name }” a region (y/n)?
file-exists = { $path } stands there already; nothing was written
file-exists-hint = nothing is ever overwritten: `onpace add FILE` adds files to a project; to begin anew, move that file elsewhere first
add-unreadable = { $file } cannot be read: { $why }
add-no-period = feed `{ $feed }` needs the period that a file speaks for, and its name has none
add-no-period-hint = say it: --period 2024-04
add-no-name = the files of feed `{ $feed }` are named { $glob }, which no name for this file would fit
add-no-name-hint = save it in the format of the others, or widen `files` in onpace.toml
add-misfit = the file does not fit feed `{ $wanted }`: its headings, units or values differ
add-misfit-hint = onpace read FILE shows what stands in it; without --feed it becomes a feed of its own
add-alias = “{ $name }” looks like { $other }: write it among the aliases of that region; its rows are rejected until then
add-unread = no row of the file can be used, so that it becomes no feed; nothing was written
add-new-regions = regions added to regions.csv: { $regions }. Feeds that expect every region of their level wait for them from now on: take those out again that are none
add-to-workbook = { $workbook } is a workbook, to which no rows can be added; nothing was written
add-regions-to-workbook = add these regions to it and run the command again: { $regions }; or save it as regions.csv
add-received-to-workbook = save it as received.csv
add-is-there = { $file } is there already: { $path }
add-joined = { $file } → { $path }, feed { $feeds }: { $used } rows used, { $rejected } rejected
add-corrects = { $file } → { $path }, feed { $feeds }: { $used } rows used, { $rejected } rejected; it corrects an earlier report of its period
add-new-feed = { $file } → { $path }, a new feed { $feeds }: { $used } rows used, { $rejected } rejected
add-next = Next: onpace check, onpace run
add-next-confirm = Next: go through what was added to to-confirm.md and onpace.toml, then onpace check, onpace run
private-tracked = { $count ->
    [one] a file
   *[other] { $count } files
 } about persons, or reports made of such, are tracked by git
private-tracked-hint = take them out of version control (git rm --cached) and list their folders in .gitignore
draft-unread-format = .{ $ending } files cannot be read
draft-save-as-docx = open it in Word or WPS and save it as .docx (.pdf, .html, .md and .txt work too)
draft-no-text = this PDF has no text; it is probably a scan
draft-scan-hint = run text recognition (OCR) on it first, or use the Word original
draft-damaged = the file is damaged, or is not what its ending says
draft-open-and-save = open it in Word or WPS, save it again, and retry
draft-too-large = the file is too large
draft-split-document = split it and draft from the parts
draft-protected = the file is protected by a password
draft-all-stated = amount and due date both stand in the clause
draft-no-due = no due date is stated
draft-year-supplied = the clause names no year; the document's was used
draft-date-by-custom = the date was worked out, from custom or from the document's date
draft-due-carried = the due date stands in a clause before
draft-due-from-heading = the due date stands in a heading
draft-status-by-place = no word says whether this is a target or a result; drafted as a target
draft-name-unclear = what is measured is unclear
draft-number-in-words = the number is written in words
draft-unit-unknown = the unit is unclear
draft-growth-compounded = yearly growth was compounded to the due date
draft-total-unknown = no total is stated; drafted as 100 %
draft-scope-unclear = for whom it holds is unclear
draft-in-principle = “in principle”: exceptions are allowed
draft-ambiguous-year = only a year is named; the end of it was used
draft-subject-to-funding = it depends on a condition
draft-financial-year = worked out by the financial year
draft-no-document-date = the document's date is not known, so a relative date could not be worked out; `--date` states it
draft-date-worked-out = “{ $written }” read as { $due }
draft-stretch = an aim, not a commitment
draft-expected = expected, not promised
draft-about = an approximate figure
draft-no-value = there is no amount
draft-place-page-row = page { $page }, table { $number }, row { $row }
draft-place-page = page { $page }, paragraph { $number }
draft-place-row = table { $number }, row { $row }
draft-place-line = line { $number }
draft-place-paragraph = paragraph { $number }
draft-sure = sure
draft-likely = likely
draft-unsure = unsure
draft-aside-reported = Results and current figures, not targets
draft-aside-external = Compared with others, so not computable
draft-aside-described = Sizes, standards and counts of items, not targets
draft-aside-vague = Wishes without a number
draft-title = Draft targets: { $document }
draft-dated = Document: { $title } ({ $date })
draft-undated = Document: { $title } (no date found)
draft-counts = { $all } proposals: { $sure } sure, { $likely } likely, { $unsure } unsure.
draft-how-to-accept = Write “yes” in the column accept of the CSV, then run `onpace draft --accept FILE.csv`. Rows without it stay out of the targets.
draft-read-reach = reach { $amount }
draft-read-keep = keep { $amount }
draft-read-within = stay within { $amount }
draft-read-zero = bring to zero
draft-read-done = done or not
draft-read-all = all { $amount }
draft-read-due = due { $due }
draft-read-scope = scope { $scope }
draft-read-baseline = baseline { $baseline }
draft-read-plan = milestones { $plan }
draft-read-lead = lead { $lead }
draft-read-note = Note: { $note }
draft-known-indicator = Indicator: `{ $id }`
draft-new-indicator = New indicator: { $name }
draft-nearest = the nearest indicator is “{ $name }”; please check
draft-no-such-region = no region is called “{ $scope }”
draft-no-such-level = no region is of the level in “{ $scope }”
draft-except-unknown = “{ $except }”, which is left out, is no region of the project
draft-cannot-open = cannot be opened: { $why }
draft-cannot-write = { $at } cannot be written: { $why }
draft-stands = { $file } exists already and may have been marked; choose another --out, or replace it with --force
draft-summary = { $document }: { $all } targets drafted, { $asides } other figures and wishes read
draft-not-csv = this is no CSV that can be read
draft-lacks-columns = columns are missing: { $columns }; use the CSV that `onpace draft` writes
draft-unknown-mark = `{ $mark }` in column accept is not understood; write yes, or leave it empty
draft-row-without-clause = this row has no clause and cannot be accepted
draft-row-without-clause-hint = a target needs its source: put the document's words into column clause
draft-row-without-indicator = this row names no indicator
draft-row-without-value = this row has no value
draft-indicator-missing = the indicator “{ $indicator }” is not in the catalog
draft-indicator-from-feed =
    feed `{ $feed }` ({ $files }) probably holds it. Paste this at the end of onpace.toml, check it (kind = "level" for a figure as it
    stands on a day, "flow" for what happens in the period), then accept again; --add-indicators does it for you:

    {"["}indicator.{ $id }]
    name    = "{ $name }"
    feed    = "{ $of }"
    measure = { $measure }
    kind    = "{ $kind }"
    unit    = "{ $unit }"
    better  = "{ $better }"

    Or write the id of an indicator that the catalog has into column indicator.
draft-indicator-no-feed = no feed of the project holds “{ $name }” yet: bring its table in with `onpace add FILE`, give it an indicator in onpace.toml, then accept again. Or write the id of an indicator that the catalog has into column indicator, or clear the mark in column accept
draft-unit-differs = the document says { $says }, the indicator is measured in { $has }: correct the unit of one of them
draft-cannot-read-marks = { $name } cannot be opened: { $why }
draft-nothing-written = nothing was written
draft-indicator-added = to confirm: added for { $name }; look at kind (level: as it stands on a day, flow: what happens in the period) and at which rows count
draft-indicators-added = indicators added at the end of onpace.toml, to be confirmed: { $names }
draft-accepted = { $added } targets added, { $already } already there, { $unmarked } not marked
draft-targets-are-a-workbook = the targets are a workbook ({ $workbook }), to which no rows can be added
draft-save-targets-as-csv = save it as targets.csv before accepting, or paste the draft's rows into it
help-draft = Draft targets from policy documents, for a person to confirm
help-draft-examples =
    Reads docx, PDF with text, HTML, Markdown, plain text and workbooks, in Chinese and English. Each proposal has its clause, its place and
    how certain it is; what a text reports as done is told apart from what it promises. Nothing is added to a project.

    Examples:
      onpace draft notice.docx > draft.csv
      onpace draft plan.pdf --out drafts            drafts/draft-plan.csv and .md
      onpace draft notice.html --json
      onpace draft --accept drafts/draft-plan.csv   rows marked yes go into targets.csv
help-draft-documents = Documents: docx, pdf, html, md, txt; - for standard input
help-draft-project = Folder with onpace.toml, whose nearest indicators are named; default: the project at hand; works without one
help-draft-out = Folder for draft-<document>.csv and .md; default: CSV to standard output
help-draft-date = The document's date, from which “this year” and “by June” are counted; default: as the document states it
help-draft-markdown = Print the Markdown for people instead of the CSV
help-draft-force = Replace drafts that are there already
help-draft-add-indicators = With --accept: add indicators that the catalog lacks at the end of onpace.toml, where a feed holds such a column
help-draft-accept = Add the rows of this draft that are marked in column accept (yes, 是, x) to the project's targets.csv

# The desk, onpace open
desk-month = This month
desk-indicator = Indicator
desk-feeds = Feeds
desk-reports = Reports
desk-pages = Pages
desk-as-of = As of
desk-go = Open
desk-dark = Dark
html-skip-words = Skip to the content
desk-same-by = The same from a terminal:
desk-nothing-leaves = This page is served by onpace on this machine. No data leaves it.
desk-lost = The connection to onpace is gone: the program has ended. Run onpace open again.
desk-changed = Files of the project have changed.
desk-reload = Load again
desk-stop = Stop
desk-said = What the program said
desk-runs = Running
desk-done = Done
desk-findings = Done, with findings
desk-failed = Not done
desk-stopped = Stopped; nothing half-written is left behind
desk-busy = something else is being done; try again in a moment
desk-bad-path = the name “{ $path }” cannot be used: { $why }
desk-no-such-item = this file is no longer waiting
desk-inbox-full = { $most } files are waiting already; deal with those first
desk-too-large = { $name } is larger than { $most } MB; put it into the project's folder yourself
desk-who = say who takes the file
desk-catalog-wrong = The catalog has mistakes; mend them to open the project
desk-catalog-mend = When the files have been mended and saved, this page offers to load again.
desk-no-project = This folder is no project yet
desk-no-project-hint = Make one of the tables in it with onpace init, or write out an example with onpace demo; then open it again.
desk-more-regions = { $n ->
    [one] one more region lags; see its indicator
   *[other] { $n } more regions lag; see their indicators
 }
desk-lacking = Reports that are not complete
desk-to-feeds = See the feeds and take in files
desk-warnings = { $n ->
    [one] one note
   *[other] { $n } notes
 }
desk-no-target-here = This region has no target for this indicator.
desk-rows-behind = The rows behind it
desk-file-and-line = File and line
desk-date = Date
desk-drop-head = Take in files
desk-drop-here = Drop here the files or the folder that you were sent
desk-choose = Choose files
desk-refused = the file did not arrive
desk-by = Taken in by
desk-feed = Feed
desk-by-headings = by its headings
desk-period = Period
desk-version = Version
desk-take = Take into the project
desk-away = Put away
desk-used = rows used
desk-rejected = rows rejected
desk-skipped = rows skipped
desk-path = saved as
desk-new-feed = a new feed
desk-corrects = corrects a report that is there
desk-there = the project has this file already
desk-written = format
desk-line = Line
desk-column = Column
desk-cell = Cell
desk-mend = Why, and how to mend it
desk-type = Type
desk-unit = Unit
desk-matrix = What came for which period
desk-state-full = complete
desk-state-provisional = provisional: rows to be mended
desk-state-part = in part
desk-state-late = with a later file
desk-state-unusable = of no use
desk-state-missing = missing
desk-state-none = not owed
desk-unreadable = Files that could not be read
desk-notes = Notes
desk-rejected-rows = Rejected rows
desk-revisions = Corrections
desk-key = Key
desk-old-value = Old
desk-new-value = New
desk-make-head = Make the report of { $month }
desk-edition = Edition
desk-internal = internal
desk-public = public
desk-languages = Languages
desk-both = both
desk-force = Replace files that somebody has edited
desk-republish = Where published figures are corrected, say so and replace them
desk-make = Make the report
desk-there-are = Reports
desk-edited = Edited by somebody: { $files }
desk-more-files = { $n } more files, charts among them
desk-verify = Verify
desk-compare = Compare with { $other }
desk-no-reports = There is no report yet.
desk-targets = Targets and indicators
desk-edit-wrong = this change does not fit the file; load the page again first
desk-changed-meanwhile = { $file } has been changed meanwhile; your change was not written. Load the page again first.
desk-no-toml = this is not written as it must be: { $why }
desk-to-confirm = Guesses to confirm
desk-to-confirm-hint = The program took these from the files. Look through them and mend what is wrong; until they are confirmed every form says so, and there is no public edition and no letter.
desk-confirm-all = I have looked through all of them: confirm
desk-unsaved = There are changes that are not saved.
desk-sound = The catalog is sound with them.
desk-saved = Saved
desk-not-saved = Not saved
desk-save = Save
desk-undo = Undo the last save
desk-is-workbook = This table is the workbook { $file }; edit it in Excel or WPS.
desk-no-file = The project has no { $file }.
desk-find = Find
desk-remove = Remove this row
desk-add-row = Add a row
desk-more-keys = { $n } more keys
desk-as-text = Edit as text
desk-history = Versions (git)
desk-by-whom = By
desk-what = What
desk-new = New project
desk-draft = Targets from a document
desk-is-project = This folder is a project already
desk-new-files = Put in the files that you were sent
desk-new-drop = Drop the departments' files, or the folder that holds them; you can also put them into the project's folder yourself
desk-choose-folder = Choose a folder
desk-new-count = { $n ->
    [one] The folder holds one file.
   *[other] The folder holds { $n } files.
 }
desk-new-list = The files
desk-new-guess = The program guesses, a person confirms
desk-new-title = Title
desk-new-root = The region of the whole
desk-new-year = The year begins in month
desk-by-files = as the files say
desk-new-look = See the guesses first
desk-new-make = Make the project
desk-new-glob = Files
desk-new-next = Next: look through the guesses
desk-private = private
desk-indicators = Indicators
desk-why = Why
desk-effects = What the report would say otherwise
desk-draft-head = Put in a policy document
desk-draft-drop = Drop the document here: docx, pdf (with text), html, md, txt, xlsx
desk-draft-text = Text of the document
desk-draft-found = { $n ->
    [one] One target is proposed
   *[other] { $n } targets are proposed
 }
desk-draft-none = nothing has been ticked yet
desk-draft-accept = Add what is ticked to the targets
desk-draft-asides = { $n ->
    [one] One passage is no target
   *[other] { $n } passages are no targets
 }
desk-accept = Accept
desk-certainty-sure = sure
desk-certainty-likely = likely
desk-certainty-unsure = unsure
desk-aside-reported = a result
desk-aside-external = depends on others
desk-aside-described = describes what is
desk-aside-vague = no number
desk-send-back = Send back
desk-who-edits = Edited by
desk-overview = Overview
desk-lagging = What lags
desk-all = All indicators
desk-add-indicators = Make the indicators that the project lacks as well
desk-withheld = What the public edition withholds
desk-withheld-head = What the public edition of { $month } withholds
desk-withheld-hint = Numbers of single regions that tell of a few persons, households or firms are not published, nor are others from which they could be worked out. The totals of the whole are.
desk-withheld-why = Why
desk-withheld-count = Regions
desk-withheld-regions = Withheld for
desk-withheld-none = Nothing is withheld.
desk-withheld-person = tells of persons
desk-withheld-household = tells of households
desk-withheld-enterprise = tells of firms
desk-withheld-others = protected numbers could be told from it
desk-letters = Draft letters
desk-compare-now = Compare with the data of today
desk-header-line = header on line
desk-kind-date = date
desk-kind-region = region
desk-kind-text = text
desk-kind-id = number or code
desk-kind-quantity = amount
desk-serving = the desk is open at { $address }; Ctrl-C ends it
desk-browser = the browser could not be opened ({ $error }); paste the address above into one
desk-not-served = the desk could not be opened: { $error }
help-open = Open the desk in the browser: see the month, take in files, make reports
help-open-folder = The project's folder; default: the one with onpace.toml at or above the working directory
help-open-port = The port; default 0: any that is free
help-open-no-browser = Print the address and open no browser
help-open-idle = End by itself when all pages have been closed for this many minutes; default 5, 0 for never
help-open-lang = The language of pages where there is no project: zh-CN or en
help-open-examples = Examples:
      onpace open
      onpace open my-county --no-browser --port 8080

# The sheet by which a sender mends a file
return-title = Sheet of data to be corrected
return-head-n = No.
return-head-sheet = Sheet
return-head-line = Row
return-head-column = Column
return-head-cell = Cell
return-head-mend = What is wrong, and how to mend it
return-head-row = The row as it was sent
return-opening = { $n ->
    [one] One row of “{ $file }” cannot be used ({ $used } rows can). Please correct it as listed:
   *[other] { $n } rows of “{ $file }” cannot be used ({ $used } rows can). Please correct them as listed:
 }
return-note = Cells of private columns are shown as ***; please look them up in your own file.
return-closing = Please correct these and send the file again under the same name by ______.
return-nothing = { $file }: all { $used } rows can be used; there is nothing to send back
return-no-feed = this file has the headings of none of the feeds
return-no-feed-hint = say with --feed which one it belongs to
help-send-back = Write the sheet (docx and xlsx) by which the sender of a file mends it: which rows and cells, and how
help-send-back-file = The file that was received
help-send-back-project = The project's folder; default: that of the file, or of the working directory
help-send-back-feed = The feed that it belongs to; default: by its headings
help-send-back-out = The folder to write to; default: returns in the project

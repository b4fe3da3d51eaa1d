# Words for people. Codes and JSON fields do not change with the language; days come in as YYYY-MM-DD.

## Verdicts

verdict-on-time = on time
verdict-late = late
verdict-pending = pending
verdict-overdue = overdue
verdict-suspended = suspended
verdict-withdrawn = withdrawn
verdict-deemed-withdrawn = deemed withdrawn or abandoned
verdict-undetermined = undetermined

ended-deemed-withdrawn = deemed withdrawn
ended-deemed-abandoned = deemed abandoned

## Findings

finding-extension-late = extension notified on { $notified }, after the first due day { $first_due }
finding-extension-excess = extended by { $asked } working days, above the { $allowed } still allowed; the excess does not count
finding-extension-unnumbered = the extension notified on { $notified } names no days; every length allowed was computed
finding-extension-before-receipt = extension told on { $told }, before the receipt on { $received }: no effect
finding-later-date-not-later = { $until }, set under article 35, is not later than the ordinary due day { $due } and shortens nothing
finding-extension-without-basis = extension told on { $notified }; the rules that apply say nothing of one, so it does not count
finding-extension-lapsed = the extension notified on { $told } lapsed when the period restarted on { $restarted }
finding-correction-second = another correction was asked for on { $day }; the regulation wants one request
finding-correction-notice-late = correction asked for on { $day }, after the last day for it, { $limit }
finding-correction-after-due = correction asked for on { $day }, after the due day { $due }; it changes nothing
finding-correction-answered-late = corrected on { $answered }, after the last day for it, { $last }
finding-correction-without-time = the correction notice of { $day } names no time and nothing was corrected; decree 711 art. 30 wants a reasonable time named
finding-amendment-without-effect = amended by the applicant on { $day }: the rules that apply give it no effect; the days count
finding-amendment-after-due = amended by the applicant on { $day }, after the due day { $due }; it changes nothing
finding-withdrawn-overdue = when the applicant withdrew on { $withdrawn } the reply was { $late } working days overdue (due by { $due })
finding-open-withdrawn-overdue = when the applicant withdrew on { $withdrawn } the reply was overdue (due by { $due })
finding-confirmation-late = arrived on { $arrived }, confirmed only on { $confirmed }; owed on the day of arrival
finding-confirmation-delayed = arrived on { $arrived }, confirmed only on { $confirmed }; the rule that takes the confirmation gives no leave to wait with it
finding-open-confirmation-late = arrived on { $arrived }, never confirmed although that was owed on the day
finding-open-confirmation-delayed = arrived on { $arrived }, never confirmed; the rule that takes the confirmation gives no leave not to confirm
finding-consultation-late = the consulted party answered on { $answered }, after its limit { $limit }
finding-pause-without-basis = { $event } on { $day }: the rules that apply give no basis for a pause; the days count
finding-pause-before-receipt = the pause from { $day } lies in part on or before the receipt { $received }; that part is ignored
finding-pause-after-due = the pause from { $day } began after the due day { $due }; it changes nothing
finding-reply-by-courier = sent by courier on { $dispatched }; since 2016-12-07 the post is to be used
finding-reply-before-receipt = replied on { $replied }, before the registered receipt on { $registered }: one of the two days is wrong
finding-receipt-unproven = the receipt { $registered } stands in the register only, without evidence
finding-reply-day-unproven = the reply day { $registered } stands in the register only, without evidence
finding-evidence-differs = the registered day { $registered } ({ $fact }) differs from the evidence, { $evidence }, which is used
finding-straddle-2015 = received { $received }; the period straddles { $in_force }, when the interpretation on time limits took effect
finding-straddle-2016 = received { $received }; the period straddles { $in_force }, when the interpretation on service took effect
finding-straddle-2019 = received { $received }; the period straddles { $in_force }, when the revised regulation took effect
finding-no-local-law = no local law of { $jurisdiction } is held; assessed by national law. In force at the time and not held: { $texts }
finding-open-no-local-law = no local law of { $jurisdiction } is held; assessed by national law
finding-repeat-application = repeats { $repeat_of }; it need not be answered again
finding-delegated-reply = answered by a delegate; the clock stays that of the agency that received it
finding-served-unknown = { $event }: the day it was served is not recorded; the sending day { $sent } is used
finding-repeated-id = the id { $id } stands more than once: the rows may be of one case, and were not joined; the verdict is not sure
finding-repeated-count = the rows are counted anew: { $id } stands more than once
finding-unread-column = the column "{ $heading }" was not understood, and this row has "{ $cell }" in it: the verdict is not sure; settle it by --map
finding-unread-comment = the comment on "{ $heading }" says "{ $cell }", which was not read: the verdict is not sure; where it moves no day, write ignore for the column under [comments] of the --map
finding-struck-through = struck through: { $headings }; checked as it stands, the verdict is not sure
finding-unread-value = "{ $heading }" has the unknown value "{ $cell }"; assessed by the other facts
finding-several-values = "{ $heading }" has several values in one cell, "{ $cell }"; assessed by the other facts
finding-unread-claim = "{ $heading }" has "{ $cell }", which is no day and was not compared
finding-evidence-unplaced = { $event } on { $day } and registered as received on { $registered }, with no way of applying that says which is the receipt
finding-reply-days-differ = the reply has days from { $first } through { $last }, on both sides of the due day { $due }, and no way of service says which decides
finding-replied-again = there is a reply of { $first }, before the due day { $due }, and a further one of { $again }: the first counts, if it was a reply
finding-before-receipt = { $event } on { $day }, before the receipt on { $received }: a day is mistyped, or two columns are exchanged
finding-after-end = { $event } on { $day }, after the case ended on { $ended } ({ $verdict }): a day is mistyped, or that did not end it
finding-beyond-calendar = { $event } on { $day }, after the last day that the calendar knows ({ $horizon }): a year is mistyped, or the calendar is out of date
finding-extension-differs = the notice of extension names { $until } as the last day; the number of days that it gives leads to { $due }
finding-goes-on-below = the row below ({ $row }) has neither a number nor a receipt: it may be of this case, and was not read into it
finding-told-in-line = { $row ->
        [0] the name of the sheet
        [-1] a text box
       *[other] row { $row }, which is no case,
    } says "{ $line }": it may be about this case, and was not read into it; the verdict is not sure; write it into the row of the case
finding-repeated-below = the row below ({ $row }) has the same number: it may be of this case, and was not read into it; the verdict is not sure
case-of-row = row { $row }
finding-goes-on-above = this row has neither a number nor a receipt of its own, or a ditto mark or a day for a number: it may go on from the row above; the verdict is not sure
finding-after-as-of = events after the as-of day are not counted: { $events }
finding-late-by-later-notice = not late by the calendar published when the clock started; late by a notice published later
finding-in-time-by-later-notice = late by the calendar published when the clock started; in time by a notice published later
finding-exploration-cut = too many combinations of readings; compared up to { $explored }
finding-consultation-unanswered = whoever was consulted did not answer by { $limit }; what follows: { $outcome }
finding-removed-early = taken down on { $removed }; it was to stay through { $keep_through }
finding-period-end-unusual = { $day } is no usual end of a period ({ $period })
finding-own-limit-prevails = a limit that the document itself sets goes first; the case does not say whether it sets one
finding-apply-first = whoever misses what should have been published applies for it first; review or suit follow over the reply, or over there being none
finding-plan-of-one-year = { $plan } is the work points of one year, and its shorter limit is counted until { $until }; after that the general limit of the regulation is taken
finding-review-first = suit filed on { $sued } without review, which the law of the time wants first

severity-breach = breach
severity-check = check
severity-note = note

## Ledger

status-start = received
status-counted = counted
status-rest = rest
status-excluded = excluded
status-due = due
status-after-due = after due
status-reply = reply

because-third-party = third party consulted
because-agency = other agency consulted
because-correction = correction
because-obstacle = force majeure
because-fee = information handling fee
because-before-restart = before the restart
because-excluded = excluded

day-weekday = weekday
day-weekend = weekend
day-rest-day = day off
day-make-up-workday = make-up workday

festival-new-year = New Year's Day
festival-spring = Spring Festival
festival-qingming = Qingming Festival
festival-labour = Labour Day
festival-dragon-boat = Dragon Boat Festival
festival-mid-autumn = Mid-Autumn Festival
festival-national = National Day
festival-sanyuesan = Sanyuesan Festival
festival-eid-al-fitr = Eid al-Fitr
festival-roza = Roza (Eid al-Fitr)
festival-corban = Corban (Eid al-Adha)
festival-victory-70 = 70th anniversary of the victory of 1945
festivals-separator = { " and " }

weekday-0 = Mon
weekday-1 = Tue
weekday-2 = Wed
weekday-3 = Thu
weekday-4 = Fri
weekday-5 = Sat
weekday-6 = Sun
weekday-named = { $weekday }

grid-received = rec'd
grid-restarted = anew
grid-rest = rest
grid-excluded = out
grid-dropped = ×
grid-make-up = m{ $ordinal }
grid-late = +{ $ordinal }
grid-due = { $cell } due
grid-reply = { $cell } reply
grid-assumed = The receipt is open; the days below are those of a receipt on { $day }
grid-legend = (m = make-up workday, counted; out = excluded; numbers = working days counted)
grid-legend-dropped = (× = before the restart, no longer counted)
grid-omitted = ({ $weeks } weeks left out)

why-received = day of receipt, itself not counted
why-restarted = day of the restart, itself not counted
why-dropped = before the restart, no longer counted
why-counted = working day { $ordinal }
why-make-up = working day { $ordinal } ({ $because })
why-rest = day of rest, not counted ({ $because })
why-excluded = working day, but outside the period ({ $because })
why-after-due = working day { $past } after the due day
why-first-due = the due day without the extension
why-due = due day
why-reply = replied
why-happened = that day: { $event }
why-claimed = the due day that { $by } claims

## Matters, events, channels, methods

matter-application = application
matter-publication = publication
matter-public-opinion = public opinion
matter-soe-report = state-owned enterprise report
matter-inquiry = inquiry
matter-urgent-document = urgent document
matter-retention = retention
matter-remedy = review and suit

event-submitted = submitted
event-signed-for = signed for
event-arrived = arrived
event-confirmed = confirmed by both sides
event-not-confirmed = never confirmed
event-contact-restored = contact restored
event-received = received by the register
event-correction-requested = correction requested
event-correction-received = correction received
event-third-party-consulted = third party consulted
event-third-party-replied = third party answered
event-agency-consulted = other agency consulted
event-agency-replied = other agency answered
event-obstacle-began = force majeure began
event-obstacle-ended = force majeure ended
event-extension-notified = extension notified
event-later-date-set = later date set
event-fee-notified = fee notified
event-fee-paid = fee paid
event-amended = amended by the applicant
event-withdrawn = withdrawn
event-replied = replied
event-application-received = application received by the enterprise
event-application-answered = application answered in writing
event-formed = formed
event-changed = changed
event-decided = decided
event-procedure-completed = approval procedure completed
event-issued = issued
event-published = published
event-occurred = occurred
event-detected = detected
event-assigned = assigned
event-statement-issued = statement issued
event-press-conference = press conference held
event-responded = responded
event-period-ended = accounting period ended
event-asked = asked for an opinion
event-answered = opinion given
event-completed = completed
event-removed = removed
event-record-correction-requested = correction of a record asked for
event-answer-overdue = period to answer passed without an answer
event-reply-received = reply received
event-review-requested = review asked for
event-review-accepted = review accepted
event-review-decided = review decided
event-review-decision-received = decision on review received
event-suit-filed = suit filed

field-of-at = day
field-of-respond_by = day to correct by
field-of-respond_within = days to correct within
field-of-served = day served
field-of-until = last day
field-of-dated = date on the reply
field-of-dispatched = day dispatched
field-of-delivered = day delivered
field-of-registered = day registered
field-of-working_days = working days

channel-in-person = handed in
channel-oral = spoken
channel-signed-post = sent by signed post
channel-ordinary-post = sent by ordinary post
channel-misdirected-post = misdirected
channel-email = e-mailed
channel-fax = faxed
channel-online = submitted online
channel-unannounced = sent through an unannounced channel

method-on-the-spot = on the spot
method-direct = handed over
method-entrusted = handed over by another agency
method-post = by post
method-courier = by courier
method-electronic = electronically

role-co-author = co-author
role-superior = superior body
role-competent = competent body
role-secrecy = secrecy body
role-own-department = own department
role-other = other agency

gravity-major = major
gravity-other = other

field-major-project = major construction projects
field-public-resources = public resource allocation
field-other = other

asked-third-party = the third party
asked-co-author = the co-author
asked-competent = the competent body
asked-secrecy = the secrecy body
outcome-agency-decides = the agency decides
outcome-consent = deemed consent
outcome-refusal = deemed refusal
outcome-deemed-abandoned = deemed abandoned
outcome-deemed-withdrawn = deemed withdrawn
outcome-open = the text does not say
period-annual = year
period-interim = half-year
period-quarter = quarter

judged-dispatched = posting
judged-sent = sending
judged-delivered = delivery
judged-dated = document's
judged-registered = registered

## Regimes and missing facts

regime-CN-2007 = regulation of 2007 (国令492号)
regime-CN-2019 = regulation of 2019 (国令711号)
regime-CN-SX-2019 = Shanxi measures over the regulation of 2019
regime-CN-SX = Shanxi measures (省政府令237号)

fact-numbered = { $fact } (no. { $ordinal })
fact-signed-for = day of signing
fact-arrived = day of arrival
fact-confirmed = day of confirmation by both sides
fact-reply-dispatched = day of posting
fact-reply-delivered = day of delivery
fact-reply-judged = day the reply was served
fact-served = day of service on the party told
fact-extension-days = length of the extension
fact-correction-dispatched = day the applicant posted the correction
fact-calendar = days off not yet announced
fact-severity = severity of the incident
fact-field = field of the decision
fact-received = receipt
fact-replied = reply

## Readings: short names (the full text stands in the law data)

reading-receipt-on-rest-day = receipt on a rest day
reading-receipt-before-207 = receipt before 2015-11-18
reading-late-confirmation = late confirmation
reading-registered-receipt = registered day of receipt
reading-never-confirmed = never confirmed
reading-online-receipt = receipt of a web form
reading-oral-receipt = receipt of an oral application
reading-unannounced-channel = receipt by an unannounced channel
reading-contact-restored-start = day contact was restored
reading-regime-at-2019-05-15 = old or new regulation
reading-correction-stop = whether a correction stops the clock
reading-before-2015-207 = corrections before 2015-11-18
reading-shanxi-correction = effect of a correction in Shanxi
reading-second-correction = effect of a second correction
reading-correction-without-time = correction notice without a time
reading-late-correction-notice = effect of a late correction notice
reading-late-correction = effect of a late correction
reading-late-fee = effect of a late payment
reading-respond-by-rest-day = correction limit on a rest day
reading-correction-window-start = start of the correction window
reading-pause-ends = end days of a pause
reading-pause-cap = limit of a consultation
reading-pause-overlap = overlapping pauses
reading-agency-role = whether asking a superior stops the clock
reading-shanxi-agency-pause = Shanxi's pause for other agencies
reading-shanxi-after-2019 = Shanxi's pauses after 2019
reading-extension-timing = effect of a late extension notice
reading-extension-notice-event = day of an extension notice
reading-extension-base = start of the extra days
reading-extension-across-restart = extension before a restart
reading-named-rest-day = named last day on a rest day
reading-art35 = later date under article 35
reading-fee-clock = clock after payment
reading-reply-event = decisive day of the reply
reading-courier-reply = decisive day of a courier reply
reading-electronic-reply = decisive day of an electronic reply
reading-rest-day-end = last day on a rest day
reading-conference-as-statement = news conference as information given out
reading-start-day-of-windows = whether the start day counts
reading-hours-start = start of an hour limit
reading-hours-first = whether the first hour counts
reading-urgent-days = days of urgent documents
reading-soe-gap = extension for enterprises
reading-month-end-anchor = corresponding day at a month's end
reading-through-named-day = whether “by” includes the day
reading-review-first-inaction = whether inaction goes to review first

## What comparing the readings gave

robust-yes = same on every reading
robust-unexplored = readings not compared
robust-no = depends on: { $readings }
robust-unsettled = too many readings to compare
robust-all = ({ $verdict } on every reading)
robust-pinned = pinned: { $pins }; { $rest }
robust-all-pinned = ({ $verdict } with { $pins } pinned, and on every other reading)
robust-aside-pinned = (with { $pins } pinned; other readings not compared)
robust-aside-no-pinned = (depends on: { $readings }; with { $pins } pinned)
robust-aside-unexplored = (readings not compared)
robust-aside-no = (depends on: { $readings })

list-separator = { ", " }

## The check screen

check-title = Open government information: deadlines checked    as of { $as_of }    calendar: State Council notices { $first }–{ $last }
check-counts = { $read } read = { $assessed } assessed + { $refused } refused{ $skipped ->
    [0] { "" }
   *[other] { " " }+ { $skipped } skipped
}
check-counts-rows = { $read } rows read = { $assessed } assessed ({ $cases } cases) + { $refused } refused{ $skipped ->
    [0] { "" }
   *[other] { " " }+ { $skipped } skipped
}
check-late = 1. Late ({ $count }, in working days)
check-due-soon = 2. Due soon (within { $days } { $days ->
    [one] working day
   *[other] working days
}, { $count })
check-undetermined = 3. Undetermined ({ $count })
check-omitted = ({ $count } more, --all lists them)
check-totals = Total  { $counts }
check-finding = First finding: { $id } { $finding }
check-see-one = See one: { $command }
check-save = Save a table: { $command }
check-save-name = result
disclaimer = These results compute deadlines only. They do not judge what an answer says and are no legal advice.

column-id = Application
column-received = Received
column-due = Due
column-replied = Replied
column-verdict = Verdict
column-days-late = Late
late-rest = { $days } { $days ->
    [one] day
   *[other] days
} (of rest, 0 working days)
late-least = at least { $days }
column-reading = Readings
column-first-due = First due
column-days-left = Days left
column-days-used = Days used
column-days-allowed = Days allowed
column-findings = Findings
column-missing = Missing facts
column-regime = Law
column-code = Code

about-day = about { $day } (projected)
days-left = { $days } left
days-left-extend = { $days } left; to extend, tell the applicant by { $day }
open-submitted = { $channel } { $day }
open-replied = replied { $day }
open-missing = missing: { $facts }
open-between = due between { $first } and { $last }
open-unknown = unknown
open-unread = a column not understood
open-comment = a comment not read
open-struck = what is struck through
open-value = a value not understood
open-below = the row below
open-above = the row above
open-line = a line that is no case
open-repeated = another row of the same number
open-extension = the days of the extension
open-year = the year of a day
open-again = which reply counts
open-order = the order of days
comma = { ", " }
semicolon = { "; " }
tip-same = { $act } on or before { $before_day }: { $before }; on or after { $day }: { $after }
act-signed-for = signed for
act-arrived = arrived
act-confirmed = confirmed
act-reply-dispatched = posted
act-reply-delivered = delivered
act-reply-judged = served
act-correction-dispatched = correction posted
brief-on-time = on time
brief-late = late

## The explain screen

explain-headline = { $id }  { $verdict } { $aside }
explain-headline-late-rest = { $id }  { $verdict } by { $days } { $days ->
    [one] day
   *[other] days
} (of rest, 0 working days){ $aside }
explain-headline-late = { $id }  { $verdict } by { $days } { $days ->
    [one] working day
   *[other] working days
} { $aside }
explain-headline-least = { $id }  { $verdict } by at least { $days } { $days ->
    [one] working day
   *[other] working days
} { $aside }
explain-headline-left = { $id }  { $verdict }, { $days } { $days ->
    [one] working day
   *[other] working days
} left { $aside }
how-dispatched = , by posting
how-sent = , by sending
how-delivered = , by delivery
how-dated = , by the document's date
how-registered = , by the register
colon = { ": " }
choices-default = default readings
missing-either = { $fact }: either { $earliest } or { $latest }
missing-one = { $fact }: { $day }
missing-between = { $fact }: between { $earliest } and { $latest }
explain-regime-id = Law: { $regime }
explain-due = Due by { $day } ({ $weekday }), that day included
explain-due-projected = Days off not yet announced; expected to be due about { $day } (between { $earliest } and { $latest })
explain-due-one = Due on { $day }, depending on facts that are missing
explain-due-between = Due on a day between { $earliest } and { $latest }, depending on facts that are missing
explain-due-open = The clock is stopped; the due day is still open
explain-replied = replied on { $day } ({ $weekday }){ $how }
explain-replied-from = replied, not before { $day } ({ $fact } unknown)
explain-replied-open = replied; by which day it is judged is not known yet
explain-due-matter = Due by { $day } ({ $weekday }), that time included
explain-done = done on { $day } ({ $weekday })
explain-not-done = not done by { $day }
explain-not-replied = not replied by { $day }
explain-sentence = { $due }; { $reply }.
explain-sentence-alone = { $due }.
explain-regime-term = Law: { $title } ({ $doc_no })  { $days } { $days ->
    [one] working day
   *[other] working days
}
explain-registered = The day of receipt or reply is the register's, evidence unseen.
explain-limits = Limits
limit-from = { $start } { $event }
limit-hour = { $n } { $n ->
    [one] hour
   *[other] hours
}
limit-working-day = { $n } { $n ->
    [one] working day
   *[other] working days
}
limit-none = at once, without a limit
limit-natural-day = { $n } { $n ->
    [one] day
   *[other] days
}
limit-month = { $n } { $n ->
    [one] month
   *[other] months
}
limit-year = { $n } { $n ->
    [one] year
   *[other] years
}
limit-due = due { $due }
explain-steps = How it was counted
explain-findings = Findings
explain-compared = Readings compared
explain-pivots = What would change the verdict
explain-claims = Claims
explain-missing = Missing facts
explain-due-expected = Days off not yet announced; by the festival rules in force due by { $day }, that day included (projected)
explain-allowance-one = An extraordinary notice would leave the due day on { $day }
explain-allowance = An extraordinary notice could move the due day between { $earliest } and { $latest }
explain-ignored = Events not counted: { $events }
explain-versions = version { $version }  calendar sha256 { $calendar }  law { $law }  as of { $as_of }
explain-known-on = by the notices published by { $day }
explain-medium = calendar sources of medium confidence: { $sources }

step-received = receipt
step-asked = request
step-asked-day = { $day } correction requested{ $until ->
    [day] , to be made by { $respond_by }
    [within] , to be made within { $days ->
        [one] one working day
       *[other] { $days } working days
     }
   *[open] {""}
 }
step-started = start
step-excluded = excluded
step-restarted = restart
step-extended = extension
step-put-off = put off
step-put-off-to = set to { $day }, later than the ordinary due day
step-put-off-moved = set to { $day }, later than the ordinary due day; a rest day, moved to { $due }
step-due = due
step-replied = reply
step-received-how = { $day } { $how }; the day itself does not count
step-received-plain = { $day }; the day itself does not count
step-first-day = { $day } is day 1
step-make-up = make-up { $days }, counted as { $ordinals }
step-excluded-days = { $from } to { $to } { $because }
step-excluded-day = { $from } { $because }
step-restarted-by = { $day } { $answer }; neither it nor the days before count
step-restarted-after = { $asked } { $request }, { $day } { $answer }; neither that day nor those before count
step-restarted-day = { $day }; the day itself does not count
step-reading = { $option } (a reading)
step-extended-days = { $days } { $days ->
    [one] working day
   *[other] working days
} more
step-due-day = day { $ordinal } is { $day }
step-replied-by = { $method }; the { $judged } day { $day } decides
step-replied-plain = { $day }

citation-article = { $doc_no } art. { $article }
citation-paragraph = { " " }para. { $paragraph }
citation-item = { " " }item { $item }
citation-plain = { $doc_no } { $article }
citations-separator = { ", " }

choice-reading = { $reading } “{ $option }”
choice-fact = { $fact } { $option }
choice-calendar = { $fact }: { $option }
alternative-due = { $choices }: due { $due }, { $verdict }
alternative-open = { $choices }: { $verdict }
alternatives-omitted = ({ $count } more)
pivot-reply-by = A reply on or before { $day } is in time
pivot-extension-by = An extension told on or before { $day } (at most { $days } days) could run to { $until }
pivot-extension-by-open = An extension told on or before { $day } (at most { $days } days) could run to a day that awaits a notice on days off
pivot-correction-notice-by = A correction had to be asked for on or before { $day }
pivot-answer-from = { $event } on { $day } or later: the reply is in time
pivot-answer-of-from = { $event } ({ $who }) on { $day } or later: the reply is in time
pivot-receipt-from = An application received on { $day } or later: the reply is in time
pivot-choices = { $choices }: the verdict changes

claim-line = { $by } claims { $day }: { $why }
claim-by-agency = the agency
claim-by-extension-notice = the notice of extension
claim-by-applicant = the applicant
claim-by-register = the register
claim-by-somebody = somebody
claim-reading = the reading “{ $ids }” gives this day
claim-error = { $ids } gives this day, against the rules
claim-default = this is the due day by the default readings
claim-days = { "" } ({ $days })
claim-none = the facts of this case do not give this day
error-start-day-counted = counting the day of receipt
error-make-up-day-missed = missing the make-up workdays
error-make-up-day-unknown = leaving out make-up workdays that were not yet announced
error-weekend-counted = counting weekends
error-pause-ignored = leaving no pause out
error-pause-in-calendar-days = taking a pause in calendar days
error-wrong-regime = applying the other regulation
error-extension-from-notice = running the extension from its notice
error-start-rolled = moving a receipt on a rest day to the next working day
error-start-day-skipped = leaving out the first counted day as well
error-start-from-submitted = counting from the day of submission
error-start-from-signed-for = counting from the day of signature
error-start-from-arrived = counting from the day of arrival
error-start-from-confirmed = counting from the day of confirmation
error-start-from-registered = counting from the day of receipt in the register
error-amendment-missed = missing the notice that rearranged the days off
error-next-year-notice-missed = missing what the next year’s notice says of the end of December
error-regional-notice-missed = missing the regional days off
error-weekdays-only = counting Monday to Friday, whatever the notices say
error-calendar-days = counting calendar days
error-pause-ends-counted = counting an end day of a pause
error-pause-overlap-added = taking overlapping pauses out twice
error-pause-without-basis = taking out days that the law does not take out
error-correction-ignored = leaving out the correction
error-correction-restarted = starting anew after the correction
error-correction-excluded = taking the correction out instead of starting anew
error-extension-from-receipt = running the extension from the receipt
error-late-extension-counted = counting an extension told too late
error-excess-extension-counted = counting an extension past its limit
error-later-date-ignored = leaving out the later day that was set
error-later-date-without-effect = taking a later day that has no effect
error-holiday-counted = counting days off
error-extension-ignored = leaving out the extension

## due, calendar, law, duties, codes

due-received = received { $day } ({ $weekday })  law: { $regime }
due-as-of = as of { $as_of }    calendar: State Council notices { $first }–{ $last }
due-correction-notice = last day to ask for a correction
due-reply = reply due
due-last-for-extension = last day to notify an extension
due-extended = due when extended (at most)
due-between = between { $earliest } and { $latest }
due-projected = { $day } (projected)
due-awaited = { $days }, awaiting a notice on days off
due-days = { $days } { $days ->
    [one] working day
   *[other] working days
}
due-extra-days = at most { $days } { $days ->
    [one] working day
   *[other] working days
} more
due-within-reply = within the reply period
due-count-working = working day { $days } after { $start }
due-count-before = working day { $days } before { $start }
due-count-natural = { $days } { $days ->
    [one] day
   *[other] days
} from { $start } (a last day of rest moves to the next working day)
due-count-months = { $days } { $days ->
    [one] month
   *[other] months
} from { $start } (a last day of rest moves to the next working day)
due-under-same-day = on { $start } itself; the text names no last day
due-under-working-day = { $days ->
    [one] { $days } working day
   *[other] { $days } working days
 } from the day after { $start }
due-under-natural-day = { $days ->
    [one] { $days } day
   *[other] { $days } days
 } from the day after { $start }
due-under-month = { $days ->
    [one] { $days } month
   *[other] { $days } months
 } from { $start }
due-under-year = { $days ->
    [one] { $days } year
   *[other] { $days } years
 } from { $start }
due-under-hour = { $days ->
    [one] { $days } hour
   *[other] { $days } hours
 } from { $start }
due-count-hours = { $days } { $days ->
    [one] hour
   *[other] hours
} from { $start }

calendar-title = Working calendar { $year }, { $jurisdiction }
calendar-legend = (- = day off; + = make-up workday; other Saturdays and Sundays are rest days)
calendar-totals = { $working } working days, { $rest } days off, { $make_up } make-up workdays
calendar-known-through = announced through { $day }; later days wait for the next year's notice
calendar-off = -
calendar-work = +
calendar-why-works = { $day } ({ $weekday }) is a working day: { $why }
calendar-why-rests = { $day } ({ $weekday }) is no working day: { $why }
calendar-why-notice = { $kind } ({ $festival }), { $doc_no } { $title }
calendar-why-amendment = { $kind }, { $doc_no } { $title }
calendar-why-remark = { $doc_no } says of this day besides: { $remark }
calendar-why-week = no notice sets this day; by the weekly rule { $days } are days of rest
calendar-why-week-by = no notice sets this day; by the weekly rule { $days } are days of rest ({ $source })
calendar-why-medium = a source of medium confidence
calendar-check-ok = { $path }: no fault found
calendar-check-faults = { $path }: { $count } { $count ->
    [one] fault
   *[other] faults
}
calendar-check-totals = { $rest } days off, { $weekdays } of them weekdays; { $make_up } make-up workdays
calendar-moved = { $days } working days from { $start }: { $before } → { $after }
calendar-notice = { $doc_no }: off { $off }; worked { $work }
calendar-changed = { $day }: { $before } → { $after }
calendar-added = newly announced, { $first } to { $last }: { $working } working days, { $rest } days off, { $make_up } make-up days worked
calendar-settled = the due day of { $days } working days from { $first } to { $last } is now known
calendar-same = no difference

law-column-id = Provision
law-column-article = Source
law-column-kind = Kind
law-column-summary = Summary
law-count = { $count } { $count ->
    [one] provision
   *[other] provisions
}
law-summary = summary: { $text }
law-kind = kind: { $kind }
law-length = length: { $text }
law-day = by: { $text }
law-yearly = { $day } { $month } every year
law-of = for: { $text }
law-contested = depends on the reading: { $text }
law-applies = applies: from { $since }
law-applies-until = applies: { $since } to { $until }
law-regimes = regimes: { $regimes }
law-readings = readings: { $readings }
law-restates = restates: { $id }
law-touches = provisions: { $ids }
law-replaced = replaced by { $id }
law-verified = verified on { $day } (confidence { $confidence })
law-source = source: { $source }
law-duty-bearer = duty bearer: { $text }
law-trigger = trigger: { $text }
law-question = question: { $text }
law-authority = authority: { $text }
law-default = default (this library's choice, nobody's authority)
law-pinned-only = only when pinned
law-issuer = issued by { $issuer }
law-in-force = in force: from { $since }
law-in-force-until = in force: { $since } to { $until }

confidence-high = high
confidence-medium = medium
confidence-unverified = unverified

kind-term = term
kind-extend = extension
kind-hours = hours
kind-date = fixed date
kind-recurrence = recurrence
kind-receipt = receipt
kind-service = service
kind-start = start
kind-exclude = exclusion
kind-restart = restart
kind-deemed = deemed
kind-retention = retention

duties-title = Duties due in { $year }, { $jurisdiction }
duties-column-day = Day
duties-column-who = Who
duties-column-what = What
duties-column-citation = Source
duties-none = no duty falls due in the law held

codes-verdicts = Verdicts
codes-findings = Findings
codes-severities = Severities
codes-events = Events
codes-channels = Channels
codes-methods = Methods of service
codes-matters = Matters
codes-roles = Roles of other agencies
codes-fields = Fields of decisions
codes-statuses = Days of the ledger
codes-readings = Readings
codes-refusals = Refusals

## Refusals and errors

refusal-clashing-regimes = two sets of rules of one place from the same day on
refusal-clashing-rows = two provisions on the same thing in one set of rules
refusal-circular-regime = a set of rules that lies over itself
refusal-outlives-its-regime = a set of rules that goes on after the one below it was replaced
refusal-outlives-its-text = a duty that goes on after the text it hangs on
refusal-incomplete-regime = a set of rules that lacks what every application needs
refusal-line = { $where }: { $title }{ $given }{ $expected }{ $hint } ({ $code })
refusal-line-nowhere = { $title }{ $given }{ $expected }{ $hint } ({ $code })
refusal-given = ; given: { $given }
refusal-expected = ; expected: { $expected }
refusal-hint = ; hint: { $hint }
refusal-reading = reading { $id } ({ $name })
refusal-readings = readings
refusal-row = { $file } row { $row }
refusal-rows = {"  "}{ $rows }; { $count } rows{ $more ->
    [0] {""}
    [one] , one more in --rejects
   *[other] , { $more } more in --rejects
}
refusal-said = { $place }: { $said }
refusal-stopped = Interrupted; no half file was left behind.
refusal-internal = Internal error ({ $error }). Set GIKDEADLINES_TRACEBACK=1 to see where.
refusal-usage = Usage: { $message }
refusal-usage-hint = --help shows the usage.

refusal-bad-encoding = unknown text encoding
refusal-bad-recurrence = a recurrence that is not understood
refusal-line-too-long = a line is too long
refusal-nothing-given = no case was given
refusal-nul-byte = holds a NUL byte
refusal-bad-choice = not a value of this option
refusal-bad-day = not a day that exists
refusal-bad-instant = not an instant that exists
refusal-bad-json = not valid JSON
refusal-bad-readings = not a way to write readings
refusal-bad-toml = not valid TOML
refusal-bad-value = value not allowed
refusal-beyond-time = beyond the days that can be written
refusal-day-twice = a day stands twice
refusal-empty-file = the file is empty
refusal-far-from-year = a day far from its year
refusal-missing-extra = an optional component is missing
refusal-missing-festival = a statutory festival is missing
refusal-missing-key = what is required is missing
refusal-missing-year = a year is missing between others
refusal-more-faults = more faults
refusal-no-case = no case with this id
refusal-no-corresponding-day = the month has no such day
refusal-no-files = no readable file
refusal-no-law-in-force = no law in force on the day
refusal-no-notice = no notice on days off
refusal-no-statutory-day = days off without the statutory day
refusal-no-week-pattern = no rule on weekly rest days
refusal-not-a-count = not a whole number of at least 1
refusal-not-a-day = not a day
refusal-not-a-path = not a path
refusal-not-a-year = not a year
refusal-not-an-instant = not an instant
refusal-not-readable = the file cannot be read
refusal-not-utf8 = not UTF-8 text
refusal-nothing-to-revoke = nothing there to revoke
refusal-other-jurisdiction = the notice is another jurisdiction's
refusal-others = { $count ->
    [one] one more row was refused for another reason
   *[other] { $count } more rows were refused for other reasons
}: see --rejects
refusal-outside-calendar = outside the announced calendar
refusal-outside-festivals = outside the festivals that can be computed
refusal-repeated-key = a key stands twice
refusal-rest-and-work = a day both off and worked
refusal-reversed-interval = an interval ends before it starts
refusal-same-id = several rows have this id
refusal-other-headings = another table
refusal-several-cases = several cases in the file: name an id
refusal-several-files = several files given
refusal-span-too-long = a span of days off is too long
refusal-too-large = the file is too large
refusal-unknown-amended = the amended notice is not loaded
refusal-unknown-format = this kind of file is not supported
refusal-unknown-jurisdiction = unknown jurisdiction
refusal-unknown-key = unknown key
refusal-unknown-option = the reading has no such option
refusal-unknown-provision = unknown provision
refusal-unknown-property = unknown property
refusal-unknown-reading = unknown reading
refusal-unknown-regime = unknown regime
refusal-unknown-regional-notice = the region's notice of that year is not loaded
refusal-unknown-schema = unknown schema
refusal-unknown-type = unknown type of event
refusal-unknown-value = unknown value
refusal-unknown-verdict = unknown verdict
refusal-unreadable-file = the file cannot be read
refusal-work-on-weekday = a make-up workday on a weekday
refusal-wrong-options = these options do not go together
refusal-locked-target = the file is in use and cannot be replaced
refusal-lost = the result could not be written to its end: { $errno ->
    [ENOSPC] the disk is full
    [EDQUOT] the disk quota is used up
    [EFBIG] the file is larger than is allowed
    [EBADF] standard output is closed
    [EPIPE] the program that takes it has gone
   *[other] { $why }
}
refusal-unwritable-file = the file cannot be written
refusal-bad-map = the file of headings is not written as it should be
refusal-command-not-run = the program cannot be run
refusal-no-sheet = no such sheet
refusal-several-sheets = more than one sheet has known headings
refusal-unknown-column = no such column
refusal-unknown-heading = unknown heading
refusal-unmatched-heading = a heading of the map that the table does not have
refusal-unmatched-word = a word of the map that no cell has
refusal-several-values = several values in one cell
refusal-bad-rows = rows not written as they should be
refusal-year-twice = two notices for one year
refusal-answer-without-question = the step before it is not recorded
refusal-at = row { $row }
refusal-at-id = row { $row } ({ $id })
refusal-bad-row = this row cannot be read
refusal-broken-cell = the cell is damaged
refusal-error-value = the formula failed
refusal-formula-without-value = the formula has no result stored
refusal-contradiction = these contradict each other
refusal-differs = differs from an earlier row of the case
refusal-missing-event = an event that must come first is missing
refusal-no-heading-row = no heading row found
refusal-no-limit = no such limit
refusal-no-practice = no arrangement of this festival is known
refusal-not-a-table = not a table
refusal-out-of-order = events in an impossible order
refusal-output-exists = the file exists already
refusal-output-appeared = a file of that name appeared while the run went on, and was not replaced
refusal-output-is-input = a result must not be written onto a file that is read
refusal-output-twice = two results go to one file
refusal-repeated-heading = a heading stands twice
refusal-too-long = too long
refusal-too-many = too many
refusal-too-many-cells = more cells than headings
refusal-two-of-a-kind = an event that happens once stands twice
refusal-ungrouped-case = the rows of a case do not stand together
refusal-unknown-instrument = unknown instrument
refusal-no-id-column = no column of ids
refusal-not-a-wide-table = not a table of one row a case

given-beyond-time = { $start } and { $count } { $unit ->
    [days] days
    [months] months
   *[hours] hours
}
given-contradiction-fields = { $one } and { $other }
given-more-faults = { $count }
given-not-a-wide-table = a row an event
given-not-readable = { $errno ->
    [ENOENT] no such file
    [EISDIR] it is a folder
    [EACCES] no permission to read it
   *[other] { $why }
}
given-not-utf8 = byte { $byte } at offset { $offset }
given-bad-toml-deep = nested too deep
given-bad-toml-end = it breaks off
given-bad-toml-long-number = a number that is too long
given-bad-toml-place = line { $line }, character { $column }
given-too-large-file = more than { $most } bytes

expected-answer-without-question = “{ $asked }” still open on that day or before
expected-answer-without-question-nearest = “{ $asked }” still open on that day or before; the nearest is { $nearest }
expected-bad-choice = one of { $values }
expected-bad-day = a day that exists, written YYYY-MM-DD
expected-bad-day-cell = a day that exists, such as 2017-03-01, 2017/3/1, 20170301 or 2017年3月1日
expected-bad-day-year = a whole day, such as 2017-03-01: the year is missing
expected-bad-day-century = a whole day, such as 2017-03-01: the year needs four figures
expected-bad-day-order = a whole day, such as 2017-03-01, the year first: which of the others is the month, cannot be told
expected-bad-day-relative = a whole day, such as 2017-03-01, not how far it is from another
expected-bad-day-day = a whole day, such as 2017-03-01: the day of the month is missing
expected-bad-day-several = a whole day, such as 2017-03-01, one in a cell; further ones in a column _2
expected-bad-day-beside = a day alone, such as 2017-03-01: what else is to be said belongs in a column of its own
expected-bad-day-words = a whole day, such as 2017-03-01 (the cell has none); of what has truly not happened yet, an empty cell or a word such as 未答复
expected-bad-day-weekday = a day and a weekday that fit each other
expected-bad-day-unquoted = a day that exists, written YYYY-MM-DD, no quotes
expected-bad-encoding = text in UTF-8
expected-bad-instant = an instant that exists, as in 2017-03-01T08:30:00+08:00
expected-bad-json = one whole JSON value
expected-bad-json-comma = a case on each side of a comma
expected-bad-json-end = one whole JSON value, and nothing after it
expected-bad-map = a TOML file with format = 1 and a table [columns] of headings and what they mean
expected-bad-readings = ID=OPTION, or a TOML or JSON file with format = 1 and a table of readings
expected-bad-recurrence = a recurrence rule of RFC 5545 ({ $why })
expected-bad-row = a row of cells, each quotation mark closed and doubled inside a cell
expected-bad-toml = a TOML file in UTF-8
expected-bad-value-stated = a value; leave out the option of what has not happened
expected-bad-value = a value that the format allows
expected-bad-value-bool-type = true or false
expected-bad-value-case = a JSON object that states one case
expected-bad-value-contested = a table with reading, options and default
expected-bad-value-dict-type = a table of keys and values
expected-bad-value-greater-than-equal = a number of at least { $ge }
expected-bad-value-int-type = a whole number
expected-bad-value-interval = two days, as in 2022-10-12..2022-10-18
expected-bad-value-less-than-equal = a number of at most { $le }
expected-bad-value-list-type = a list
expected-bad-value-model-type = a table of keys and values
expected-bad-value-model-attributes-type = a table of keys and values
expected-bad-value-readings = a table of readings and options
expected-bad-value-readings-file = an object with format and readings
expected-bad-value-string-pattern-mismatch = a text that matches { $pattern }
expected-bad-value-string-too-short = a text of at least { $min_length } { $min_length ->
    [one] character
   *[other] characters
}
expected-bad-value-string-type = a text
expected-bad-value-too-short = at least { $min_length } { $min_length ->
    [one] entry
   *[other] entries
}
expected-beyond-time = a day in the years 1 to 9999
expected-clashing-regimes = no other beside { $other }
expected-clashing-rows = no other beside { $other }; a set of rules of its own, over this one, can say otherwise
expected-circular-regime = a set of rules that does not lie over itself
expected-outlives-its-regime = { $until } or before, the last day of { $over }; from then on a set of rules over the one that replaced it
expected-outlives-its-text = an end on or before { $until }, when { $parent } ended
expected-command-not-run = a program that ends within { $seconds } seconds
expected-contradiction-both = not both this and { $other }
expected-contradiction-fields = one of the two
expected-contradiction-severity = the severity of { $other }, { $severity }
expected-day-twice = a day not yet named in { $other }
expected-differs = { $value }, as an earlier row of the case says
expected-empty-file = a heading row and rows
expected-empty-file-case = at least one case
expected-far-from-year = a day from { $first } through { $last }
expected-incomplete-regime = a provision of kind { $kind } for each of { $missing }
expected-line-too-long = a line of at most { $most } bytes
expected-locked-target = a file that can be replaced
expected-missing-event = one of { $values }, from which the limit runs
expected-missing-event-application = submitted, or received as a register says it
expected-missing-extra = the component installed
expected-missing-festival = { $festival }
expected-missing-key = a value for this key
expected-missing-key-application = at least one day of the application
expected-missing-key-channel = the channel beside the day of submission, or the day of receipt
expected-missing-key-cited = this key: a notice of CN is cited by it
expected-missing-key-day = the day of what this column belongs to
expected-missing-key-id = an id: the rows of a frame have no number
expected-missing-key-instrument = an instrument for provisions
expected-missing-key-one-of = one of { $values }
expected-missing-key-options = a value for each option of { $reading }
expected-missing-key-regimes = the sets of rules in whose tables it stands, or the provision that it restates
expected-missing-key-readings = a table of readings and options
expected-missing-key-reply = a day of the reply: dated, dispatched, delivered or registered
expected-missing-key-submitted = the day of submission or of receipt beside the channel
expected-missing-year = years without a hole, { $missing } too
expected-more-faults = the faults above mended first (at most { $most } are told)
expected-no-case = one of { $values }
expected-no-case-empty = a file with a case
expected-no-corresponding-day = a day that month { $month } has
expected-no-files = a folder that holds .toml files
expected-no-heading-row = three known headings, such as 申请编号, 收到日期, 答复日期, in one of the first { $rows } rows
expected-no-heading-row-columns = at least three known headings, such as 申请编号, 收到日期, 答复日期
expected-no-id-column = a column of ids, such as 申请编号
expected-no-law-in-force-last = a provision in force ({ $wanted }); { $last } was in force last, until { $until }
expected-no-law-in-force-none = a provision in force ({ $wanted })
expected-no-law-in-force-regime = a day of receipt under a set of rules in force; the nearest, { $regime }, governs { $span }
expected-no-limit = a provision that sets a term, hours or a retention
expected-no-notice-file = a file with a [notice] table
expected-no-notice-none = at least one annual notice
expected-no-notice-year = a year with an annual notice
expected-no-practice = a festival of as many days as some notice has arranged
expected-no-sheet = one of { $values }
expected-no-statutory-day = a span that holds { $day }, the day of { $name }
expected-no-week-pattern = a week pattern in force on each day
expected-not-a-count = a whole number of at least 1
expected-not-a-count-shape = a shape that goes with { $shape }
expected-not-a-count-array = an array of integers
expected-not-a-day = an exact datetime.date
expected-not-a-day-array = an array of datetime64[D]
expected-not-a-day-missing = a day
expected-not-a-day-years = a day of the years 1 to 9999
expected-not-a-path = a pathlib.Path
expected-not-a-table-arrow = a table with __arrow_c_stream__
expected-not-a-table-json = a table: JSON has no columns
expected-not-a-table-ods = a whole ODS file
expected-not-a-table-parquet = a whole Parquet file
expected-not-a-table-text = text with separated values, in UTF-8 or GB18030
expected-not-a-table-workbook = a workbook: XLSX, XLS or ODS, without a password; or a page, XML or separated text called .xls
expected-broken-cell = a cell of a whole file
expected-error-value = a value
expected-formula-without-value = a formula with its result
expected-not-a-wide-table = a table with a row a case
expected-not-a-year-as-of = a year up to { $last }, the year of --as-of
expected-not-a-year-range = a year from { $first } through { $last }
expected-not-an-instant = a datetime.datetime
expected-not-readable = a file that can be read
expected-not-utf8 = a text file in UTF-8
expected-nothing-to-revoke-rest = a day that an earlier notice makes a day off
expected-nothing-to-revoke-work = a day that an earlier notice makes a workday
expected-nul-byte = text without NUL bytes
expected-nothing-given = a file with cases, or the options that state one, as in --sent 2025-03-07 --by post --answered 2025-04-15
expected-other-jurisdiction = { $place }
expected-out-of-order-after = nothing earlier than { $other }
expected-out-of-order-before = nothing later than { $other }
expected-out-of-order-reply = dated on or before dispatched, dispatched on or before delivered
expected-output-exists = a file that does not exist yet
expected-output-appeared = a name that nobody takes while the run goes on
expected-output-is-input = a file that is not among those that are read
expected-output-twice = a file of its own for each result
expected-outside-calendar = a day from { $first } – { $last }
expected-outside-calendar-known = a day known on { $known }
expected-outside-festivals = a year from { $first } through { $last }
expected-repeated-heading = one column for { $means }
expected-repeated-key = each key once
expected-repeated-key-id = each id once
expected-rest-and-work = a day that { $other } does not free
expected-reversed-interval = an end on or after the start
expected-reversed-interval-from = a day on or after { $first }
expected-same-id = --id with one of these rows: { $values }; and --sheet where they stand on several sheets
expected-other-headings = a row below the headings that were read (row { $row })
expected-several-cases = --id with one of { $values }
expected-several-files = one notice file; a folder of several is checked by loading it
expected-several-sheets = one of { $values }
expected-span-too-long = at most { $most } days from { $first }
expected-too-large-file = at most { $most } bytes
expected-too-large-cell = a cell of at most { $most } characters
expected-too-large-sheet = a sheet of at most { $most } cells, from the first to the last that is used
expected-too-large-tags = a part of a workbook with at most { $most } tags
expected-too-large-unpacked = at most { $most } bytes when unpacked
expected-too-long-case = a case of at most { $most } characters
expected-too-long-line = a line of at most { $most } bytes
expected-too-many-cells = at most { $width } cells, one a heading
expected-too-many-claims = at most { $most } claims a case
expected-too-many-events = at most { $most } events a case
expected-two-of-a-kind = one { $type } at most; the other is { $other }
expected-ungrouped-case = the rows of one case together: sort the table by case_id
expected-unknown-amended = the doc_no of a notice that is loaded too
expected-unknown-column = one of { $values }
expected-unknown-column-none = a column that is carried through; this table has none
expected-unknown-format = a name that ends in one of { $values }
expected-unknown-heading = a known heading, such as 收到申请日期 or received
expected-unmatched-heading = one of the headings of this table: { $values }
expected-unmatched-word = a word that stands in a cell
expected-several-values = one value in a cell, one of { $values }
expected-bad-rows = the row of the headings, such as 2, or up to three rows, such as 3-4
expected-unknown-instrument = the id of an instrument
expected-unknown-jurisdiction = a code such as CN or CN-SX, or a Chinese name such as 山西
expected-unknown-key = only keys that the format names
expected-unknown-key-column = an empty cell: such an event has no such field
expected-unknown-option = one of { $values }
expected-unknown-property = ids from { $first } through { $last }
expected-unknown-provision = the id of a provision
expected-unknown-provision-any = the id of a provision, an instrument or a reading
expected-unknown-reading = one of { $values }
expected-unknown-reading-id = the id of a reading
expected-unknown-regime = the id of a regime
expected-unknown-regional-notice = a day whose notice for { $place } is known
expected-unknown-schema = one of { $values }
expected-unknown-type = one of { $values }
expected-unknown-value = one of { $values }
expected-unknown-verdict = one of { $values }
expected-unreadable-file = a file that can be read
expected-unwritable-file = a file that can be written
expected-work-on-weekday = a weekend day, or one that an earlier notice frees
expected-wrong-options-file-or-events = a file with cases or the options that state one, not both
expected-wrong-options-columns = files that carry the same columns: { $columns }
expected-wrong-options-diff = --known-on DAY, or --calendar PATH, or both
expected-wrong-options-ledger = a result that can hold the days: json, jsonl
expected-wrong-options-no-columns = files that carry the same columns (those before carry none)
expected-wrong-options-one-count = one count
expected-wrong-options-one-of-two = one of the two
expected-wrong-options-stream = no --out, --format, --only or --jobs beside it
expected-wrong-options-under-alone = --under with no other length beside it
expected-wrong-options-working-days = --working-days beside it
expected-year-twice = a year that { $other } does not announce

hint-bad-day-cell = as a spreadsheet's serial day it would be { $day }: format the column as dates
hint-bad-json-deep = nested deeper than { $most } levels
hint-bad-json-encoding = the file is no text in UTF-8
hint-bad-json-end = the list is not closed
hint-bad-json-long-number = a number is too long
hint-bad-json-number = no number of JSON
hint-bad-json-place = line { $line }, character { $column }
hint-bad-map-deep = nested too deep
hint-bad-map-encoding = the file is no text in UTF-8
hint-bad-map-end = the file breaks off
hint-bad-map-long-number = a number is too long
hint-bad-map-place = line { $line }, character { $column }
hint-bad-row-endless = a quoted cell goes on for more than { $most } lines
hint-bad-row-after-quote = something stands behind a closing quotation mark
hint-bad-row-damaged = the row is damaged
hint-bad-row-line-end = a line ends in the middle of a cell
hint-bad-row-long-cell = a cell is too long
hint-bad-row-unclosed = a quotation mark is never closed
hint-bad-row-unreadable = a quoted cell runs into an unreadable line
hint-locked-target = the result was kept in { $kept }
hint-missing-extra-dossier = pip install 'gikdeadlines[report]', or give a file that ends in .json
hint-near = did you mean { $near }?
hint-not-a-day = take the Beijing day of an instant with beijing_day()
hint-not-a-path = wrap the name in pathlib.Path
hint-not-a-table-parquet = it is damaged, or was not fetched to its end
hint-broken-cell = open it in a spreadsheet program and save it anew
hint-error-value = mend the formula, or write the day or whatever it stands for
hint-formula-without-value = open it in a spreadsheet program, let it calculate, and save it
hint-not-a-table-workbook = { $kind ->
    [password] it is protected by a password: save it without one
    [pdf] it is a PDF file: save the table as XLSX where it comes from
    [rtf] it is a text document: copy its table into a spreadsheet program and save that as XLSX
    [image] it is a picture
    [archive] it is an archive: unpack it first
    [parquet] it is a Parquet file, which is told by the name
    [mhtml] it is a web archive (MHTML): open it in a spreadsheet program and save it as XLSX
    [page] it is a web page without a table, most likely one that asks to sign in or reports an error: export it again
   *[broken] it is damaged or was not fetched to its end: export it again, or open it in a spreadsheet program and save it
}
hint-not-a-table-text = { $kind ->
    [zip] this is a ZIP file; XLSX and ODS are one, and are told by the name
    [office] this is an old office file; XLS is one, and is told by the name
    [parquet] this is a Parquet file, which is told by the name
   *[utf-16] this is UTF-16: save it as CSV in UTF-8
}
hint-output-exists = --overwrite replaces it
hint-output-appeared = the result is kept as { $kept }
hint-output-twice = { $other ->
    [stdout] standard output goes there already
    [stderr] standard error goes there already
   *[other] { $other } goes there already
}
hint-outside-calendar = the notice for { $year } is not loaded; --calendar adds one
hint-missing-key-application = the row holds no day; if it separates or heads other rows, or was kept free, take it out
hint-repeated-heading = { $other } and { $heading } say the same: number one { $heading }_2, or settle it by --map
hint-repeated-heading-once = { $other } and { $heading } say the same, of which a case has one: say by --map which is meant, and "ignore" of the other
hint-repeated-heading-same = both columns are headed { $heading }: number one { $heading }_2, or settle it by --map
hint-other-headings = a sheet has one table: move the other to a sheet or a file of its own, or name its headings by --header-rows
hint-no-heading-row = row { $row } comes nearest: { $known } of its headings are known; name the rows with --header-rows, or write what its columns mean into a map for --map
hint-several-sheets = name them with --sheet, or check every one with --sheet all
hint-too-large = clear what stands far from the table, or save it as CSV
hint-unknown-jurisdiction = a file is given as a pathlib.Path, a text is always a region
hint-unknown-provision = gikdeadlines law list shows them
hint-unknown-regional-notice = the notice of { $place } for { $year } is not loaded; --calendar adds one
hint-unknown-value-public-enterprise = public enterprises have time limits in the rules of each field (国办发〔2020〕50号), none of them held
hint-unreadable-file = { $errno ->
    [ENOENT] no such file
    [EISDIR] it is a folder
    [EACCES] no permission to read it
   *[other] { $why }
}
hint-unwritable-file = { $errno ->
    [ENOENT] no such folder
    [ENOTDIR] no such folder
    [EISDIR] it is a folder
    [EACCES] no permission to write it
    [EROFS] the disk is read-only
    [ENOSPC] the disk is full
   *[other] { $why }
}
hint-wrong-options-columns = write jsonl, or check the files one by one
hint-wrong-options-ledger = --format jsonl, or an --out file .jsonl or .json; explain shows the days of one case
hint-wrong-options-no-columns = write jsonl, or check the files one by one
hint-wrong-options-stream = --stream answers on standard output, line by line

usage-no-command = there is no command { $name }
usage-no-option = there is no option { $name }
usage-near = ; did you mean { $near }?
usage-missing = { $name } is missing
usage-needs-value = { $name } needs a value
usage-takes-no-value = { $name } takes no value
usage-extra = { $name } is too much
usage-at-least = { $name } is to be a whole number of at least { $least }
usage-integer = { $name } is to be a whole number
usage-bad-value = the value of { $name } is wrong

note-as-of = as of { $as_of } (today in Beijing)
note-due-awaited = days off not yet announced; by the festival rules and the notices so far: { $days }
note-saved = wrote { $path }
note-written = wrote { $path } ({ $count } { $count ->
    [one] case
   *[other] cases
})
sheet-of-file = { $file } “{ $sheet }”
note-passed-over = { $sheet }: no known headings; { $rows } rows not checked
note-passed-over-hidden = { $sheet }: a hidden sheet; { $rows } rows not checked; name it with --sheet to have it checked
note-passed-over-own = { $sheet }: named like the sheets that a check writes; { $rows } rows not checked; name it with --sheet to have it checked
note-comments = { $file }: comments on { $count } cells; those that speak of what may move a day are findings of their rows
note-line-told = { $file }, row { $row }: this line is no case and speaks of what may move a day: "{ $line }". No verdict on the cases it means is sure; write it into their rows
note-struck = { $file }: rows with something struck through: { $count }; they are checked as they stand, and the verdict is not sure
note-hidden = { $file }: { $count ->
    [one] one row is hidden, and checked like the others.
   *[other] { $count } rows are hidden, and checked like the others.
}
note-claims-due = { $file }: the register's own due days differ in { $count ->
    [one] one row
   *[other] { $count } rows
}: { $rows }
note-claims-late = { $file }: the register's own column "{ $heading }" differs from the verdict in { $count ->
    [one] one row
   *[other] { $count } rows
}: { $rows }
note-answered-later = { $file }: answered only after the as-of day, and overdue on it: { $count ->
    [one] one row
   *[other] { $count } rows
}: { $rows }; check the day where it has yet to come
note-later = { $id } ({ $day })
note-claim = { $id } (register { $claimed }, found { $found })
note-carried = { $file }: columns carried through: { $columns }
note-doubtful = { $file }: the column "{ $column }" is in doubt: where a row has something in it, the verdict is not sure; settle it by --map
note-doubtful-cells = { $file }: the column "{ $column }" is in doubt: { $count ->
    [one] 1 row says
   *[other] { $count } rows say
} something there that may move a day and was not understood, so that the verdict is not sure; settle it by --map
note-unread-values = { $file }: the column "{ $column }" has { $count ->
    [one] an unknown value in one row, which was
   *[other] unknown values in { $count } rows, which were
 } assessed by the other facts: the verdict is not sure; settle it by --map
note-several-values = { $file }: the column "{ $column }" has several values in one cell in { $count ->
    [one] one row, which was
   *[other] { $count } rows, which were
 } assessed by the other facts: the verdict is not sure
note-repeated-below = { $file }: below { $count ->
    [one] one row stands another
   *[other] { $count } rows stands another each
 } of the same number, which may be of the same case and was not read into it: the verdict is not sure
note-repeated-id = { $file }: { $count ->
    [one] one row has a number that stands
   *[other] { $count } rows have a number that stands
 } more than once, and may be of the same case: nothing was joined, and no such verdict is sure; look at the other rows of the number, too
note-goes-on-above = { $file }: { $count ->
    [one] one row has
   *[other] { $count } rows have
 } neither a number nor a receipt, or a day for a number, and may go on from the row above: the verdict is not sure
note-goes-on-below = { $file }: below { $count ->
    [one] one row stands another
   *[other] { $count } rows stands another each
 } with neither a number nor a receipt, which may be of the same case: the verdict is not sure
note-doubtful-candidates = { $file }: the column "{ $column }" is in doubt (it might be: { $candidates }): where a row has something in it, the verdict is not sure; settle it by --map
note-resembles = { $column } (did you mean { $heading }?)
counts-none = no case assessed
note-totals = { $read } read = { $assessed } assessed + { $refused } refused + { $skipped } skipped; { $counts }
note-totals-rows = { $read } rows read = { $assessed } assessed ({ $cases } cases) + { $refused } refused + { $skipped } skipped; { $counts }
progress-rows = { $rows } assessed
progress-rate = { $rate }/s
sheet-refused = Refused
sheet-notes = Notes
own-column = Checked: { $heading }
own-refused = refused
own-sheet = sheet
own-row = row
own-reason = why it was refused
own-title = Notes on the check
own-balance = { $sheet }: read { $read } rows = assessed { $assessed } + refused { $refused } + skipped { $skipped }
own-colours = Red: answered late, or late and unanswered. Yellow: undetermined, or refused (the whole row and the reason stand in “Refused”). Every other cell, width, colour and formula is as it was.
own-lost = Charts, shapes, pictures, macros or some extended settings of the workbook were not carried over; they are in the original.
own-made = gikdeadlines { $version }; calendar { $calendar }; law { $law }
sheet-results = Assessments
sheet-register = Register
sheet-statistics = { $year }
template-written = written to { $path }: two rows are examples to overwrite; for several corrections or consultations add _2, _3 to the heading

## stats

stats-title = Applications in { $year }, as of { $as_of }
stats-item = item
stats-total = total
stats-empty = (empty)
stats-needs = why blank
stats-lacking = { $count } can be counted, the rest needs: { $columns }
stats-17 = 17 received
stats-18 = 18 received in person
stats-19 = 19 received by fax
stats-20 = 20 received online
stats-21 = 21 received by letter
stats-22 = 22 concluded (23 + 24)
stats-23 = 23 within the first term
stats-24 = 24 within the extension
stats-annual-1 = 1 new this year
stats-annual-2 = 2 carried over from last year
stats-annual-3-1 = 3(1) disclosed
stats-annual-3-2 = 3(2) disclosed in part
stats-annual-3-3-1 = 3(3) refused: state secret
stats-annual-3-3-2 = 3(3) refused: forbidden by other laws
stats-annual-3-3-3 = 3(3) refused: endangers security or stability
stats-annual-3-3-4 = 3(3) refused: protects a third party
stats-annual-3-3-5 = 3(3) refused: internal affairs
stats-annual-3-3-6 = 3(3) refused: information in process
stats-annual-3-3-7 = 3(3) refused: law enforcement file
stats-annual-3-3-8 = 3(3) refused: matter of administrative inquiry
stats-annual-3-4-1 = 3(4) cannot be provided: not held by the agency
stats-annual-3-4-2 = 3(4) cannot be provided: would have to be made
stats-annual-3-4-3 = 3(4) cannot be provided: still unclear after correction
stats-annual-3-5-1 = 3(5) not dealt with: petition or complaint
stats-annual-3-5-2 = 3(5) not dealt with: repeated application
stats-annual-3-5-3 = 3(5) not dealt with: public publications
stats-annual-3-5-4 = 3(5) not dealt with: many applications without good reason
stats-annual-3-5-5 = 3(5) not dealt with: confirmation of information already obtained
stats-annual-3-6-1 = 3(6) other: not corrected in time
stats-annual-3-6-2 = 3(6) other: fee not paid in time
stats-annual-3-6-3 = 3(6) other: other
stats-annual-3-7 = 3(7) results in all
stats-annual-4 = 4 carried to next year
stats-by-content = not told by the days
stats-carried-over = carried over from last year
stats-new = new this year
stats-reopened = reopened
stats-concluded = concluded this year (late and withdrawn included)
stats-carried-next = carried to next year
stats-late = late
stats-later-date = in time by a later date set
stats-withdrawn = withdrawn
stats-withdrawn-overdue = of these, overdue when withdrawn
stats-deemed-withdrawn = deemed withdrawn or abandoned
stats-unknown = answered; whether in time cannot be told
stats-overdue = overdue at the end of the year
stats-suspended = suspended at the end of the year
stats-undated = year of receipt unknown (counted nowhere above)
stats-depends = verdict depends on a reading
stats-used = { $first } to { $last } working days used
stats-used-more = { $first } working days used or more
stats-used-median = working days used, median
stats-used-most = working days used, most
stats-balance = Check: { $carried_over } carried over + { $new } new = { $concluded } concluded + { $carried_next } carried on
stats-part-year = the year is not over: counted up to { $day }
stats-read = { $read } read = { $counted } counted + { $outside } of other years + { $others } other matters + { $refused } refused
stats-page = Applications for government information · figures of a year
stats-part-form = Items 17 to 24 of 国办发〔2014〕32号
stats-part-form-2021 = Table of part three of 国办公开办函〔2021〕30号
stats-part-beyond = What that form cannot show
stats-part-used = Working days until the answer
stats-mapping = Oral applications count as in person, e-mail as online, post of every kind as by letter. Item 22 is the sum of 23 and 24, by the first and the extended term of the law that applies; late answers, withdrawals and answers by a later date set are not in it but under “concluded this year”.
stats-mapping-2021 = Items 1 and 2 together equal items 3 and 4. 3(6) 1 and 2 are the applications deemed abandoned or withdrawn; what was withdrawn, and every other row, hangs on what the answer says and stays blank.
stats-chart-outcomes = What became of them
stats-chart-outcomes-caption = The length of a bar is in proportion to its cases; all sorts together are those carried over and those new.
stats-chart-undated = { $count } more, of which the year of receipt is unknown, are not in it.
stats-chart-by = What became of them, by { $by }
stats-chart-undrawn = Only the largest groups are drawn; { $count } more stand in the table below.
stats-chart-bar = { $name }: { $share }, { $count }
stats-chart-days = How many working days answers took
stats-chart-days-caption = The { $count } answers of the year whose days can be counted; each bar is how many took so many working days.
stats-chart-terms = The dashed line is the end of the first term of those without extension: working day { $terms }; extended answers may lie beyond, and an answer on a rest day after it took no more days and is late all the same.
stats-chart-term = first term: { $days } working days
stats-chart-day = { $days } working days: { $share }, { $count }
stats-chart-table = The figures
share-first-term = answered in the first term
share-extended = answered in time by extension or later date
share-withdrawn = withdrawn or deemed so
share-open = carried on, not overdue
share-unknown = answered; whether in time cannot be told
share-late = answered late
share-overdue = overdue, unanswered

## Help

help-usage = Usage: { $usage }
help-options-of-usage = [options]
help-command-of-usage = COMMAND
help-example = Example: { $example }
help-part-arguments = Arguments:
help-part-options = Options:
help-part-commands = Commands:
help-part-shared = Common options:
help-help = show this help
help-default = { " " }(default { $value })
help-completion = Print the script with which bash, zsh, fish or PowerShell completes commands.
help-shell = the shell that completes
metavar-day = DAY
metavar-path = PATH
metavar-file = FILE
metavar-jurisdiction = JURISDICTION
metavar-option = OPTION
metavar-name = NAME
metavar-year = YEAR
metavar-verdicts = VERDICTS
metavar-channel = CHANNEL
metavar-method = METHOD
metavar-column = COLUMN
metavar-command = COMMAND
metavar-word = WORD
metavar-kind = KIND
metavar-provision = PROVISION
metavar-id = ID
help-app = When an answer under China's open-government-information law was due, and whether it was late: day by day, with the article for each step.
help-check = Assess many applications; list the late, the soon due and the undetermined ones.
help-explain = Explain the deadline of one application, day by day.
help-due = The deadlines that follow from a day of receipt; or the day so many days from a start.
help-calendar = Working calendar: show, explain, check notice files.
help-calendar-show = The working calendar of a year.
help-calendar-why = Why a day is worked or not.
help-calendar-check = Check a notice file.
help-calendar-new = Print a notice file to fill in.
help-calendar-diff = The days on which two calendars differ, and the due days that move.
help-law = The law held: list and show.
help-law-list = List provisions.
help-law-show = Show a provision, an instrument or a reading.
help-duties = Dated and recurring duties that fall due in a year.
help-stats = The figures of one or more years: what days can fill of the form of the annual report, and what it cannot show.
help-template = Write an empty register (.xlsx) that check reads as it is.
help-template-file = file to write, .xlsx
help-form = the form: 2014 (国办发〔2014〕32号) or 2021 (国办公开办函〔2021〕30号); by default that of the year, the latter from 2021 on
help-years = a year, or several parted by commas
help-by = group by this column
help-stats-out = write the figures to this file (.csv .xlsx .json .html)
help-codes = Every code used in results, and its meaning.
help-schema = Print the JSON Schema of a format.

help-files = case files: .csv .xlsx .xls .ods .parquet .json .jsonl, - for standard input
help-file = case file
help-explain-file = a file with cases; without one, the options below state one application
help-due-format = what standard output holds: text or json
help-explain-format = what standard output holds: text, or json for the assessment with its ledger
help-stated-channel = how it was submitted: in-person, oral, post, ordinary-post, email, fax, online, …
help-stated-submitted = the day on which the application was submitted
help-stated-signed_for = the day on which the letter was signed for
help-stated-arrived = the day on which it arrived, or the system accepted it
help-stated-confirmed = the day on which both sides confirmed receipt
help-stated-received = the day of receipt that a register says, evidence unseen
help-stated-contact_restored = the day on which contact was restored
help-stated-correction_requested = the day on which a correction was requested; repeatable
help-stated-correction_respond_by = the last day named for the correction
help-stated-correction_received = the day on which the correction was received; repeatable
help-stated-third_party_consulted = the day on which a third party was consulted; repeatable
help-stated-third_party_replied = the day on which the third party answered; repeatable
help-stated-agency_consulted = the day on which another agency was consulted; repeatable
help-stated-agency_replied = the day on which the other agency answered; repeatable
help-stated-obstacle_began = the day on which force majeure began
help-stated-obstacle_ended = the day on which force majeure ended
help-stated-extension_notified = the day on which an extension was notified
help-stated-extension_days = how many working days it was extended by
help-stated-extension_until = the day until which it was extended
help-stated-later_date = the later date that was set for the answer
help-stated-fee_notified = the day on which a fee was notified
help-stated-fee_paid = the day on which the fee was paid
help-stated-withdrawn = the day on which the applicant withdrew
help-stated-reply_method = how the answer was served: direct, entrusted, post, courier, electronic, on-the-spot
help-stated-reply_dated = the day that the answer bears
help-stated-reply_dispatched = the day on which the answer was posted
help-stated-reply_delivered = the day on which the answer was delivered
help-stated-reply_registered = the day of the answer that a register says
help-html = write a page too
help-svg = write a picture of the calendar too
help-ics = write due days and reminders for a calendar program too
help-claim = explain a due day that somebody asserts as well
help-id = id of the case
help-day = a day, YYYY-MM-DD
help-start = day of receipt; the start where a count is given (an instant with --hours)
help-format = format of standard output
help-out = write the results to this file (.csv .xlsx .parquet .json .jsonl .html)
help-overwrite = replace result files that exist
help-ledger = with the ledger of days
help-rejects = write refused cases to this CSV
help-all = list all of them
help-due-within = how many working days ahead is due soon
help-fail-on = verdicts that make the exit status 1, separated by commas
help-stream = answer each line of JSON with one line at once
help-sheet = names or numbers of sheets, separated by commas; all for every one with headings
help-header-rows = row of the headings; several rows as 3-4
help-columns = Show how each column was read.
help-columns-write = write a map of the columns to edit, for --map
columns-title = { $file }: headings in row { $headings }; rows below: { $rows }
columns-place = Col
columns-heading = Heading
columns-field = Read as
columns-state = State
columns-filled = Filled
columns-samples = Samples
columns-state-read = read
columns-state-carried = carried
columns-state-doubtful = doubtful
columns-state-conflicting = conflicting
columns-might = perhaps { $fields }
columns-mark = whether there was: { $event }
columns-count-read = { $count } columns read
columns-count-carried = { $count } carried unchanged
columns-count-doubtful = { $count } in doubt
columns-count-conflicting = { $count } conflicting
columns-words = unknown values in "{ $heading }": { $words }
columns-line = row { $row }, which is no case, says "{ $line }": it was not read, and no verdict on the cases it means is sure; write it into their rows
columns-doubtful = Columns in doubt: where a row has something in one, its verdict is not sure and check ends with 3, until --map says what the column means, or ignore.
columns-conflicting = Conflicting columns: two say the same, and the table is refused until --map settles it.
columns-comment = the column "{ $column }" has the comment "{ $cell }": it was not read, and its row is not sure; once looked at, write ignore for it under [comments] of a map
columns-refused = { $count ->
    [one] 1 row refused: check does not assess it
   *[other] { $count } rows refused: check does not assess them
}
columns-more-reasons = check says the other reasons.
columns-several = { $count } sheets have headings that are known: check needs --sheet, or --sheet all for every one.
columns-next = Write a map: { $command }
map-head = A map of columns: the heading of this table = what it means (a known heading, or ignore: it moves no day). Take away the # at the start of a line to make it count; keep one line a column.
map-words = unknown values: say on the right what they mean, such as online; ignore leaves them out
map-comments = comments: take away the # where you have looked at them and they move no day
map-read = read:
map-carried = carried unchanged, it moves no day:
map-doubtful = in doubt, choose a line:
map-conflicting = conflicts with another column: settle one, and ignore the other:
help-map = file of headings (TOML): under [columns], "heading of this table" = "known heading"
help-jobs = processes, 0 for all processors
help-manifest = write a record of the run to this file (JSON): hashes of the input, versions, options, counts
help-as-of = as-of day, today in Beijing by default
help-known-on = only notices published by this day
help-jurisdiction = jurisdiction: code or Chinese name
help-calendar-option = notice file laid over, repeatable
help-law-option = law file laid over, repeatable
help-readings = pin a reading ID=OPTION, or a file of pins (TOML), repeatable
help-explore = compare the readings
help-lang = language zh or en, else the system's
help-version = version
help-working-days = number of working days
help-calendar-days = number of natural days
help-months = number of months
help-hours = number of hours
help-under = count the limit of a provision of the law from a day of your own (ids: law list)
help-before = count backwards
help-exclude = days that do not count A..B, repeatable
help-year = year
help-notice = notice file
help-provision = id of a provision, an instrument or a reading
help-on = in force on this day
help-only = list and write these verdicts alone, separated by commas
help-kind = kind
help-words = document number, article or words of the summary
help-schema-name = name of the format

## Pages

page-case = Open government information: one deadline, day by day
page-calendar = Calendar
page-legend = Legend
page-month = { $name } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
page-folded = { $first } to { $last }: { $count } months in which nothing is counted
page-done = done
page-claimed = { $by } claims
legend-sign-received = rec'd
legend-sign-dropped = ×
legend-sign-restarted = anew
legend-sign-counted = 3
legend-sign-make-up = m3
legend-sign-rest = rest
legend-sign-excluded = out
legend-sign-after-due = +1
legend-received = day of receipt, itself not counted
legend-dropped = before the restart, no longer counted
legend-restarted = day of the restart, itself not counted
legend-counted = working day, counted; numbered from the first
legend-make-up = make-up workday, counted
legend-rest = weekend or day off, not counted
legend-excluded = working day outside the period (the cell says why)
legend-after-due = working days after the due day
legend-due = due day
legend-reply = day of the reply
page-step = Step
page-how = How
page-limit-what = What
page-limit-from = From
page-limit-length = Length
page-limit-due = Due
page-limit-verdict = Verdict
page-limit-source = Source
page-computed = Computed here
page-claim-of = Claimed by { $by }
citation-unread = { $title } (its text was not read)
page-claim-why = How it comes about
page-computed-why = see “How it was counted”
page-later = { $days } { $days ->
    [one] day
   *[other] days
} later
page-earlier = { $days } { $days ->
    [one] day
   *[other] days
} earlier
page-equal = as computed
page-readings = Readings
page-readings-note = Points that the law leaves open and on which practice differs, and what was taken here. A default is this library's choice, nobody's authority.
page-reading-question = Point
page-reading-option = Taken here
page-reading-authority = Question and authority
page-default = (default)
page-pinned = (pinned)
page-choices = If instead
page-other = (another verdict)
page-ledger = Day by day
page-ledger-days = { $count } days, whether each counts, and why
page-ledger-day = Day
page-ledger-number = Working day
page-ledger-why = Whether it counts
page-ledger-source = Source
page-provenance = Sources and versions
page-sources = Provisions and notices relied on
page-versions = Computed with
page-version = Program
page-as-of = As of
page-known-on = Known
page-calendar-digest = Calendar sha256
page-law-digest = Law sha256
page-confidence = Sources

page-register-title = Open government information: deadlines checked (as of { $as_of })
page-register-calendar = Calendar: State Council notices { $first }–{ $last }
page-cases = Applications
page-search = Find an id or a carried column
page-all = all
page-later-rows = { $count } more follow: show some of them
page-shown = { $shown } of { $total } shown
page-open = Calendar and notes: { $id }
page-unopened = Only some rows carry a calendar here, the late and open ones first; { $count } do not. gikdeadlines explain shows any one.
chart-title = Working days used against the limit
chart-caption = Each bar counts the cases that went over (+) or kept within (-) their limit by so many working days; the dashed line is the limit.
chart-axis = working days used less working days allowed
page-refusals = Rows that were refused ({ $count })
print-foot = { $name }, as of { $as_of }
chart-limit = limit
chart-empty = No days to compare: none of the { $count } cases has both a limit and days used.
chart-good = answered in time
chart-open = unanswered or open
chart-late = late
chart-over = Working days over
chart-numbers = The numbers of the chart
chart-beyond = and beyond: { "" }
chart-uncounted = { $count } more have no days to compare.
chart-bar = { $over }: { $tone }, { $count }

## Calendar files

ics-name = Open government information: due days
ics-due = { $id }: answer due
ics-stopped = { $id }: clock stopped, due day open
ics-limit = { $id }: { $what }
ics-one = due on { $day }
ics-between = due between { $earliest } and { $latest }
ics-extend = to extend, tell the applicant by { $day }

# verify and conformance

help-verify = Check the properties on this machine, and write the evidence down.
help-conformance = Hold another program against the worked examples.
help-quick = look at a part only (seconds)
help-seed = seed of what is drawn; the same seed draws the same examples
help-report = write the evidence to this file (.json or .html)
help-command = the program, which reads one example a line from standard input
note-report = written to { $path }
column-property = property
column-checked = checked
column-result = result
column-title = says
verify-whole = { $count } (whole)
verify-blamed = brought about by { $file }
verify-totals = { $all } properties: { $holds } hold, { $broken } broken, { $other } not applicable; seed { $seed }; digest of the evidence { $digest }
verified-holds = holds
verified-broken = broken
verified-not-applicable = not applicable
vector-passed = passed
vector-failed = failed
vector-differs = differs
vector-unsupported = unsupported
vector-unanswered = unanswered
conformance-totals = { $all } examples: { $counts }

## What the applicant may do

explain-remedies = What the applicant may do
remedy-review = ask for review
remedy-suit = sue
remedy-suit-after-review = sue after review
remedy-named = { $way } ({ $order })
remedy-order-open = review or suit, as the applicant chooses
remedy-order-first = review must come first
remedy-order-first-if-refused = review first where information is refused
remedy-order-unless-refused = review first where information is refused
remedy-order-after = against the decision on review
remedy-body-reviewing-body = at the reviewing body
remedy-body-court = at the court
remedy-days = { $first } through { $last }: { $length } from the day after { $start }
remedy-days-open = { $length } from the day after the decision on review is received, or the time for review ends
remedy-longest = where the remedy or its time was not told, { $day } at the latest
remedy-hangs = hangs on: { $points }
remedy-confidence = confidence: { $confidence }
page-remedy-way = Way
page-remedy-body = Where
page-remedy-days = First and last day
ics-remedy = { $id }: last day to { $what }
remedy-line = { $name }, { $body }
remedy-by = by { $sources }
remedy-undecided = Nothing is decided here of which body or court is competent, whether the content of the reply is lawful, or whether a delay was excused (Litigation Law art. 48, Review Law art. 20(2)). Five years after the act nothing is taken up in any case (Litigation Law art. 46(2), Review Law of 2023 art. 21; twenty over land and buildings).
hangs-unanswered = that nothing has been answered
hangs-reply-received = the day on which the reply was received (not given: counted from the day it went out, the last day is no earlier)
hangs-content = whether the reply refuses information
hangs-told = whether remedy and time were told
hangs-decision-received = the day on which the decision on review is received
hangs-calendar = days off not yet announced (a last day of rest moves)
hangs-review-first-inaction = whether inaction must go to review first (disputed, taken so by default)
hangs-start-by-analogy = the start: no text named it then, the end of the period is taken by analogy
hangs-rules-of-2007 = whether the rules of 国令499号 on the start still hold after 2024
hangs-law-changes = a change of the law within the time: its new length, or the duty to go to review first

# The page in a browser

## In the page: its fields, where a command names its options

in-page-expected-several-cases = one of { $values } in the field of the number
in-page-finding-unread-column = the column "{ $heading }" was not understood, and this row has "{ $cell }" in it: the verdict is not sure; say under "How each column was read" what it means
in-page-hint-other-headings = a sheet has one table: move the other to a sheet or a file of its own, or give the rows of its headings above
in-page-hint-no-heading-row = row { $row } comes nearest: { $known } of its headings are known; the rows of headings can be given above
in-page-hint-outside-calendar = no notice for { $year } is loaded
in-page-hint-repeated-heading = { $other } and { $heading } say the same: number one { $heading }_2, or say under "How each column was read" what they mean
in-page-hint-repeated-heading-once = { $other } and { $heading } say the same, of which a case has one: say under "How each column was read" which is meant, and ignore the other
in-page-hint-repeated-heading-same = both columns are headed { $heading }: number one { $heading }_2, or say under "How each column was read" what they mean
in-page-hint-several-sheets = name the sheet in its field, or write all there for every one
in-page-hint-unknown-regional-notice = no notice of { $place } for { $year } is loaded
in-page-refusal-others = { $count } more rows were refused for other reasons: save the list of what was refused

form-id = Number of the application
form-jurisdiction = Jurisdiction
form-submitted-channel = How it was sent
form-submitted-at = Sent on
form-received-at = Registered as received on
form-signed-for-at = Signed for by the agency on
form-arrived-at = Arrived, or taken by the system, on
form-confirmed-at = Confirmed by both sides on
form-not-confirmed = Never confirmed
form-correction-requested-at = Correction requested on
form-correction-requested-respond-by = Correction due by
form-correction-received-at = Correction received on
form-third-party-consulted-at = Third party consulted on
form-third-party-replied-at = Third party's view received on
form-agency-consulted-at = Other agency consulted on
form-agency-consulted-role = That agency is
form-agency-replied-at = Other agency's view received on
form-extension-notified-at = Extension notified on
form-extension-notified-working-days = Extended by how many working days
form-obstacle-began-at = Suspended by force majeure on
form-obstacle-ended-at = Resumed on
form-fee-notified-at = Fee notified on
form-fee-paid-at = Fee paid on
form-contact-restored-at = Contact restored on
form-amended-at = Amended by the applicant on
form-later-date-set-at = Later reply decided on
form-later-date-set-until = Later reply by
form-withdrawn-at = Withdrawn by the applicant on
form-replied-method = How it was answered
form-replied-registered = Registered as answered on
form-replied-dated = Date on the reply
form-replied-dispatched = Posted, handed to the courier or sent on
form-replied-delivered = Signed for or delivered on
form-claim-agency = Due day according to the agency
form-claim-applicant = Due day according to the applicant
group-sent = 1. The application
group-correction = Correction
group-third-party = Third party consulted
group-agency = Other agency consulted
group-extension = Extension
group-other = Other: suspension, fee, amendment, later date, withdrawal
group-reply = 3. The answer
group-claims = Due days that the sides assert
web-title = Reply deadlines for government information
web-lead = By which day an answer was due, and whether it was late: counted day by day from the holiday notices and the regulation's own text. All of it on this machine: nothing is fetched, nothing is sent.
web-language = Language
web-settings = Settings
web-as-of = As of
web-known-on = Only notices published by (may stay empty)
web-agency-steps = 2. What the agency did
web-again = Add another
web-choose-channel = Not known, only the registered day of receipt
web-choose-method = Not answered yet, or only the registered day
web-choose = Choose
web-tool-case = One application
web-tool-register = A register
web-tool-term = How many days
web-begin = Choose how the application was sent and fill in the day; the answer comes as you fill in.
web-starting = Starting (a few seconds); you can fill in the form meanwhile.
web-ready = Ready.
web-working = Computing…
web-failed = The program could not start:
web-faults = Please correct:
web-print = Print
web-save-html = Save the page
web-save-svg = Save the picture
web-save-ics = Save reminders (.ics)
web-save-json = Save the result (JSON)
web-save-case = Save the case (JSON)
web-link = Copy a link with this case
web-linked = Copied. The link holds the days you filled in: mind to whom you send it.
web-clear = Clear
web-no-script = This page needs scripts to compute.
web-too-old = This browser is too old to run the page. Please open it with Chrome or Edge 111, Firefox 114, Safari 16.4 or anything newer.
web-term-start = From (that day is not counted)
web-term-count = How many
web-term-unit = Of what
web-unit-working-days = working days
web-unit-calendar-days = calendar days
web-unit-months = months
web-year = Holidays of the year
web-readings = Readings
web-readings-note = What an agency or a court keeps to where the rules are disputed; those left open are all compared.
web-reading-open = left open, compared
web-house-save = Save as a file of readings
web-house-load = A file of readings chosen together with a register is loaded.
web-about = Version and data
web-about-made-of = Made of
web-about-licence = licence
year-legend = (off = day off; work = make-up workday; other Saturdays and Sundays are rest days)
year-sign-off = off
year-sign-work = work
year-unknown = not announced yet
year-why = { $kind }, { $festival }
year-notices = Holiday notices
year-notice = Notice
year-off = Days off
year-work = Make-up workdays
web-column-ignore = moves no day: carried as it is
web-column-as-read = as it was read
web-column-means = Read it as
web-column-means-of = Read “{ $heading }” as
web-columns = How each column was read
web-columns-title = Sheet { $sheet }: headings in row { $headings }, { $rows } rows below
web-columns-title-plain = Headings in row { $headings }, { $rows } rows below
web-columns-open = Some columns or words are doubtful: say below what they are, then check again.
web-word-means = “{ $word }” is
web-checked = checked
web-register-drop = Choose a register (.xlsx .xls .csv .ods) or drop it here; a map of its columns (.toml) may be chosen with it.
web-register-sheet = Sheet (may stay empty; all for all)
web-register-rows = Rows of headings (may stay empty; such as 3-4)
web-register-again = Check again with this
web-register-stop = Stop
web-register-stopped = Stopped.
web-register-progress = { $done } / { $total } rows, about { $seconds } seconds left
web-register-page = The check
web-register-refused = Rows that were refused
web-save-xlsx = Save the workbook (your own, with the verdicts)
web-save-csv = Save CSV
web-save-jsonl = Save JSON Lines
web-save-rejects = Save the refusals
web-save-toml = Save the map of columns
web-unnamed = This case

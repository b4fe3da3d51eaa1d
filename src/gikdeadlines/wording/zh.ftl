# 面向读者的文字。代码与 JSON 字段不随语言变化；日期由程序写成 YYYY-MM-DD 后代入。

## 结论

verdict-on-time = 按期答复
verdict-late = 逾期答复
verdict-pending = 在办
verdict-overdue = 逾期未答复
verdict-suspended = 停止计算
verdict-withdrawn = 申请人撤回
verdict-deemed-withdrawn = 视为撤回／放弃
verdict-undetermined = 无法判定

ended-deemed-withdrawn = 视为撤回
ended-deemed-abandoned = 视为放弃

## 核查提示

finding-extension-late = 延期告知 { $notified }，晚于首期届满日 { $first_due }
finding-extension-excess = 延长 { $asked } 个工作日，超过可延长的 { $allowed } 个，超出部分不计
finding-extension-unnumbered = { $notified } 告知延长未写明日数，按可延长的各种日数分别计算
finding-extension-before-receipt = { $told } 告知延长，在收到申请（{ $received }）之前，不发生延长效力
finding-later-date-not-later = 依第35条确定的 { $until } 不晚于通常届满日 { $due }，不缩短期限
finding-extension-without-basis = { $notified } 告知延长；适用的规定没有写明可以延长，不计
finding-extension-lapsed = { $told } 告知的延长因 { $restarted } 重新起算而失效
finding-correction-second = { $day } 再次要求补正，条例要求一次性告知
finding-correction-notice-late = 补正告知 { $day }，晚于最迟告知日 { $limit }
finding-correction-after-due = 补正告知 { $day }，已在期限届满日 { $due } 之后，不影响期限
finding-correction-answered-late = 补正于 { $answered } 作出，晚于补正期末日 { $last }
finding-correction-without-time = { $day } 的补正告知未指定补正期限，申请人未补正；国令711号第30条要求告知合理的补正期限
finding-amendment-without-effect = { $day } 申请人自行变更申请：适用的规定未规定其影响，照常计日
finding-amendment-after-due = { $day } 申请人自行变更申请，在期限届满日 { $due } 之后，不影响期限
finding-withdrawn-overdue = 申请人 { $withdrawn } 撤回时，答复已逾期 { $late } 个工作日（应于 { $due } 前答复）
finding-open-withdrawn-overdue = 申请人 { $withdrawn } 撤回时，答复已逾期（应于 { $due } 前答复）
finding-confirmation-late = 申请 { $arrived } 到达，{ $confirmed } 才确认；应于到达当日确认
finding-confirmation-delayed = 申请 { $arrived } 到达，{ $confirmed } 才确认；以确认为准的规定没有准许行政机关等待
finding-open-confirmation-late = 申请 { $arrived } 到达，应于当日确认而从未确认
finding-open-confirmation-delayed = 申请 { $arrived } 到达，从未确认；以确认为准的规定没有准许行政机关不确认
finding-consultation-late = 被征求意见方 { $answered } 答复，晚于答复期限 { $limit }
finding-pause-without-basis = { $day } { $event }：适用的规定中没有停算的依据，照常计日
finding-pause-before-receipt = { $day } 起的停算有部分日子在收到申请日 { $received } 及以前，该部分不计
finding-pause-after-due = { $day } 起的停算在期限届满日 { $due } 之后，不影响期限
finding-reply-by-courier = { $dispatched } 经快递企业寄出；自 2016-12-07 起应通过邮政企业邮寄
finding-reply-before-receipt = 答复（{ $replied }）在登记的收到日 { $registered } 之前，两日必有一误
finding-receipt-unproven = 收到日 { $registered } 只见于登记，未见签收、到达或确认的记录
finding-reply-day-unproven = 答复日 { $registered } 只见于登记，未见交邮或送达的记录
finding-evidence-differs = 登记的{ $fact }日 { $registered } 与记录所示 { $evidence } 不一致，以记录为准
finding-straddle-2015 = { $received } 收到的申请，期限跨越 { $in_force }（期限解释施行）
finding-straddle-2016 = { $received } 收到的申请，期限跨越 { $in_force }（送达解释施行）
finding-straddle-2019 = { $received } 收到的申请，期限跨越 { $in_force }（条例修订施行）
finding-no-local-law = 未收录{ $jurisdiction }的地方规定，按全国规定核查；当时施行而未收录的有{ $texts }
finding-open-no-local-law = 未收录{ $jurisdiction }的地方规定，按全国规定核查
finding-repeat-application = 与 { $repeat_of } 重复的申请，可以不重复答复
finding-delegated-reply = 由受托机关答复，期限仍以收到申请的机关起算
finding-served-unknown = { $event }：未记录送达对方的日期，以发出日 { $sent } 代替
finding-repeated-id = 编号 { $id } 重复出现
finding-unread-column = “{ $heading }”一列未读懂，该行填有“{ $cell }”：结论不作“各口径一致”；请用 --map 指明
finding-unread-value = “{ $heading }”填有不认识的值“{ $cell }”，按其余事实核查
finding-several-values = “{ $heading }”一格填有几个值“{ $cell }”，按其余事实核查
finding-unread-claim = “{ $heading }”填有“{ $cell }”，不是日期，未与结果比对
finding-before-receipt = { $event } { $day }，早于收到申请日 { $received }：日期填错，或两列互换
finding-after-end = { $event } { $day }，在该案 { $ended } 终结（{ $verdict }）之后：日期填错，或该案此前并未终结
finding-beyond-calendar = { $event } { $day }，晚于日历所知的最后一日（{ $horizon }）：年份填错，或日历未更新
finding-extension-differs = 延期告知载明的最后一日 { $until } 与按所延长日数算得的届满日（{ $due }）不符
finding-after-as-of = 截至日之后的事件尚未计入：{ $events }
finding-late-by-later-notice = 按起算时已公布的日历并未逾期，因其后公布的通知而逾期
finding-in-time-by-later-notice = 按起算时已公布的日历已逾期，因其后公布的通知而按期
finding-exploration-cut = 口径组合过多，比对至 { $explored } 种为止
finding-consultation-unanswered = 被征求意见方未在 { $limit } 前（含当日）答复，后果：{ $outcome }
finding-removed-early = { $removed } 即撤下；应保留至 { $keep_through }（含当日）
finding-period-end-unusual = { $day } 不是通常的会计期间结束日（{ $period }）
finding-own-limit-prevails = 来文有明确时限的从其时限；案件未说明来文是否自带时限
finding-apply-first = 认为应当主动公开而未公开的，先向行政机关申请；对答复或者逾期不答复不服的，再申请复议或者起诉
finding-plan-of-one-year = { $plan } 是一年的工作要点，其更短的期限按 { $until } 止计；此后按条例的一般期限核查
finding-review-first = { $sued } 直接起诉；依当时的法律应当先申请行政复议

severity-breach = 违反明文规定
severity-check = 需核实
severity-note = 提示

## 逐日计算表

status-start = 收到
status-counted = 计入
status-rest = 休息
status-excluded = 停
status-due = 届满
status-after-due = 届满后
status-reply = 答复

because-third-party = 征求第三方意见
because-agency = 征求其他机关意见
because-correction = 补正
because-obstacle = 不可抗力中止
because-fee = 缴纳信息处理费
because-before-restart = 重新起算之前
because-excluded = 不计算在内

day-weekday = 工作日
day-weekend = 周末
day-rest-day = 放假
day-make-up-workday = 调休上班

festival-new-year = 元旦
festival-spring = 春节
festival-qingming = 清明节
festival-labour = 劳动节
festival-dragon-boat = 端午节
festival-mid-autumn = 中秋节
festival-national = 国庆节
festival-sanyuesan = 壮族三月三
festival-eid-al-fitr = 开斋节
festival-roza = 肉孜节
festival-corban = 古尔邦节
festival-victory-70 = 中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日
festivals-separator = 、

weekday-0 = 一
weekday-1 = 二
weekday-2 = 三
weekday-3 = 四
weekday-4 = 五
weekday-5 = 六
weekday-6 = 日
weekday-named = 周{ $weekday }

grid-received = 收到
grid-restarted = 重算
grid-rest = 休
grid-excluded = 停
grid-dropped = ×
grid-make-up = 班{ $ordinal }
grid-late = 逾{ $ordinal }
grid-due = { $cell }届满
grid-reply = { $cell }答复
grid-assumed = 收到日未定，下表按 { $day } 收到计算
grid-legend = （班=调休上班，计入；停=不计入期限；数字=第几个工作日）
grid-legend-dropped = （×=重新起算前的日子，不再计入）
grid-omitted = （略 { $weeks } 周）

why-received = 收到之日，当日不计
why-restarted = 重新起算之日，当日不计
why-dropped = 在重新起算之前，不再计入
why-counted = 第 { $ordinal } 个工作日
why-make-up = 第 { $ordinal } 个工作日（{ $because }）
why-rest = 休息日，不计入（{ $because }）
why-excluded = 工作日，但不计入期限（{ $because }）
why-after-due = 期限届满后第 { $past } 个工作日
why-first-due = 不延长时的届满日
why-due = 期限届满
why-reply = 答复
why-happened = 当日{ $event }
why-claimed = { $by }主张的届满日

## 事项、事件、渠道、方式

matter-application = 依申请公开
matter-publication = 主动公开
matter-public-opinion = 政务舆情回应
matter-soe-report = 国有企业信息公开
matter-inquiry = 征求意见
matter-urgent-document = 急件办理
matter-retention = 信息保留
matter-remedy = 复议与诉讼

event-submitted = 提交
event-signed-for = 签收
event-arrived = 实际到达
event-confirmed = 双方确认
event-not-confirmed = 从未确认
event-contact-restored = 恢复联络
event-received = 登记收到
event-correction-requested = 补正告知发出
event-correction-received = 收到补正
event-third-party-consulted = 征求第三方意见
event-third-party-replied = 收到第三方意见
event-agency-consulted = 征求其他机关意见、请示
event-agency-replied = 收到其他机关意见
event-obstacle-began = 不可抗力中止
event-obstacle-ended = 恢复
event-extension-notified = 延长答复期限告知
event-later-date-set = 确定延迟答复
event-fee-notified = 收费通知
event-fee-paid = 缴费
event-amended = 申请人自行变更
event-withdrawn = 撤回
event-replied = 答复
event-application-received = 收到公开申请
event-application-answered = 书面答复申请
event-formed = 形成
event-changed = 变更
event-decided = 作出决定
event-procedure-completed = 完成审批程序
event-issued = 印发
event-published = 公开
event-occurred = 发生
event-detected = 监测发现
event-assigned = 交办
event-statement-issued = 发布权威信息
event-press-conference = 举行新闻发布会
event-responded = 回应
event-period-ended = 会计期间结束
event-asked = 收到征求意见
event-answered = 提出意见
event-completed = 办结
event-removed = 撤下
event-record-correction-requested = 请求更正记录
event-answer-overdue = 答复期限届满而未答复
event-reply-received = 收到答复
event-review-requested = 申请行政复议
event-review-accepted = 受理复议
event-review-decided = 作出复议决定
event-review-decision-received = 收到复议决定
event-suit-filed = 起诉

field-of-at = 日期
field-of-respond_by = 补正截止日期
field-of-respond_within = 补正期限日数
field-of-served = 送达对方日期
field-of-until = 延至的日期
field-of-dated = 落款日期
field-of-dispatched = 交邮日期
field-of-delivered = 送达日期
field-of-registered = 登记的答复日期
field-of-working_days = 延长工作日数

channel-in-person = 当面提交
channel-oral = 口头申请
channel-signed-post = 邮寄提交
channel-ordinary-post = 平信提交
channel-misdirected-post = 误投
channel-email = 电子邮件提交
channel-fax = 传真提交
channel-online = 网络提交
channel-unannounced = 经未公告渠道提交

method-on-the-spot = 当场答复
method-direct = 直接送达
method-entrusted = 委托送达
method-post = 邮寄
method-courier = 快递
method-electronic = 电子送达

role-co-author = 共同制作机关
role-superior = 上级机关
role-competent = 主管部门
role-secrecy = 保密部门
role-own-department = 本机关内设机构
role-other = 其他机关

gravity-major = 重大
gravity-other = 其他

field-major-project = 重大建设项目
field-public-resources = 公共资源配置
field-other = 其他领域

asked-third-party = 第三方
asked-co-author = 共同制作机关
asked-competent = 主管部门
asked-secrecy = 保密部门
outcome-agency-decides = 由行政机关决定
outcome-consent = 视为同意
outcome-refusal = 视为不同意
outcome-deemed-abandoned = 视为放弃
outcome-deemed-withdrawn = 视为撤回
outcome-open = 规定未写明
period-annual = 年度
period-interim = 半年度
period-quarter = 季度

judged-dispatched = 交邮
judged-sent = 发出
judged-delivered = 送达
judged-dated = 落款
judged-registered = 登记答复

## 适用的规则、缺失的事实

regime-CN-2007 = 2007 年条例（国令492号）
regime-CN-2019 = 2019 年条例（国令711号）
regime-CN-SX-2019 = 山西省规定与 2019 年条例
regime-CN-SX = 山西省规定（省政府令237号）

fact-numbered = { $fact }（第 { $ordinal } 次）
fact-signed-for = 签收日期
fact-arrived = 实际到达日期
fact-confirmed = 双方确认日期
fact-reply-dispatched = 交邮日期
fact-reply-delivered = 送达日期
fact-reply-judged = 答复送达日期
fact-served = 送达对方日期
fact-extension-days = 延长日数
fact-correction-dispatched = 申请人寄出补正日期
fact-calendar = 尚未公布的放假安排
fact-severity = 舆情严重程度
fact-field = 决定所属领域
fact-received = 收到
fact-replied = 答复

## 口径：简称（全文见法规数据）

reading-receipt-on-rest-day = 休息日收到
reading-receipt-before-207 = 2015-11-18 前的收到日
reading-late-confirmation = 迟延确认
reading-registered-receipt = 登记的收到日
reading-never-confirmed = 从未确认
reading-online-receipt = 网上提交的收到日
reading-oral-receipt = 口头申请的收到日
reading-unannounced-channel = 未公告渠道的收到日
reading-contact-restored-start = 恢复联络之日是否起算
reading-regime-at-2019-05-15 = 新旧条例衔接
reading-correction-stop = 补正是否停算
reading-before-2015-207 = 2015-11-18 前的补正
reading-shanxi-correction = 山西补正的效力
reading-second-correction = 再次补正的效力
reading-correction-without-time = 补正告知未指定期限
reading-late-correction-notice = 补正告知过晚的效力
reading-late-correction = 逾期补正的效力
reading-respond-by-rest-day = 补正期末日遇休息日
reading-correction-window-start = 补正期的起算
reading-pause-ends = 停算期间的首尾日
reading-pause-cap = 征求意见的停算上限
reading-pause-overlap = 停算期间重叠
reading-agency-role = 请示是否停算
reading-shanxi-agency-pause = 山西请示的停算
reading-shanxi-after-2019 = 2019 年后山西的停算规定
reading-extension-timing = 延期告知过晚的效力
reading-extension-notice-event = 延期告知的时点
reading-extension-base = 延长日数的起算
reading-extension-across-restart = 重新起算前的延长
reading-named-rest-day = 指定的末日为休息日
reading-art35 = 第35条延迟答复
reading-fee-clock = 缴费后的期限
reading-reply-event = 答复时点
reading-courier-reply = 快递答复的时点
reading-electronic-reply = 电子答复的时点
reading-rest-day-end = 期限末日为休息日
reading-conference-as-statement = 发布会视同权威信息
reading-start-day-of-windows = 起算日是否计入
reading-hours-start = 小时时限的起点
reading-hours-first = 首小时是否计入
reading-urgent-days = 急件的日
reading-soe-gap = 国企信息公开的延长
reading-month-end-anchor = 月末的对应日
reading-through-named-day = “前”是否含当日
reading-review-first-inaction = 逾期不答复是否须先复议

## 各口径比对的结果

robust-yes = 各口径一致
robust-unexplored = 未比对口径
robust-no = 取决于：{ $readings }
robust-unsettled = 口径过多，未比对完
robust-all = （各口径均{ $verdict }）
robust-pinned = 按所定口径（{ $pins }）；{ $rest }
robust-all-pinned = （按所定口径：{ $pins }；其余口径均{ $verdict }）
robust-aside-pinned = （按所定口径：{ $pins }；其余口径未比对）
robust-aside-no-pinned = （取决于：{ $readings }；按所定口径：{ $pins }）
robust-aside-unexplored = （未比对口径）
robust-aside-no = （取决于：{ $readings }）

list-separator = 、

## 核查屏

check-title = 政府信息公开答复期限核查    截至 { $as_of }    日历：国务院办公厅 { $first }—{ $last } 年放假通知
check-counts = 读入 { $read } 件 = 已核 { $assessed } + 退回 { $refused }{ $skipped ->
    [0] { "" }
   *[other] { " " }+ 跳过 { $skipped }
}
check-counts-rows = 读入 { $read } 行 = 已核 { $assessed } 行（{ $cases } 件）+ 退回 { $refused } 行{ $skipped ->
    [0] { "" }
   *[other] { " " }+ 跳过 { $skipped } 行
}
check-late = 一、逾期（{ $count } 件，日数均为工作日）
check-due-soon = 二、将到期（{ $days } 个工作日内，{ $count } 件）
check-undetermined = 三、无法判定（{ $count } 件）
check-omitted = （另 { $count } 件，加 --all 列出）
check-totals = 合计  { $counts }
check-finding = 核查提示（首条）：{ $id } { $finding }
check-see-one = 看一件：{ $command }
check-save = 存表格：{ $command }
check-save-name = 结果
disclaimer = 本结果只计算期限，不认定答复内容是否合法，不构成法律意见。

column-id = 申请编号
column-received = 收到申请
column-due = 期限届满
column-replied = 答复时点
column-verdict = 结论
column-days-late = 逾期
late-rest = { $days } 天（休息日，0 个工作日）
late-least = 至少 { $days }
column-reading = 口径
column-first-due = 首期届满
column-days-left = 剩余工作日
column-days-used = 已用工作日
column-days-allowed = 应有工作日
column-findings = 核查提示
column-missing = 待补事实
column-regime = 适用
column-code = 结论代码

about-day = 约 { $day }（预计）
days-left = 剩 { $days } 日
days-left-extend = 剩 { $days } 日；如需延长，最迟 { $day } 告知申请人
open-submitted = { $channel } { $day }
open-replied = { $day } 答复
open-missing = 待补：{ $facts }
open-unknown = 未知
open-unread = 未读懂的列
open-value = 未读懂的值
open-order = 日期的先后
comma = ，
semicolon = ；
tip-same = 在 { $before_day } 及以前{ $act }则{ $before }，{ $day } 及以后则{ $after }
act-signed-for = 签收
act-arrived = 到达
act-confirmed = 确认
act-reply-dispatched = 交邮
act-reply-delivered = 送达
act-reply-judged = 送达
act-correction-dispatched = 寄出补正
brief-on-time = 按期
brief-late = 逾期

## 逐日核算屏

explain-headline = { $id }  { $verdict }{ $aside }
explain-headline-late-rest = { $id }  { $verdict }，逾期 { $days } 天（休息日，0 个工作日）{ $aside }
explain-headline-late = { $id }  { $verdict }，逾期 { $days } 个工作日{ $aside }
explain-headline-least = { $id }  { $verdict }，至少逾期 { $days } 个工作日{ $aside }
explain-headline-left = { $id }  { $verdict }，剩 { $days } 个工作日{ $aside }
how-dispatched = 交邮
how-sent = 发出
how-delivered = 送达
how-dated = （落款）
how-registered = （登记）
colon = ：
choices-default = 按默认口径
missing-either = { $fact }：{ $earliest }或{ $latest }
missing-one = { $fact }：{ $day }
missing-between = { $fact }：在 { $earliest } 至 { $latest } 之间
explain-regime-id = 适用：{ $regime }
explain-due = 应于 { $day }（{ $weekday }）前（含当日）答复
explain-due-projected = 放假通知尚未公布，预计应于 { $day } 前后答复（{ $earliest } 至 { $latest } 之间）
explain-due-one = 应于 { $day } 前答复，取决于待补的事实
explain-due-between = 应于 { $earliest } 至 { $latest } 之间的某日前答复，取决于待补的事实
explain-due-open = 期限停止计算，届满日尚不能确定
explain-replied = 答复于 { $day }（{ $weekday }）{ $how }
explain-replied-from = 已答复，不早于 { $day }（{ $fact }不详）
explain-replied-open = 已答复，以何日为准尚不能确定
explain-due-matter = 应于 { $day }（{ $weekday }）前（含当时）完成
explain-done = 完成于 { $day }（{ $weekday }）
explain-not-done = 至 { $day } 尚未完成
explain-not-replied = 至 { $day } 尚未答复
explain-sentence = { $due }；{ $reply }。
explain-sentence-alone = { $due }。
explain-regime-term = 适用：{ $title }（{ $doc_no }）  { $days } 个工作日
explain-registered = 收到日或答复日取自登记，未见证据。
explain-limits = 各项期限
limit-from = { $start } { $event }
limit-hour = { $n } 小时
limit-working-day = { $n } 个工作日
limit-none = 随到随办，无办结期限
limit-natural-day = { $n } 日
limit-month = { $n } 个月
limit-year = { $n } 年
limit-due = 至 { $due }
explain-steps = 怎样算出
explain-findings = 核查提示
explain-compared = 口径比对
explain-pivots = 什么会改变结论
explain-claims = 主张核对
explain-missing = 待补事实
explain-due-expected = 放假通知尚未公布，按现行放假规则应于 { $day } 前（含当日）答复（预计）
explain-allowance-one = 如另有临时放假的通知，届满日仍为 { $day }
explain-allowance = 如另有临时放假的通知，届满日可在 { $earliest } 至 { $latest } 之间
explain-ignored = 未计入的事件：{ $events }
explain-versions = 版本 { $version }  日历 sha256 { $calendar }  法规 { $law }  截至 { $as_of }
explain-known-on = 按 { $day } 已公布的通知
explain-medium = 下列日历来源可信度中等：{ $sources }

step-received = 收到
step-asked = 补正
step-asked-day = { $day } 补正告知发出{ $until ->
    [day] ，限 { $respond_by } 前补正
    [within] ，限 { $days } 个工作日内补正
   *[open] {""}
 }
step-started = 起算
step-excluded = 停算
step-restarted = 重新起算
step-extended = 延长
step-put-off = 延迟
step-put-off-to = 确定于 { $day } 前答复，晚于通常届满日
step-put-off-moved = 确定于 { $day } 前答复，晚于通常届满日；当日休息，顺延至 { $due }
step-due = 届满
step-replied = 答复
step-received-how = { $day } { $how }；当日不计
step-received-plain = { $day }；当日不计
step-first-day = { $day } 为第 1 日
step-make-up = { $days } 补班，计第 { $ordinals } 日
step-excluded-days = { $from } 至 { $to } { $because }
step-excluded-day = { $from } { $because }
step-restarted-by = { $day } { $answer }；此前各日和当日均不计
step-restarted-after = { $asked } { $request }，{ $day } { $answer }；此前各日和当日均不计
step-restarted-day = { $day }；当日不计
step-reading = { $option }（口径）
step-extended-days = 延长 { $days } 个工作日
step-due-day = 第 { $ordinal } 日 { $day }
step-replied-by = { $method }，以{ $judged }日 { $day } 为准
step-replied-plain = { $day }

citation-article = { $doc_no }第{ $article }条
citation-paragraph = 第{ $paragraph }款
citation-item = 第{ $item }项
citation-plain = { $doc_no }{ $article }
citations-separator = 、

choice-reading = { $reading }“{ $option }”
choice-fact = { $fact } { $option }
choice-calendar = { $fact }：{ $option }
alternative-due = { $choices }：{ $due } 届满，{ $verdict }
alternative-open = { $choices }：{ $verdict }
alternatives-omitted = （另 { $count } 种）
pivot-reply-by = { $day } 及以前答复，即为按期
pivot-extension-by = 若 { $day } 及以前告知延长（至多 { $days } 日），可至 { $until }
pivot-extension-by-open = 若 { $day } 及以前告知延长（至多 { $days } 日），届满日待放假通知公布后确定
pivot-correction-notice-by = 要求补正的告知最迟应于 { $day } 发出
pivot-answer-from = { $event }若 { $day } 或以后，即为按期
pivot-answer-of-from = { $event }（{ $who }）若 { $day } 或以后，即为按期
pivot-receipt-from = 申请若 { $day } 或以后收到，即为按期
pivot-choices = 若{ $choices }，结论即改变

claim-line = { $by }主张 { $day }：{ $why }
claim-by-agency = 行政机关
claim-by-extension-notice = 延期告知
claim-by-applicant = 申请人
claim-by-register = 登记
claim-by-somebody = 所问
claim-reading = 按“{ $ids }”口径即得此日
claim-error = { $ids }即得此日，与规定不符
claim-default = 与按默认口径算出的届满日相同
claim-days = （{ $days }）
claim-none = 由本案事实不能推出此日
error-start-day-counted = 将收到当日计入
error-make-up-day-missed = 漏计补班日
error-make-up-day-unknown = 未计当时尚未公布的补班日
error-weekend-counted = 将周末计入
error-pause-ignored = 未扣除停算期间
error-pause-in-calendar-days = 按自然日扣除停算期间
error-wrong-regime = 适用了另一部条例
error-extension-from-notice = 自告知之日起算延长
error-start-rolled = 将休息日收到顺延至下一个工作日
error-start-day-skipped = 次日亦未计入
error-start-from-submitted = 自提交之日起算
error-start-from-signed-for = 自签收之日起算
error-start-from-arrived = 自到达之日起算
error-start-from-confirmed = 自确认之日起算
error-start-from-registered = 自登记的收到之日起算
error-amendment-missed = 未按调整放假的通知计算
error-next-year-notice-missed = 未按下一年度通知计算 12 月末各日
error-regional-notice-missed = 未按自治区放假通知计算
error-weekdays-only = 只按周一至周五计算，放假与补班均未计
error-calendar-days = 按自然日计算
error-pause-ends-counted = 将停算期间的首日或末日计入
error-pause-overlap-added = 将重叠的停算期间重复扣除
error-pause-without-basis = 扣除了依法不扣除的期间
error-correction-ignored = 未计补正
error-correction-restarted = 收到补正后重新起算
error-correction-excluded = 补正只作扣除而未重新起算
error-extension-from-receipt = 自收到申请之日起算延长
error-late-extension-counted = 将过晚告知的延长计入
error-excess-extension-counted = 将超出上限的延长计入
error-later-date-ignored = 未按确定的延迟答复日期
error-later-date-without-effect = 按无效力的延迟答复日期
error-holiday-counted = 将放假日计入
error-extension-ignored = 未计延长

## due、calendar、law、duties、codes

due-received = 收到申请 { $day }（{ $weekday }）  适用：{ $regime }
due-as-of = 截至 { $as_of }    日历：国务院办公厅 { $first }—{ $last } 年放假通知
due-correction-notice = 最迟告知补正
due-reply = 答复期限届满
due-last-for-extension = 最迟告知延长
due-extended = 延长后届满（最多）
due-between = { $earliest } 至 { $latest } 之间
due-projected = { $day }（预计）
due-awaited = { $days }，待放假通知公布
due-days = { $days } 个工作日
due-extra-days = 至多再加 { $days } 个工作日
due-within-reply = 在答复期限内
due-count-working = { $start } 之后第 { $days } 个工作日
due-count-before = { $start } 之前第 { $days } 个工作日
due-count-natural = { $start } 起 { $days } 日（末日遇休息日顺延）
due-count-months = { $start } 起 { $days } 个月（末日遇休息日顺延）
due-under-same-day = { $start } 当日，条文没有写最晚的一日
due-under-working-day = { $start } 的次日起 { $days } 个工作日
due-under-natural-day = { $start } 的次日起 { $days } 日
due-under-month = { $start } 起 { $days } 个月
due-under-year = { $start } 起 { $days } 年
due-under-hour = { $start } 起 { $days } 小时
due-count-hours = { $start } 起 { $days } 小时

calendar-title = { $jurisdiction } { $year } 年工作日历
calendar-legend = （休=放假；班=调休上班；其余周六、周日休息）
calendar-totals = 工作日 { $working } 天，放假 { $rest } 天，调休上班 { $make_up } 天
calendar-known-through = 已公布至 { $day }；其后的日子待下一年通知
calendar-off = 休
calendar-work = 班
calendar-why-works = { $day }（{ $weekday }）是工作日：{ $why }
calendar-why-rests = { $day }（{ $weekday }）不是工作日：{ $why }
calendar-why-notice = { $kind }（{ $festival }），{ $doc_no }《{ $title }》
calendar-why-amendment = { $kind }，{ $doc_no }《{ $title }》
calendar-why-remark = { $doc_no } 另就此日写明：{ $remark }
calendar-why-medium = 该来源可信度中等
calendar-check-ok = { $path }：未发现错误
calendar-check-faults = { $path }：{ $count } 处错误
calendar-check-totals = 放假 { $rest } 天，其中占用工作日 { $weekdays } 天；调休上班 { $make_up } 天
calendar-moved = { $start } 起 { $days } 个工作日：{ $before } → { $after }
calendar-notice = { $doc_no }：放假 { $off }；上班 { $work }
calendar-changed = { $day }：{ $before } → { $after }
calendar-added = 新公布 { $first } 至 { $last }：工作日 { $working } 天，放假 { $rest } 天，调休上班 { $make_up } 天
calendar-settled = { $first } 至 { $last } 起 { $days } 个工作日的届满日，由此可知
calendar-same = 没有不同

law-column-id = 条款
law-column-article = 出处
law-column-kind = 类别
law-column-summary = 要旨
law-count = 共 { $count } 条
law-summary = 要旨：{ $text }
law-kind = 类别：{ $kind }
law-parameters = 参数：{ $parameters }
law-applies = 适用：{ $since } 起
law-applies-until = 适用：{ $since } 至 { $until }
law-regimes = 规则：{ $regimes }
law-readings = 涉及口径：{ $readings }
law-register = 条文登记：{ $register }
law-restates = 重申：{ $id }
law-touches = 涉及条款：{ $ids }
law-replaced = 后由 { $id } 取代
law-verified = 核对：{ $day }（可信度 { $confidence }）
law-source = 来源：{ $source }
law-duty-bearer = 义务主体：{ $text }
law-trigger = 触发：{ $text }
law-question = 问题：{ $text }
law-authority = 依据：{ $text }
law-default = 默认口径（本库选择，非权威解释）
law-pinned-only = 仅在指定时采用
law-issuer = 发文机关：{ $issuer }
law-in-force = 施行：{ $since } 起
law-in-force-until = 施行：{ $since } 至 { $until }

confidence-high = 高
confidence-medium = 中
confidence-unverified = 未核

kind-term = 期限
kind-extend = 延长
kind-hours = 小时时限
kind-date = 固定日期
kind-recurrence = 周期
kind-receipt = 收到
kind-service = 送达
kind-start = 起算
kind-exclude = 不计算在内
kind-restart = 重新起算
kind-deemed = 视为
kind-retention = 保留

duties-title = { $jurisdiction } { $year } 年到期的义务
duties-column-day = 日期
duties-column-who = 主体
duties-column-what = 事项
duties-column-citation = 出处
duties-none = 没有收录到期的义务

codes-verdicts = 结论
codes-findings = 核查提示
codes-severities = 提示的程度
codes-events = 事件
codes-channels = 申请方式
codes-methods = 送达方式
codes-matters = 事项
codes-roles = 其他机关的身份
codes-fields = 决定所属领域
codes-statuses = 逐日计算表
codes-readings = 口径
codes-refusals = 退回

## 退回与出错

refusal-circular-regime = 一套规则以自身为基础
refusal-outlives-its-text = 义务比它所依的条款存续更久
refusal-incomplete-regime = 这套规则缺少核查申请所必需的条款
refusal-line = { $where }：{ $title }{ $given }{ $expected }{ $hint }（{ $code }）
refusal-line-nowhere = { $title }{ $given }{ $expected }{ $hint }（{ $code }）
refusal-given = ；所给：{ $given }
refusal-expected = ；应为：{ $expected }
refusal-hint = ；处理：{ $hint }
refusal-reading = 口径 { $id }（{ $name }）
refusal-row = { $file } 第 { $row } 行
refusal-rows = {"  "}{ $rows }；共 { $count } 行{ $more ->
    [0] {""}
   *[other] ，其余 { $more } 行见 --rejects
}
refusal-said = { $place }：{ $said }
refusal-stopped = 已中断，未留下半份文件。
refusal-internal = 程序内部出错（{ $error }）。设环境变量 GIKDEADLINES_TRACEBACK=1 可看到详细位置。
refusal-usage = 用法有误：{ $message }
refusal-usage-hint = 加 --help 查看用法。

refusal-bad-encoding = 文字编码无法识别
refusal-bad-recurrence = 周期规则无法识别
refusal-line-too-long = 一行过长
refusal-nothing-given = 没有给出案件
refusal-nul-byte = 含有空字节
refusal-bad-choice = 选项的值不对
refusal-bad-day = 不是存在的日期
refusal-bad-instant = 不是存在的时刻
refusal-bad-json = 不是正确的 JSON
refusal-bad-readings = 口径的写法不对
refusal-bad-toml = 不是正确的 TOML
refusal-bad-value = 值不合要求
refusal-beyond-time = 超出可表示的日期范围
refusal-day-twice = 同一日出现两次
refusal-empty-file = 文件是空的
refusal-far-from-year = 日期离所属年度太远
refusal-missing-extra = 缺少可选组件
refusal-missing-festival = 缺少法定节日
refusal-missing-key = 缺少必填项
refusal-missing-year = 年度不连续
refusal-more-faults = 另有错误
refusal-no-case = 没有这个编号的案件
refusal-no-corresponding-day = 该月没有对应日
refusal-no-files = 没有可读的文件
refusal-no-law-in-force = 当日没有施行中的规定
refusal-no-notice = 没有放假通知
refusal-no-statutory-day = 放假未含法定节日当日
refusal-no-week-pattern = 没有每周休息日的规定
refusal-not-a-count = 不是正整数
refusal-not-a-day = 不是日期
refusal-not-a-path = 不是路径
refusal-not-a-year = 不是年份
refusal-not-an-instant = 不是时刻
refusal-not-readable = 文件无法读取
refusal-not-utf8 = 不是 UTF-8 文字
refusal-nothing-to-revoke = 没有可撤销的安排
refusal-other-jurisdiction = 通知属于别的地区
refusal-others = 另有 { $count } 行因别的原因退回，见 --rejects
refusal-outside-calendar = 超出已公布的日历
refusal-outside-festivals = 超出可推算的节日范围
refusal-repeated-key = 同一键出现两次
refusal-rest-and-work = 同一日既放假又上班
refusal-reversed-interval = 区间的末日早于首日
refusal-several-cases = 文件中不止一件，请指明编号
refusal-several-files = 给了多个文件
refusal-span-too-long = 放假区间过长
refusal-too-large = 文件过大
refusal-unknown-amended = 所调整的通知没有载入
refusal-unknown-format = 不支持的文件类型
refusal-unknown-jurisdiction = 不认识的地区
refusal-unknown-key = 不认识的键
refusal-unknown-option = 没有这个口径选项
refusal-unknown-provision = 没有这个条款
refusal-unknown-property = 没有这条性质
refusal-unknown-reading = 没有这个口径
refusal-unknown-regime = 没有这套规则
refusal-unknown-regional-notice = 该地当年的放假通知没有载入
refusal-unknown-schema = 没有这个模式
refusal-unknown-type = 不认识的事件类型
refusal-unknown-value = 不认识的值
refusal-unknown-verdict = 没有这个结论
refusal-unreadable-file = 文件无法读取
refusal-work-on-weekday = 调休上班日不在周末
refusal-wrong-options = 选项不能这样并用
refusal-locked-target = 文件被占用，无法替换
refusal-lost = 结果未能写完：{ $errno ->
    [ENOSPC] 磁盘已满
    [EDQUOT] 超出磁盘配额
    [EFBIG] 文件超过允许的大小
    [EBADF] 标准输出已关闭
    [EPIPE] 接收结果的程序已退出
   *[other] { $why }
}
refusal-unwritable-file = 文件无法写入
refusal-bad-map = 标题对照文件的写法不对
refusal-command-not-run = 程序无法运行
refusal-no-sheet = 没有这张工作表
refusal-several-sheets = 不止一张工作表有认识的标题
refusal-unknown-column = 没有这一列
refusal-unknown-heading = 不认识的标题
refusal-unmatched-heading = 列对照中的标题在表中没有
refusal-unmatched-word = 列对照中的值在各单元格中没有
refusal-several-values = 一格填有几个值
refusal-bad-rows = 行的写法不对
refusal-year-twice = 同一年度有两份通知
refusal-answer-without-question = 缺少在先的一步
refusal-at = 第 { $row } 行
refusal-at-id = 第 { $row } 行（{ $id }）
refusal-bad-row = 这一行无法读取
refusal-broken-cell = 单元格已损坏
refusal-error-value = 公式出错
refusal-formula-without-value = 公式没有保存结果
refusal-contradiction = 互相矛盾
refusal-differs = 与同一案件前面的行不一致
refusal-missing-event = 缺少应当先有的事件
refusal-no-heading-row = 找不到标题行
refusal-no-limit = 没有这样的期限
refusal-no-practice = 没有该节日的放假惯例
refusal-not-a-table = 不是表格
refusal-out-of-order = 事件先后不可能
refusal-output-exists = 文件已存在
refusal-output-is-input = 结果不能写到所读的文件上
refusal-output-twice = 两个结果写到同一文件
refusal-repeated-heading = 标题重复
refusal-too-long = 过长
refusal-too-many = 过多
refusal-too-many-cells = 单元格多于标题
refusal-two-of-a-kind = 只能有一次的事件出现两次
refusal-ungrouped-case = 同一案件的行没有排在一起
refusal-unknown-instrument = 没有这份文件
refusal-no-id-column = 没有编号列
refusal-not-a-wide-table = 不是一行一件的表格

given-beyond-time = { $start } 加 { $count } { $unit ->
    [days] 日
    [months] 个月
   *[hours] 小时
}
given-contradiction-fields = { $one }、{ $other }
given-more-faults = { $count } 处
given-not-a-wide-table = 一行一个事件
given-not-readable = { $errno ->
    [ENOENT] 没有这个文件
    [EISDIR] 这是文件夹
    [EACCES] 没有读取的权限
   *[other] { $why }
}
given-not-utf8 = 第 { $offset } 字节处的 { $byte }
given-bad-toml-end = 文件没有写完
given-bad-toml-place = 第 { $line } 行第 { $column } 个字符处
given-too-large-file = 超过 { $most } 字节

expected-answer-without-question = 当日或之前有尚未了结的“{ $asked }”
expected-answer-without-question-nearest = 当日或之前有尚未了结的“{ $asked }”；最近的是 { $nearest }
expected-bad-choice = 下列之一：{ $values }
expected-bad-day = 存在的日期，写作 YYYY-MM-DD
expected-bad-day-cell = 存在的日期，如 2017-03-01、2017/3/1、20170301、2017年3月1日
expected-bad-day-year = 写全的日期，如 2017-03-01：缺年份
expected-bad-day-century = 写全的日期，如 2017-03-01：年份须写四位
expected-bad-day-order = 写全的日期，如 2017-03-01，年在前：哪个是月、哪个是日无从判断
expected-bad-day-relative = 写全的日期，如 2017-03-01，不写次日、当日
expected-bad-day-day = 写全的日期，如 2017-03-01：缺日
expected-bad-day-several = 写全的日期，如 2017-03-01，一格一个；其余另列，标题加 _2
expected-bad-day-weekday = 日期与星期相符
expected-bad-day-unquoted = 存在的日期，写作 YYYY-MM-DD，不加引号
expected-bad-encoding = UTF-8 文字
expected-bad-instant = 存在的时刻，如 2017-03-01T08:30:00+08:00
expected-bad-json = 一个完整的 JSON 值
expected-bad-json-comma = 逗号两侧各有一件案件
expected-bad-json-end = 一个完整的 JSON 值，其后再无内容
expected-bad-map = TOML 文件：format = 1，并有一节 [columns] 写明各标题的含义
expected-bad-readings = ID=OPTION 的写法，或载明 format = 1 与 readings 一节的 TOML 或 JSON 文件
expected-bad-recurrence = RFC 5545 的周期规则（{ $why }）
expected-bad-row = 一行单元格；引号须成对，单元格内的引号须写两次
expected-bad-toml = UTF-8 编码的 TOML 文件
expected-bad-value-stated = 一个值；没有发生的事不要给选项
expected-bad-value = 格式所允许的值
expected-bad-value-bool-type = true 或 false
expected-bad-value-case = 载明一件案件的 JSON 对象
expected-bad-value-contested = 写有 reading、options、default 的一节
expected-bad-value-dict-type = 由键和值组成的一节
expected-bad-value-greater-than-equal = 不小于 { $ge } 的数
expected-bad-value-int-type = 整数
expected-bad-value-interval = 两个日期，如 2022-10-12..2022-10-18
expected-bad-value-less-than-equal = 不大于 { $le } 的数
expected-bad-value-list-type = 列表
expected-bad-value-model-type = 由键和值组成的一节
expected-bad-value-model-attributes-type = 由键和值组成的一节
expected-bad-value-readings = 写明各口径及其选项的一节
expected-bad-value-readings-file = 载明 format 与 readings 的对象
expected-bad-value-string-pattern-mismatch = 符合 { $pattern } 的文字
expected-bad-value-string-too-short = 至少 { $min_length } 个字
expected-bad-value-string-type = 文字
expected-bad-value-too-short = 至少 { $min_length } 项
expected-beyond-time = 1 年至 9999 年之间的日子
expected-circular-regime = 不以自身为基础的规则
expected-outlives-its-text = 不晚于 { $until } 的末日（{ $parent } 于该日失效）
expected-command-not-run = { $seconds } 秒内结束的程序
expected-contradiction-both = 不与 { $other } 并存
expected-contradiction-fields = 两者取一
expected-contradiction-severity = 与 { $other } 同为 { $severity }
expected-day-twice = { $other } 未列过的日子
expected-differs = { $value }，与该案件前面的行一致
expected-empty-file = 标题行和数据行
expected-empty-file-case = 至少一件案件
expected-far-from-year = { $first } 至 { $last } 之间的日子
expected-incomplete-regime = { $kind } 类条款，下列各项均有：{ $missing }
expected-line-too-long = 一行不超过 { $most } 字节
expected-locked-target = 可以替换的文件
expected-missing-event = 下列之一，期限自其起算：{ $values }
expected-missing-event-application = 提出申请，或登记的收到申请
expected-missing-extra = 已安装的可选组件
expected-missing-festival = { $festival }
expected-missing-key = 必填
expected-missing-key-application = 申请的至少一个日期
expected-missing-key-channel = 在申请日期之外填写申请方式，或填写收到日期
expected-missing-key-cited = 必填：引用全国通知须凭此项
expected-missing-key-day = 填写本列所属事项的日期
expected-missing-key-id = 必填：表中的行没有行号，须有编号
expected-missing-key-instrument = 条款所属文件的一节
expected-missing-key-one-of = 下列之一：{ $values }
expected-missing-key-options = { $reading } 的每个选项各有一值
expected-missing-key-readings = 写明各口径及其选项的一节
expected-missing-key-reply = 答复的日期：落款、交邮、送达或登记的日期
expected-missing-key-submitted = 在申请方式之外填写申请日期或收到日期
expected-missing-year = 年度连续，还须有 { $missing }
expected-more-faults = 先改上列各处（至多列出 { $most } 处）
expected-no-case = 下列编号之一：{ $values }
expected-no-case-empty = 有案件的文件
expected-no-corresponding-day = { $month } 有的日子
expected-no-files = 有 .toml 文件的文件夹
expected-no-heading-row = 前 { $rows } 行内有三个以上认识的标题，如申请编号、收到日期、答复日期
expected-no-heading-row-columns = 三个以上认识的标题，如申请编号、收到日期、答复日期
expected-no-id-column = 有编号列，如申请编号
expected-no-law-in-force-last = 施行中的条款（{ $wanted }）；此前最后一条是 { $last }，施行至 { $until }
expected-no-law-in-force-none = 施行中的条款（{ $wanted }）
expected-no-law-in-force-regime = 在施行中的一套规则之内的收到日期；最近的 { $regime } 适用于 { $span }
expected-no-limit = 定有期限、小时时限或保留期限的条款
expected-no-notice-file = 有 [notice] 一节的文件
expected-no-notice-none = 至少一份年度放假通知
expected-no-notice-year = 有年度放假通知的年度
expected-no-practice = 已有通知安排过的节日及其天数
expected-no-sheet = 下列之一：{ $values }
expected-no-statutory-day = 包含 { $day }（{ $name }当日）的放假期间
expected-no-week-pattern = 每一日均有施行中的每周休息日规定
expected-not-a-count = 不小于 1 的整数
expected-not-a-count-shape = 与 { $shape } 相容的形状
expected-not-a-count-array = 整数数组
expected-not-a-day = 确切的日期（datetime.date）
expected-not-a-day-array = datetime64[D] 数组
expected-not-a-day-missing = 日期
expected-not-a-day-years = 1 年至 9999 年之间的日子
expected-not-a-path = pathlib.Path
expected-not-a-table-arrow = 有 __arrow_c_stream__ 的表格
expected-not-a-table-json = 表格：JSON 没有列
expected-not-a-table-ods = 完整的 ODS 文件
expected-not-a-table-parquet = 完整的 Parquet 文件
expected-not-a-table-text = 以分隔符分列的文字，UTF-8 或 GB18030 编码
expected-not-a-table-workbook = 未设密码的 XLSX、XLS 或 ODS 工作簿，或名为 .xls 的网页、XML 表格、分隔文本
expected-broken-cell = 完整文件中的单元格
expected-error-value = 一个值
expected-formula-without-value = 保存了计算结果的公式
expected-not-a-wide-table = 一行一件的表格
expected-not-a-year-as-of = 不晚于 { $last } 的年份，即 --as-of 所在年份
expected-not-a-year-range = { $first } 至 { $last } 之间的年份
expected-not-an-instant = 时刻（datetime.datetime）
expected-not-readable = 可以读取的文件
expected-not-utf8 = UTF-8 文字文件
expected-nothing-to-revoke-rest = 此前通知定为放假的日子
expected-nothing-to-revoke-work = 此前通知定为上班的日子
expected-nul-byte = 不含空字节的文字
expected-nothing-given = 案件文件，或用选项说明一件申请，如 --sent 2025-03-07 --by post --answered 2025-04-15
expected-other-jurisdiction = { $place }
expected-out-of-order-after = 不早于 { $other }
expected-out-of-order-before = 不晚于 { $other }
expected-out-of-order-reply = 落款不晚于交邮，交邮不晚于送达
expected-output-exists = 尚不存在的文件
expected-output-is-input = 不在所读文件之列的文件
expected-output-twice = 每个结果各写一个文件
expected-outside-calendar = { $first } – { $last } 之间的日子
expected-outside-calendar-known = 截至 { $known } 已公布的日子
expected-outside-festivals = { $first } 至 { $last } 之间的年份
expected-repeated-heading = “{ $means }”只有一列
expected-repeated-key = 每个键只出现一次
expected-rest-and-work = { $other } 未列为放假的日子
expected-reversed-interval = 末日不早于首日
expected-reversed-interval-from = { $first } 或以后的日子
expected-several-cases = 用 --id 指明下列之一：{ $values }
expected-several-files = 一份通知文件；一个文件夹中的多份，载入时一并检查
expected-several-sheets = 下列之一：{ $values }
expected-span-too-long = 自 { $first } 起不超过 { $most } 日
expected-too-large-file = 不超过 { $most } 字节
expected-too-large-cell = 一个单元格不超过 { $most } 个字符
expected-too-large-sheet = 一张工作表自首个至末个用到的单元格不超过 { $most } 个
expected-too-large-tags = 工作簿的一个组成部分不超过 { $most } 个标记
expected-too-large-unpacked = 解压后不超过 { $most } 字节
expected-too-long-case = 一件案件不超过 { $most } 个字符
expected-too-long-line = 一行不超过 { $most } 字节
expected-too-many-cells = 不超过 { $width } 个单元格，每个标题一个
expected-too-many-claims = 一件至多 { $most } 项主张
expected-too-many-events = 一件至多 { $most } 个事件
expected-two-of-a-kind = “{ $type }”最多一次；另一次是 { $other }
expected-ungrouped-case = 同一案件的行排在一起：请按编号列排序
expected-unknown-amended = 一并载入的通知的文号（doc_no）
expected-unknown-column = 下列之一：{ $values }
expected-unknown-format = 以下列之一结尾的文件名：{ $values }
expected-unknown-heading = 认识的标题，如 收到申请日期 或 received
expected-unmatched-heading = 本表的标题之一：{ $values }
expected-unmatched-word = 表中某一格的值
expected-several-values = 一格一个值；下列之一：{ $values }
expected-bad-rows = 标题所在的行，如 2；至多三行，如 3-4
expected-unknown-instrument = 已有文件的编号
expected-unknown-jurisdiction = CN、CN-SX 这样的代码，或“山西”这样的名称
expected-unknown-key = 格式所列的键
expected-unknown-key-column = 空着：这种事件没有这一项
expected-unknown-option = 下列之一：{ $values }
expected-unknown-property = { $first } 至 { $last } 的编号
expected-unknown-provision = 已有条款的编号
expected-unknown-provision-any = 已有条款、文件或口径的编号
expected-unknown-reading = 下列之一：{ $values }
expected-unknown-reading-id = 已有口径的编号
expected-unknown-regime = 已有规则的编号
expected-unknown-regional-notice = 已知 { $place } 放假通知的日子
expected-unknown-schema = 下列之一：{ $values }
expected-unknown-type = 下列之一：{ $values }
expected-unknown-value = 下列之一：{ $values }
expected-unknown-verdict = 下列之一：{ $values }
expected-unreadable-file = 可以读取的文件
expected-unwritable-file = 可以写入的文件
expected-work-on-weekday = 周末，或此前通知定为放假的日子
expected-wrong-options-file-or-events = 案件文件或说明案件的选项，二者取一
expected-wrong-options-columns = 各文件带有同样的列：{ $columns }
expected-wrong-options-diff = --known-on DAY，或 --calendar PATH，或两者并用
expected-wrong-options-ledger = 能容纳逐日计算表的结果：json、jsonl
expected-wrong-options-no-columns = 各文件带有同样的列（前面的文件没有）
expected-wrong-options-one-count = 只给一个期限
expected-wrong-options-one-of-two = 两者取一
expected-wrong-options-stream = 不与 --out、--format、--only、--jobs 并用
expected-wrong-options-under-alone = --under 不与其他长度并用
expected-wrong-options-working-days = 与 --working-days 并用
expected-year-twice = { $other } 未公布的年度

hint-bad-day-cell = 按电子表格的日期序号则为 { $day }：请将该列设为日期格式
hint-bad-json-deep = 嵌套超过 { $most } 层
hint-bad-json-end = 列表没有结束
hint-bad-json-number = 不是 JSON 的数
hint-bad-map-encoding = 文件不是 UTF-8 文字，请另存为 UTF-8
hint-bad-map-end = 文件没有写完
hint-bad-map-place = 第 { $line } 行第 { $column } 个字符处写法不对
hint-bad-row-endless = 引号内的单元格超过 { $most } 行
hint-bad-row-after-quote = 右引号之后还有内容
hint-bad-row-damaged = 该行已损坏
hint-bad-row-line-end = 单元格中间断行
hint-bad-row-long-cell = 一个单元格过长
hint-bad-row-unclosed = 引号没有闭合
hint-bad-row-unreadable = 引号内的单元格延伸到无法读取的行
hint-locked-target = 结果已另存为 { $kept }
hint-missing-extra-dossier = pip install 'gikdeadlines[report]'，或改用 .json 结尾的文件名
hint-near = 是否指“{ $near }”？
hint-not-a-day = 时刻用 beijing_day() 取其北京日期
hint-not-a-path = 用 pathlib.Path 写明文件名
hint-not-a-table-parquet = 文件已损坏或没有下载完整，请重新导出
hint-broken-cell = 请用表格软件打开后另存
hint-error-value = 改正公式，或直接写上日期等内容
hint-formula-without-value = 请用表格软件打开，待其计算后保存
hint-not-a-table-workbook = { $kind ->
    [password] 这个文件设有打开密码，请取消密码后保存
    [pdf] 这是 PDF 文件，请用导出表格的原系统另存为 XLSX
    [rtf] 这是文字文档，请把其中的表格复制到表格软件后保存为 XLSX
    [image] 这是图片
    [archive] 这是压缩包，请先解压
    [parquet] 这是 Parquet 文件，请改用相应的扩展名
    [mhtml] 这是网页档案（MHTML），请用表格软件打开后另存为 XLSX
    [page] 这是网页，其中没有表格：多半是登录页或出错页，请重新导出
   *[broken] 文件已损坏或没有下载完整，请重新导出，或用表格软件打开后另存
}
hint-not-a-table-text = { $kind ->
    [zip] 这是 ZIP 文件；如是 XLSX 或 ODS，请改用相应的扩展名
    [office] 这是旧版 Office 文件；如是 XLS，请改用相应的扩展名
    [parquet] 这是 Parquet 文件，请改用相应的扩展名
   *[utf-16] 这是 UTF-16 文件，请另存为 UTF-8 编码的 CSV
}
hint-output-exists = 加 --overwrite 可替换
hint-output-twice = { $other ->
    [stdout] 标准输出已写到这个文件
    [stderr] 标准错误已写到这个文件
   *[other] { $other } 已写到这个文件
}
hint-outside-calendar = { $year } 年的放假通知没有载入，可用 --calendar 加上
hint-repeated-heading = { $other } 与 { $heading } 含义相同：请写作 { $heading }_2，或用 --map 指明
hint-repeated-heading-same = 两列的标题都是“{ $heading }”：请将其一写作 { $heading }_2，或用 --map 指明
hint-no-heading-row = 最接近的是第 { $row } 行：认识其中 { $known } 个标题；可用 --header-rows 指明
hint-several-sheets = 用 --sheet 指明，或用 --sheet all 全部核查
hint-too-large = 清除远离表格的内容，或另存为 CSV
hint-unknown-jurisdiction = 文件须以 pathlib.Path 给出，文字一律视为地区
hint-unknown-provision = 用 gikdeadlines law list 查看
hint-unknown-regional-notice = { $place } { $year } 年的放假通知没有载入，可用 --calendar 加上
hint-unknown-value-public-enterprise = 公共企事业单位的时限由各领域主管部门另行规定（国办发〔2020〕50号），本库未收录
hint-unreadable-file = { $errno ->
    [ENOENT] 没有这个文件
    [EISDIR] 这是文件夹
    [EACCES] 没有读取的权限
   *[other] { $why }
}
hint-unwritable-file = { $errno ->
    [ENOENT] 没有这个文件夹
    [ENOTDIR] 没有这个文件夹
    [EISDIR] 这是文件夹
    [EACCES] 没有写入的权限
    [EROFS] 磁盘只能读取
    [ENOSPC] 磁盘已满
   *[other] { $why }
}
hint-wrong-options-columns = 结果写成 jsonl，或逐个文件核查
hint-wrong-options-ledger = 用 --format jsonl，或 --out 写入 .jsonl、.json 文件；explain 可看一件的逐日计算
hint-wrong-options-no-columns = 结果写成 jsonl，或逐个文件核查
hint-wrong-options-stream = --stream 在标准输出逐行给出结果

usage-no-command = 没有 { $name } 这个命令
usage-no-option = 没有 { $name } 这个选项
usage-near = ；是否指 { $near }？
usage-missing = 缺少 { $name }
usage-needs-value = { $name } 须带一个值
usage-takes-no-value = { $name } 不带值
usage-extra = 多出 { $name }
usage-at-least = { $name } 应为不小于 { $least } 的整数
usage-integer = { $name } 应为整数
usage-bad-value = { $name } 的值不对

note-as-of = 截至 { $as_of }（北京时间今日）
note-due-awaited = 放假通知尚未公布，按放假规则和历年惯例：{ $days }
note-saved = 已写入 { $path }
note-written = 已写入 { $path }（{ $count } 件）
sheet-of-file = { $file } “{ $sheet }”
note-passed-over = { $sheet }：没有认识的标题，或为隐藏的工作表，{ $rows } 行未核查
note-hidden = { $file }：{ $count } 行是隐藏的，与其他行一样核查。
note-carried = { $file }：原样带过的列：{ $columns }
note-doubtful = { $file }：存疑的列“{ $column }”：其中有内容的行，结论不作“各口径一致”；请用 --map 指明
note-doubtful-candidates = { $file }：存疑的列“{ $column }”（可能是：{ $candidates }）：其中有内容的行，结论不作“各口径一致”；请用 --map 指明
note-resembles = { $column }（是否指“{ $heading }”？）
note-totals = 读入 { $read } = 已核 { $assessed } + 退回 { $refused } + 跳过 { $skipped }；{ $counts }
note-totals-rows = 读入 { $read } 行 = 已核 { $assessed } 行（{ $cases } 件）+ 退回 { $refused } 行 + 跳过 { $skipped } 行；{ $counts }
progress-rows = 已核 { $rows } 件
progress-rate = { $rate } 件/秒
sheet-refused = 退回
sheet-notes = 说明
own-column = 核查：{ $heading }
own-refused = 退回
own-sheet = 工作表
own-row = 行
own-reason = 退回原因
own-title = 核查说明
own-balance = { $sheet }：读入 { $read } 行 = 已核 { $assessed } 行 + 退回 { $refused } 行 + 跳过 { $skipped } 行
own-colours = 红色：逾期答复或逾期未答复；黄色：无法判定，或已退回（整行及原因见“退回”）。其余各格、列宽、颜色、公式均为原样。
own-lost = 原工作簿中的图表、图形、图片、宏或某些扩展设置没有带过来，请在原文件中查看。
own-made = gikdeadlines { $version }；日历 { $calendar }；法规 { $law }
sheet-results = 核查结果
sheet-register = 登记簿
sheet-statistics = { $year } 年统计
template-written = 已写入 { $path }：两行为示例，改写即可；多次补正、征求意见的，标题后加 _2、_3

## stats

stats-title = { $year } 年政府信息公开申请办理统计    截至 { $as_of }
stats-item = 统计指标
stats-total = 合计
stats-empty = （空）
stats-needs = 未填原因
stats-lacking = 可计 { $count }，余下须有：{ $columns }
stats-17 = 17 收到申请数
stats-18 = 18 当面申请数
stats-19 = 19 传真申请数
stats-20 = 20 网络申请数
stats-21 = 21 信函申请数
stats-22 = 22 申请办结数（23＋24）
stats-23 = 23 按时办结数（首期内）
stats-24 = 24 延期办结数（延长期内）
stats-annual-1 = 一、本年新收政府信息公开申请数量
stats-annual-2 = 二、上年结转政府信息公开申请数量
stats-annual-3-1 = 三（一）予以公开
stats-annual-3-2 = 三（二）部分公开（区分处理的，只计这一情形，不计其他情形）
stats-annual-3-3-1 = 三（三）不予公开 1.属于国家秘密
stats-annual-3-3-2 = 三（三）不予公开 2.其他法律行政法规禁止公开
stats-annual-3-3-3 = 三（三）不予公开 3.危及“三安全一稳定”
stats-annual-3-3-4 = 三（三）不予公开 4.保护第三方合法权益
stats-annual-3-3-5 = 三（三）不予公开 5.属于三类内部事务信息
stats-annual-3-3-6 = 三（三）不予公开 6.属于四类过程性信息
stats-annual-3-3-7 = 三（三）不予公开 7.属于行政执法案卷
stats-annual-3-3-8 = 三（三）不予公开 8.属于行政查询事项
stats-annual-3-4-1 = 三（四）无法提供 1.本机关不掌握相关政府信息
stats-annual-3-4-2 = 三（四）无法提供 2.没有现成信息需要另行制作
stats-annual-3-4-3 = 三（四）无法提供 3.补正后申请内容仍不明确
stats-annual-3-5-1 = 三（五）不予处理 1.信访举报投诉类申请
stats-annual-3-5-2 = 三（五）不予处理 2.重复申请
stats-annual-3-5-3 = 三（五）不予处理 3.要求提供公开出版物
stats-annual-3-5-4 = 三（五）不予处理 4.无正当理由大量反复申请
stats-annual-3-5-5 = 三（五）不予处理 5.要求行政机关确认或重新出具已获取信息
stats-annual-3-6-1 = 三（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请
stats-annual-3-6-2 = 三（六）其他处理 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请
stats-annual-3-6-3 = 三（六）其他处理 3.其他
stats-annual-3-7 = 三（七）总计
stats-annual-4 = 四、结转下年度继续办理
stats-by-content = 由答复内容决定，日期看不出
stats-carried-over = 上年结转
stats-new = 本年新收
stats-reopened = 办结后重新计算
stats-concluded = 本年办结（含逾期、撤回）
stats-carried-next = 结转下年
stats-late = 逾期答复
stats-later-date = 确定延迟答复后按期
stats-withdrawn = 申请人撤回
stats-withdrawn-overdue = 其中撤回时已逾期
stats-deemed-withdrawn = 视为撤回或放弃
stats-unknown = 已答复，是否按期待补
stats-overdue = 年末逾期未答复
stats-suspended = 年末停止计算
stats-undated = 收到年度不明（未计入以上）
stats-depends = 结论取决于口径
stats-used = 用时 { $first }—{ $last } 个工作日
stats-used-more = 用时 { $first } 个工作日以上
stats-used-median = 用时中位数
stats-used-most = 用时最多
stats-balance = 核对：上年结转 { $carried_over } + 本年新收 { $new } = 本年办结 { $concluded } + 结转下年 { $carried_next }
stats-part-year = 该年尚未结束：统计至 { $day }
stats-read = 读入 { $read } 件 = 计入 { $counted } + 与该年无关 { $outside } + 其他事项 { $others } + 退回 { $refused }
stats-page = 政府信息公开申请 · 年度统计
stats-part-form = 国办发〔2014〕32号 第 17—24 项
stats-part-form-2021 = 国办公开办函〔2021〕30号 第三部分表格
stats-part-beyond = 该表看不出的
stats-part-used = 答复用时（工作日）
stats-mapping = 口头申请计入当面申请，电子邮件计入网络申请，各种邮寄计入信函申请。第 22 项为第 23、24 项之和，首期和延长期以适用的规定为准；逾期答复、撤回、确定延迟后的答复不在其中，见“本年办结”。
stats-mapping-2021 = 第一项与第二项之和等于第三项与第四项之和。三（六）1、2 为依法视为放弃或撤回的；撤回和其余各项由答复内容决定，日期看不出，留空。
stats-chart-outcomes = 办理结果
stats-chart-outcomes-caption = 柱长与件数成正比；全部各类之和为上年结转与本年新收之和。
stats-chart-undated = 另 { $count } 件收到年度不明，未列入。
stats-chart-by = 办理结果，按{ $by }
stats-chart-undrawn = 只画件数最多的各组，另 { $count } 组见下表。
stats-chart-bar = { $name }：{ $share } { $count } 件
stats-chart-days = 答复用了多少个工作日
stats-chart-days-caption = 本年答复且日数可计的 { $count } 件，每柱为用同样工作日数的件数。
stats-chart-terms = 虚线为其中未延期的各件首期的届满：第 { $terms } 个工作日；延期的可以超过；届满后的休息日才答复的，用时不增，仍为逾期。
stats-chart-term = 首期 { $days } 个工作日
stats-chart-day = { $days } 个工作日：{ $share } { $count } 件
stats-chart-table = 统计表
share-first-term = 首期内答复
share-extended = 延期或确定延迟后按期答复
share-withdrawn = 撤回、视为撤回或放弃
share-open = 结转，未逾期
share-unknown = 已答复，是否按期待补
share-late = 逾期答复
share-overdue = 逾期未答复

## 命令行帮助

help-usage = 用法：{ $usage }
help-options-of-usage = [选项]
help-command-of-usage = 命令
help-example = 例：{ $example }
help-part-arguments = 参数：
help-part-options = 选项：
help-part-commands = 命令：
help-part-shared = 通用选项：
help-help = 显示此帮助
help-default = （默认 { $value }）
help-completion = 输出命令补全脚本，供 bash、zsh、fish、PowerShell 使用。
help-shell = 所用的命令行程序
metavar-day = 日期
metavar-path = 路径
metavar-file = 文件
metavar-jurisdiction = 地区
metavar-option = 选项
metavar-name = 名称
metavar-year = 年份
metavar-verdicts = 结论
metavar-channel = 方式
metavar-method = 方式
metavar-column = 列名
metavar-command = 命令
metavar-word = 文字
metavar-kind = 类别
help-app = 政府信息公开申请应于何日前答复、是否逾期：按放假通知和条例逐日计算，每一步注明出处。
help-check = 核查一批申请，列出逾期、将到期和无法判定的。
help-explain = 逐日说明一件申请的期限。
help-due = 由收到之日推算各个期限；或推算某日起若干日的届满日。
help-calendar = 工作日历：查看、依据、核对通知文件。
help-calendar-show = 一年的工作日历。
help-calendar-why = 某日上班或休息的依据。
help-calendar-check = 核对一份放假通知文件。
help-calendar-new = 输出一份待填的放假通知文件。
help-calendar-diff = 两个日历不同的日子，以及因此移动的届满日。
help-law = 收录的规定：列出、查看。
help-law-list = 列出条款。
help-law-show = 查看条款、文件或口径。
help-duties = 一年内到期的固定和周期义务。
help-stats = 一年或数年的统计：年度报告表格中日期能说明的各项，以及表格看不出的。
help-template = 写一份空白登记簿（.xlsx），check 可直接读。
help-template-file = 要写的文件，.xlsx
help-form = 表格：2014（国办发〔2014〕32号）或 2021（国办公开办函〔2021〕30号）；默认依年度，2021 年起用后者
help-years = 年份，可用逗号列出数年
help-by = 按此列分组，如 机关
help-stats-out = 统计写入此文件（.csv .xlsx .json .html）
help-codes = 结果中所用的全部代码及其含义。
help-schema = 输出数据格式的 JSON Schema。

help-files = 案件文件：.csv .xlsx .xls .ods .parquet .json .jsonl，- 为标准输入
help-file = 案件文件
help-explain-file = 案件文件；不给文件时，用下列选项说明一件申请
help-due-format = 标准输出的格式：text 文字，json
help-explain-format = 标准输出的格式：text 文字，json 核查结果（含逐日计算表）
help-stated-channel = 提交方式：当面、口头、邮寄（post）、平信、电子邮件、传真、网络等
help-stated-submitted = 提交申请之日
help-stated-signed_for = 签收邮件之日
help-stated-arrived = 实际到达或系统接收之日
help-stated-confirmed = 双方确认收到之日
help-stated-received = 登记的收到之日（未见凭证）
help-stated-contact_restored = 恢复联络之日
help-stated-correction_requested = 补正告知发出之日，可多次
help-stated-correction_respond_by = 补正截止之日
help-stated-correction_received = 收到补正之日，可多次
help-stated-third_party_consulted = 征求第三方意见之日，可多次
help-stated-third_party_replied = 收到第三方意见之日，可多次
help-stated-agency_consulted = 征求其他机关意见之日，可多次
help-stated-agency_replied = 收到其他机关意见之日，可多次
help-stated-obstacle_began = 不可抗力中止之日
help-stated-obstacle_ended = 不可抗力消除、恢复之日
help-stated-extension_notified = 告知延长答复期限之日
help-stated-extension_days = 延长的工作日数
help-stated-extension_until = 延长至何日
help-stated-later_date = 确定延迟答复的日期
help-stated-fee_notified = 发出收费通知之日
help-stated-fee_paid = 缴费之日
help-stated-withdrawn = 申请人撤回之日
help-stated-reply_method = 答复送达方式：直接送达、委托送达、邮寄（post）、快递、电子送达、当场
help-stated-reply_dated = 答复落款之日
help-stated-reply_dispatched = 答复交邮之日
help-stated-reply_delivered = 答复签收（送达）之日
help-stated-reply_registered = 登记的答复之日
help-html = 另写网页
help-svg = 另写日历图
help-ics = 另写日历文件（届满日与提醒）
help-claim = 另核对一个主张的届满日，说明其来由
help-id = 案件编号
help-day = 日期，YYYY-MM-DD
help-start = 收到之日；给出天数时为起点（--hours 时为时刻）
help-format = 标准输出的格式
help-out = 结果写入此文件（.csv .xlsx .parquet .json .jsonl .html）
help-overwrite = 结果文件已存在时予以替换
help-ledger = 带逐日计算表
help-rejects = 退回的案件写入此 CSV
help-all = 全部列出
help-due-within = 几个工作日内到期算将到期
help-fail-on = 出现这些结论时退出状态为 1，逗号分隔
help-stream = 每读入一行 JSON 立即输出一行结果
help-sheet = 工作表的名称或序号，可用逗号并列；all 为全部有表头的工作表
help-header-rows = 标题所在的行，多行的写作 3-4
help-columns = 显示各列如何读入。
help-columns-write = 写出可填改的列对照文件，供 --map 使用
columns-title = { $file }：标题在第 { $headings } 行，其下 { $rows } 行
columns-place = 列
columns-heading = 标题
columns-field = 读作
columns-state = 状态
columns-filled = 有内容
columns-samples = 示例
columns-state-read = 读入
columns-state-carried = 带过
columns-state-doubtful = 存疑
columns-state-conflicting = 冲突
columns-might = 或为 { $fields }
columns-mark = 是否有：{ $event }
columns-count-read = 读入 { $count } 列
columns-count-carried = 原样带过 { $count } 列
columns-count-doubtful = 存疑 { $count } 列
columns-count-conflicting = 冲突 { $count } 列
columns-words = “{ $heading }”中不认识的值：{ $words }
columns-doubtful = 存疑的列：其中有内容的行，结论不作“各口径一致”，check 的退出状态为 3，直到用 --map 指明含义或写明 ignore。
columns-conflicting = 冲突的列：两列说的是同一件事，整表退回，直到用 --map 指明。
columns-next = 写出列对照：{ $command }
map-head = 列对照：左边是本表的标题，右边是它的含义（认识的标题，或 ignore：与期限无关）。去掉行首的 # 即生效；同一列只留一行。
map-words = 不认识的值：右边写明含义，如 网络；ignore 表示不填
map-read = 已读入：
map-carried = 原样带过，与期限无关：
map-doubtful = 存疑，请选一行：
map-conflicting = 与另一列冲突，请选定其一，另一列写 ignore：
help-map = 标题对照文件（TOML）：[columns] 之下每行 "本表标题" = "认识的标题"
help-jobs = 并行进程数，0 为全部处理器
help-manifest = 运行记录写入此文件（JSON）：输入的摘要、版本、选项、件数
help-as-of = 截至日，默认北京时间今日
help-known-on = 只用此日以前公布的放假通知
help-jurisdiction = 适用地区：代码或名称
help-calendar-option = 叠加的放假通知文件，可多次
help-law-option = 叠加的法规文件，可多次
help-readings = 指定口径 ID=选项，或口径文件（TOML），可多次
help-explore = 比对各种口径
help-lang = 语言 zh 或 en，默认依系统
help-version = 版本
help-working-days = 工作日数
help-calendar-days = 自然日数
help-months = 月数
help-hours = 小时数
help-under = 依法规库中某一条款的期限计算，起点由使用者给出（条款编号见 law list）
help-before = 向前推算
help-exclude = 不计入的期间 A..B，可多次
help-year = 年份
help-notice = 放假通知文件
help-provision = 条款、文件或口径的 id
help-on = 此日施行的
help-only = 只列出、只写出这些结论，以逗号分隔
help-kind = 类别
help-words = 文号、条号或要旨中的文字
help-schema-name = 格式的名称

## 网页报告

page-case = 政府信息公开答复期限 · 逐日核算
page-calendar = 日历
page-legend = 图例
page-month = { $year } 年 { $name }
month-1 = 1 月
month-2 = 2 月
month-3 = 3 月
month-4 = 4 月
month-5 = 5 月
month-6 = 6 月
month-7 = 7 月
month-8 = 8 月
month-9 = 9 月
month-10 = 10 月
month-11 = 11 月
month-12 = 12 月
page-folded = { $first } 至 { $last } 共 { $count } 个月，没有计入的日子
page-done = 完成
page-claimed = { $by }主张
legend-sign-received = 收到
legend-sign-dropped = ×
legend-sign-restarted = 重算
legend-sign-counted = 3
legend-sign-make-up = 班3
legend-sign-rest = 休
legend-sign-excluded = 停
legend-sign-after-due = 逾1
legend-received = 收到之日，当日不计
legend-dropped = 重新起算之前，不再计入
legend-restarted = 重新起算之日，当日不计
legend-counted = 工作日，计入；数字为第几个工作日
legend-make-up = 调休上班，计入
legend-rest = 休息日或放假，不计入
legend-excluded = 工作日，但不计入期限（格内为理由）
legend-after-due = 期限届满后第几个工作日
legend-due = 期限届满日
legend-reply = 答复之日
page-step = 步骤
page-how = 怎样计算
page-limit-what = 事项
page-limit-from = 起点
page-limit-length = 长度
page-limit-due = 届满
page-limit-verdict = 结论
page-limit-source = 出处
page-computed = 本次核算
page-claim-of = { $by }主张
page-claim-why = 怎样得出
page-computed-why = 见“怎样算出”
page-later = 晚 { $days } 日
page-earlier = 早 { $days } 日
page-equal = 与核算一致
page-readings = 口径
page-readings-note = 法律没有写明、实务有分歧的问题，以及本次的取法。默认口径为本库选择，非权威解释。
page-reading-question = 争点
page-reading-option = 本次取法
page-reading-authority = 问题与依据
page-default = （默认口径）
page-pinned = （指定）
page-choices = 若改取
page-other = （结论不同）
page-ledger = 逐日计算表
page-ledger-days = { $count } 日，每日计入与否及其理由
page-ledger-day = 日期
page-ledger-number = 第几个工作日
page-ledger-why = 计入与否
page-ledger-source = 出处
page-provenance = 依据与版本
page-sources = 所依据的规定与通知
page-versions = 计算所用的版本
page-version = 程序
page-as-of = 截至
page-known-on = 所知
page-calendar-digest = 日历 sha256
page-law-digest = 法规 sha256
page-confidence = 来源

page-register-title = 政府信息公开答复期限核查（截至 { $as_of }）
page-register-calendar = 日历：国务院办公厅 { $first }—{ $last } 年放假通知
page-cases = 各件
page-search = 查找编号或随附各栏
page-all = 全部
page-shown = 显示 { $shown } 件，共 { $total } 件
page-open = 日历与说明：{ $id }
page-unopened = 本页只为逾期、未定者在先的若干件附日历，另 { $count } 件未附；可用 gikdeadlines explain 逐件查看。
chart-title = 已用工作日与期限之比较
chart-caption = 每柱为超出（+）或剩余（-）同样工作日数的件数；虚线为期限。
chart-axis = 已用工作日减去应有工作日
page-refusals = 退回的行（{ $count }）
print-foot = { $name }  截至 { $as_of }
chart-limit = 期限
chart-empty = 没有可比的日数：{ $count } 件中没有一件已有期限和所用日数。
chart-good = 按期答复
chart-open = 未答复或未定
chart-late = 逾期
chart-over = 超出期限的工作日
chart-numbers = 图中数字
chart-beyond = 及以外：
chart-uncounted = 另 { $count } 件无日数可比，未列入。
chart-bar = { $over }：{ $tone } { $count } 件

## 日历文件

ics-name = 政府信息公开答复期限
ics-due = { $id } 答复期限届满
ics-stopped = { $id } 期限停止计算，届满日未定
ics-limit = { $id } { $what }
ics-one = 届满日为 { $day }
ics-between = 届满日在 { $earliest } 至 { $latest } 之间
ics-extend = 如需延长，最迟 { $day } 告知申请人

# verify and conformance

help-verify = 在本机检验各项性质，并可写出报告。
help-conformance = 以算例对照另一程序。
help-quick = 只抽查一部分（数秒）
help-seed = 抽样的种子；同一种子抽得同样的例子
help-report = 检验报告写入此文件（.json 或 .html）
help-command = 被对照的程序，从标准输入逐行读算例
note-report = 已写入 { $path }
column-property = 性质
column-checked = 检验数
column-result = 结果
column-title = 内容
verify-whole = { $count }（全域）
verify-blamed = 由此文件引起：{ $file }
verify-totals = 共 { $all } 项：成立 { $holds }，不成立 { $broken }，不适用 { $other }；种子 { $seed }；报告摘要 { $digest }
verified-holds = 成立
verified-broken = 不成立
verified-not-applicable = 不适用
vector-passed = 相符
vector-failed = 不符
vector-differs = 另有算法
vector-unsupported = 不支持
vector-unanswered = 未答
conformance-totals = 共 { $all } 个算例：{ $counts }

## 可以怎样救济

explain-remedies = 可以怎样救济
remedy-review = 申请行政复议
remedy-suit = 提起行政诉讼
remedy-suit-after-review = 复议后起诉
remedy-named = { $way }（{ $order }）
remedy-order-open = 复议、起诉可以选择
remedy-order-first = 须先复议
remedy-order-first-if-refused = 不予公开的，须先复议
remedy-order-unless-refused = 不予公开的，须先复议
remedy-order-after = 对复议决定不服
remedy-body-reviewing-body = 向行政复议机关
remedy-body-court = 向人民法院
remedy-days = { $first } 至 { $last }（含末日）：{ $start } 的次日起 { $length }
remedy-days-open = 收到复议决定书（或者复议期限届满）的次日起 { $length }
remedy-longest = 未被告知救济途径或者期限的，最迟 { $day }
remedy-hangs = 取决于：{ $points }
remedy-confidence = 可信度：{ $confidence }
page-remedy-way = 途径
page-remedy-body = 向谁
page-remedy-days = 首日与末日
ics-remedy = { $id }：{ $what }的最后一日
remedy-line = { $name }，{ $body }
remedy-by = 依据：{ $sources }
remedy-undecided = 本库不判断：由哪一机关或法院受理，答复的内容是否合法，有无正当理由或者不属于自身原因的耽误（行诉法第48条、复议法第20条第2款）；无论如何，自行政行为作出之日起超过5年的不再受理（行诉法第46条第2款，复议法2023第21条；因不动产的为20年）。
hangs-unanswered = 至今没有答复
hangs-reply-received = 收到答复之日（未给出，按答复发出之日推算，实际末日不早于此）
hangs-content = 答复是否不予公开
hangs-told = 是否告知了救济途径和期限
hangs-decision-received = 收到复议决定之日
hangs-calendar = 尚未公布的放假安排（末日遇休息日顺延）
hangs-review-first-inaction = 逾期不答复是否须先复议（有争议，默认须先复议）
hangs-start-by-analogy = 起算之日：当时没有明文，自期限届满起算为类推
hangs-rules-of-2007 = 国令499号的起算规则在2024年后是否仍然适用
hangs-law-changes = 期限内法律有变，是否适用新法的期限或者复议前置

# The page in a browser

form-id = 申请编号
form-jurisdiction = 适用地区
form-submitted-channel = 怎样提出申请
form-submitted-at = 提交日期
form-received-at = 登记的收到日期
form-signed-for-at = 行政机关签收
form-arrived-at = 实际到达或系统接收
form-confirmed-at = 双方确认
form-not-confirmed = 从未确认
form-correction-requested-at = 补正告知发出
form-correction-requested-respond-by = 补正截止
form-correction-received-at = 收到补正
form-third-party-consulted-at = 征求第三方意见
form-third-party-replied-at = 收到第三方意见
form-agency-consulted-at = 征求其他机关意见、请示
form-agency-consulted-role = 该机关是
form-agency-replied-at = 收到其他机关意见
form-extension-notified-at = 告知延长
form-extension-notified-working-days = 延长多少个工作日
form-obstacle-began-at = 不可抗力中止
form-obstacle-ended-at = 恢复
form-fee-notified-at = 收费通知
form-fee-paid-at = 缴费
form-contact-restored-at = 恢复联络
form-amended-at = 申请人自行变更申请
form-later-date-set-at = 确定延迟答复
form-later-date-set-until = 延迟至
form-withdrawn-at = 申请人撤回
form-replied-method = 怎样答复
form-replied-registered = 登记的答复日期
form-replied-dated = 答复书落款
form-replied-dispatched = 交邮、交寄或发出
form-replied-delivered = 签收或送达
form-claim-agency = 行政机关主张的届满日
form-claim-applicant = 申请人主张的届满日
group-sent = 一、申请
group-correction = 补正
group-third-party = 征求第三方意见
group-agency = 征求其他机关意见、请示
group-extension = 延长答复期限
group-other = 其他：不可抗力、缴费、变更、延迟、撤回
group-reply = 三、答复
group-claims = 各方主张的届满日
web-title = 政府信息公开答复期限
web-lead = 应于何日前答复，是否逾期：由放假通知和条例原文逐日计算。全部在本机完成，不联网，不上传。
web-language = 语言
web-settings = 设定
web-as-of = 截至
web-known-on = 只按这一天已公布的通知（可空）
web-agency-steps = 二、行政机关的处理
web-again = 再加一次
web-choose-channel = 不清楚，只有登记的收到日期
web-choose-method = 尚未答复，或只有登记的答复日期
web-choose = 请选择
web-tool-case = 一件申请
web-tool-register = 一本登记簿
web-tool-term = 多少天
web-begin = 先选怎样提出申请，填上日期；答案随填随出。
web-starting = 正在启动（几秒钟），可以先填表。
web-ready = 就绪。
web-working = 正在计算……
web-failed = 程序未能启动：
web-faults = 请更正：
web-print = 打印
web-save-html = 存网页
web-save-svg = 存日历图
web-save-ics = 存日历提醒（.ics）
web-save-json = 存结果（JSON）
web-save-case = 存案件（JSON）
web-link = 复制含本案的链接
web-linked = 已复制。链接里有填写的日期，请留意发给谁。
web-clear = 清空
web-no-script = 本页要运行脚本才能计算。
web-too-old = 这个浏览器太旧，不能运行本页。请用 Chrome 或 Edge 111、Firefox 114、Safari 16.4 或更新的版本打开。
web-term-start = 起算日（当日不计）
web-term-count = 多少
web-term-unit = 单位
web-unit-working-days = 个工作日
web-unit-calendar-days = 日（自然日）
web-unit-months = 个月
web-year = 看哪一年的放假安排
web-readings = 口径
web-readings-note = 有争议之处，本机关或法院固定采用的做法；不选的逐一比对。
web-reading-open = 不固定，逐一比对
web-house-save = 存为口径文件
web-house-load = 口径文件随登记簿一同选取即可载入。
web-about = 版本与数据
web-about-made-of = 组成
web-about-licence = 许可
year-unknown = 尚未公布
year-why = { $kind }，{ $festival }
year-notices = 放假通知
year-notice = 通知
year-off = 放假
year-work = 调休上班
web-column-ignore = 与期限无关，原样保留
web-column-as-read = 照所读
web-column-means = 改读作
web-column-means-of = “{ $heading }”改读作
web-columns = 各列怎样读
web-columns-title = 工作表 { $sheet }：表头在第 { $headings } 行，其下 { $rows } 行
web-columns-title-plain = 表头在第 { $headings } 行，其下 { $rows } 行
web-columns-open = 有的列或词拿不准：请在下面说明它是什么，再核查一次。
web-word-means = “{ $word }”是
web-checked = 核查
web-register-drop = 选一本登记簿（.xlsx .xls .csv .ods），或拖到这里；对照文件（.toml）可一同选取。
web-register-sheet = 工作表（可空；all 为全部）
web-register-rows = 表头行（可空；如 3-4）
web-register-again = 按此再核查
web-register-stop = 停止
web-register-stopped = 已停止。
web-register-progress = { $done } / { $total } 行，约剩 { $seconds } 秒
web-register-page = 核查结果
web-register-refused = 退回的行
web-save-xlsx = 存工作簿（原表加结论）
web-save-csv = 存 CSV
web-save-jsonl = 存 JSON Lines
web-save-rejects = 存退回清单
web-save-toml = 存列对照
web-unnamed = 本案

"""What can happen in a case, one class a type of event 事件。

Each class is a frozen value; ``type`` is the name by which a case file writes it. Days are civil days in Beijing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Final, Literal, get_args

from gikdeadlines.values.border import CaseDay, CaseInstant

__all__ = [
    "APPLICATION",
    "CHANNELS",
    "EVENTS",
    "METHODS",
    "AgencyConsulted",
    "AgencyReplied",
    "AgencyRole",
    "Amended",
    "AnswerOverdue",
    "Answered",
    "ApplicationAnswered",
    "ApplicationReceived",
    "Arrived",
    "Asked",
    "Assigned",
    "Changed",
    "Channel",
    "Completed",
    "Confirmed",
    "ContactRestored",
    "CorrectionReceived",
    "CorrectionRequested",
    "Decided",
    "Detected",
    "Event",
    "ExtensionNotified",
    "FeeNotified",
    "FeePaid",
    "Field",
    "Formed",
    "Issued",
    "LaterDateSet",
    "Letter",
    "Matter",
    "Method",
    "NotConfirmed",
    "ObstacleBegan",
    "ObstacleEnded",
    "Occurred",
    "PeriodEnded",
    "PressConference",
    "ProcedureCompleted",
    "Published",
    "Received",
    "RecordCorrectionRequested",
    "Removed",
    "Replied",
    "ReplyReceived",
    "Responded",
    "ReviewAccepted",
    "ReviewDecided",
    "ReviewDecisionReceived",
    "ReviewRequested",
    "SignedFor",
    "StatementIssued",
    "Submitted",
    "SuitFiled",
    "ThirdPartyConsulted",
    "ThirdPartyReplied",
    "UrgentReceived",
    "Withdrawn",
]

Channel = Literal[
    "in-person", "oral", "signed-post", "ordinary-post", "misdirected-post", "email", "fax", "online", "unannounced"
]
"""当面, 口头, 邮寄签收, 平信, 误投, 电子邮件, 传真, 网上, 未公告渠道."""

Method = Literal["on-the-spot", "direct", "entrusted", "post", "courier", "electronic"]
"""当场, 直接送达, 委托送达, 邮寄, 快递, 电子送达."""

AgencyRole = Literal["co-author", "superior", "competent", "secrecy", "own-department", "other"]
"""共同制作机关, 上级机关, 主管部门, 保密部门, 本机关内设机构, 其他机关."""

Field = Literal["major-project", "public-resources", "other"]
"""重大建设项目, 公共资源配置, 其他领域."""

CHANNELS: Final[tuple[Channel, ...]] = get_args(Channel)
METHODS: Final[tuple[Method, ...]] = get_args(Method)


class Event:
    """事件 Something that happened, or that a register says."""

    __slots__ = ()
    type: ClassVar[str]

    @property
    def at(self) -> date:
        """The day by which it is known 事件之日."""
        return date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated(Event):
    # Said to be a field: else the property of the base would stand as its default, and a missing day pass.
    at: CaseDay = field()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Timed(Event):
    at: CaseInstant = field()


# An application 依申请公开


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(_Dated):
    """告知、征求意见 A letter that asks for something: sent on ``at``, received on ``served``."""

    served: CaseDay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(_Dated):
    """提交 The application leaves the applicant, or is handed in."""

    type: ClassVar = "submitted"
    channel: Channel


class SignedFor(_Dated):
    """签收 The agency signs for the post."""

    __slots__ = ()
    type: ClassVar = "signed-for"


class Arrived(_Dated):
    """实际到达或系统接收 The application arrives, or the system accepts it."""

    __slots__ = ()
    type: ClassVar = "arrived"


class Confirmed(_Dated):
    """双方确认 Both sides confirm the receipt."""

    __slots__ = ()
    type: ClassVar = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotConfirmed(Event):
    """从未确认 Nobody ever confirmed: it did not happen, so it has no day and is known from the first."""

    type: ClassVar = "not-confirmed"


class ContactRestored(_Dated):
    """恢复联络 An applicant who could not be reached is reached again."""

    __slots__ = ()
    type: ClassVar = "contact-restored"


class Received(_Dated):
    """收到申请日期 What a register says, the evidence unseen."""

    __slots__ = ()
    type: ClassVar = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRequested(Letter):
    """补正告知发出 The agency asks for a correction; ``respond_within`` counts working days."""

    type: ClassVar = "correction-requested"
    respond_by: CaseDay | None = None
    respond_within: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionReceived(_Dated):
    """收到补正 The corrected application arrives; ``dispatched`` is the applicant's posting day."""

    type: ClassVar = "correction-received"
    dispatched: CaseDay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdPartyConsulted(Letter):
    """征求第三方意见 A third party is asked for its opinion."""

    type: ClassVar = "third-party-consulted"
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdPartyReplied(_Dated):
    """收到第三方意见 The third party's answer arrives."""

    type: ClassVar = "third-party-replied"
    party: str | None = None
    consents: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyConsulted(Letter):
    """征求其他机关意见、请示 Another agency is consulted or asked."""

    type: ClassVar = "agency-consulted"
    agency: str | None = None
    role: AgencyRole | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyReplied(_Dated):
    """收到其他机关意见 The other agency's answer arrives."""

    type: ClassVar = "agency-replied"
    agency: str | None = None


class ObstacleBegan(_Dated):
    """不可抗力中止 An obstacle begins."""

    __slots__ = ()
    type: ClassVar = "obstacle-began"


class ObstacleEnded(_Dated):
    """恢复 The obstacle ends."""

    __slots__ = ()
    type: ClassVar = "obstacle-ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionNotified(Letter):
    """延长答复期限告知 The applicant is told of an extension: working days, or the last day."""

    type: ClassVar = "extension-notified"
    working_days: int | None = None
    until: CaseDay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterDateSet(_Dated):
    """确定延迟答复 A later reasonable day is set (国令711号 第35条)."""

    type: ClassVar = "later-date-set"
    until: CaseDay


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeNotified(Letter):
    """收费通知 The applicant is told of a fee."""

    type: ClassVar = "fee-notified"


class FeePaid(_Dated):
    """缴费 The fee is paid."""

    __slots__ = ()
    type: ClassVar = "fee-paid"


class Amended(_Dated):
    """申请人自行变更 The applicant changes the application unasked."""

    __slots__ = ()
    type: ClassVar = "amended"


class Withdrawn(_Dated):
    """撤回 The applicant withdraws."""

    __slots__ = ()
    type: ClassVar = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replied(Event):
    """答复 The agency answers; ``registered`` is what a register says, the evidence unseen.

    ``delegated`` says that another agency answered for the one applied to (〔2014〕67号); serving its letter is none.
    """

    type: ClassVar = "replied"
    method: Method | None = None
    dated: CaseDay | None = None
    dispatched: CaseDay | None = None
    delivered: CaseDay | None = None
    registered: CaseDay | None = None
    delegated: bool | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """The days that are known, in the order in which they must fall 已知日期."""
        return tuple(day for day in (self.dated, self.dispatched, self.delivered) if day is not None)

    @property
    def at(self) -> date:
        """The first day by which the reply is known 已知的最早日期."""
        return self.dated or self.dispatched or self.delivered or self.registered or date.min


# Publication 主动公开


class Formed(_Dated):
    """形成 The information is formed."""

    __slots__ = ()
    type: ClassVar = "formed"


class Changed(_Dated):
    """变更 The information changes."""

    __slots__ = ()
    type: ClassVar = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(_Dated):
    """作出决定 A permit or a penalty is decided."""

    type: ClassVar = "decided"
    kind: Literal["permit", "penalty"]
    field: Field | None = None


class ProcedureCompleted(_Dated):
    """完成审批程序 The approval procedure for changed handling conditions ends."""

    __slots__ = ()
    type: ClassVar = "procedure-completed"


class Issued(_Dated):
    """印发 The document is issued."""

    __slots__ = ()
    type: ClassVar = "issued"


class Published(_Dated):
    """公开 The information is published."""

    __slots__ = ()
    type: ClassVar = "published"


# Public opinion 政务舆情


@dataclass(frozen=True, slots=True, kw_only=True)
class _Incident(_Timed):
    severity: Literal["major", "other"] | None = None


class Occurred(_Incident):
    """发生 The incident occurs."""

    __slots__ = ()
    type: ClassVar = "occurred"


class Detected(_Incident):
    """监测发现 The incident is noticed."""

    __slots__ = ()
    type: ClassVar = "detected"


class Assigned(_Incident):
    """交办 The response is assigned."""

    __slots__ = ()
    type: ClassVar = "assigned"


class StatementIssued(_Timed):
    """发布权威信息 Authoritative information is issued."""

    __slots__ = ()
    type: ClassVar = "statement-issued"


class PressConference(_Timed):
    """举行新闻发布会 A press conference is held."""

    __slots__ = ()
    type: ClassVar = "press-conference"


class Responded(_Timed):
    """回应 A response is given."""

    __slots__ = ()
    type: ClassVar = "responded"


# Other matters


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodEnded(_Dated):
    """会计期间结束 An accounting period ends."""

    type: ClassVar = "period-ended"
    period: Literal["annual", "interim", "quarter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(_Dated):
    """收到征求意见 Someone is asked for an opinion, and receives the question."""

    type: ClassVar = "asked"
    to: Literal["third-party", "co-author", "competent", "secrecy"]


class Answered(_Dated):
    """提出意见 The opinion is given."""

    __slots__ = ()
    type: ClassVar = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentReceived(_Dated):
    """收到急件 An urgent document is received: 特提, 特急, 加急, 平急."""

    type: ClassVar = "received"
    urgency: Literal["teti", "teji", "jiaji", "pingji", "特提", "特急", "加急", "平急"]


class Completed(_Dated):
    """办结 The document is dealt with."""

    __slots__ = ()
    type: ClassVar = "completed"


class Removed(_Dated):
    """撤下 What was published is taken down."""

    __slots__ = ()
    type: ClassVar = "removed"


class ApplicationReceived(_Dated):
    """收到公开申请 A state enterprise receives an application."""

    __slots__ = ()
    type: ClassVar = "application-received"


class ApplicationAnswered(_Dated):
    """书面答复申请 The enterprise answers it in writing."""

    __slots__ = ()
    type: ClassVar = "application-answered"


# Remedies 救济


class RecordCorrectionRequested(_Dated):
    """请求更正记录 The agency receives a request to correct a record about the applicant."""

    __slots__ = ()
    type: ClassVar = "record-correction-requested"


class AnswerOverdue(_Dated):
    """答复期限届满而未答复 The last day of the period to answer passes without an answer."""

    __slots__ = ()
    type: ClassVar = "answer-overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyReceived(_Dated):
    """收到答复 The applicant receives the answer: whether it refuses, whether it tells how to seek a remedy."""

    type: ClassVar = "reply-received"
    refused: bool | None = None
    told: bool | None = None


class ReviewRequested(_Dated):
    """申请行政复议 Review is asked for."""

    __slots__ = ()
    type: ClassVar = "review-requested"


class ReviewAccepted(_Dated):
    """受理复议 The request for review is accepted."""

    __slots__ = ()
    type: ClassVar = "review-accepted"


class ReviewDecided(_Dated):
    """作出复议决定 Review ends in a decision."""

    __slots__ = ()
    type: ClassVar = "review-decided"


class ReviewDecisionReceived(_Dated):
    """收到复议决定 The applicant receives the decision."""

    __slots__ = ()
    type: ClassVar = "review-decision-received"


class SuitFiled(_Dated):
    """起诉 Suit is filed, or posted to the court."""

    __slots__ = ()
    type: ClassVar = "suit-filed"


Matter = Literal[
    "application", "publication", "public-opinion", "soe-report", "inquiry", "urgent-document", "retention", "remedy"
]
"""依申请公开, 主动公开, 政务舆情, 国企信息公开, 征求意见, 急件, 保留, 救济."""

APPLICATION: Final[tuple[type[Event], ...]] = (
    Submitted,
    SignedFor,
    Arrived,
    Confirmed,
    NotConfirmed,
    ContactRestored,
    Received,
    CorrectionReceived,
    ThirdPartyReplied,
    AgencyReplied,
    ObstacleEnded,
    FeePaid,
    CorrectionRequested,
    ThirdPartyConsulted,
    AgencyConsulted,
    ObstacleBegan,
    ExtensionNotified,
    LaterDateSet,
    FeeNotified,
    Amended,
    Withdrawn,
    Replied,
)
"""The events of an application. Those of one day are applied in this order: ends before beginnings, the reply last."""

EVENTS: Final[dict[str, tuple[type[Event], ...]]] = {
    "application": APPLICATION,
    "publication": (Formed, Changed, Decided, ProcedureCompleted, Issued, Published),
    "public-opinion": (Occurred, Detected, Assigned, StatementIssued, PressConference, Responded),
    "soe-report": (PeriodEnded, Formed, ApplicationReceived, ExtensionNotified, Published, ApplicationAnswered),
    "inquiry": (Asked, Answered),
    "urgent-document": (UrgentReceived, Completed),
    "retention": (Published, Removed),
    "remedy": (
        RecordCorrectionRequested,
        AnswerOverdue,
        ReplyReceived,
        ReviewRequested,
        ReviewAccepted,
        ReviewDecided,
        ReviewDecisionReceived,
        SuitFiled,
    ),
}
"""The events of each matter 各类事项的事件."""

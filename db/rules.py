"""The one door to the rules of the ledger: pure functions from facts to facts, without SQL nor files.

What a body may hold, the content hash, who may sign what, whether a fact may enter, and what the decisions
on a post amount to. The ledger, the exchange, the services and the interface all ask here.
"""

from db.answers import ANSWERS, CONTEST, WAIVER, WITHDRAWAL, answers_in_force, standing_answers
from db.approval import (
    APPROVAL_KINDS,
    ApprovalState,
    ChannelApproval,
    Standing,
    ancestry_of,
    approval_state,
    heads_of,
)
from db.content import content_hash, node_hashes, root_hash, shared_hash
from db.facts import MAX_BODY
from db.roster import HIGH_ROLES, LOW_ROLES, TRUST_KINDS, Member, Person, Roster
from db.schema import CHANNELS, Schema
from db.schemas import (
    ALL_ROLES,
    ROLES,
    SCHEMAS,
    VERDICTS,
    check_body,
    current,
    stored_objects,
)
from db.validity import ROLES_OF_KIND, WAITING, Known, check, check_written_here

__all__ = [
    "ALL_ROLES",
    "ANSWERS",
    "APPROVAL_KINDS",
    "CHANNELS",
    "CONTEST",
    "HIGH_ROLES",
    "LOW_ROLES",
    "MAX_BODY",
    "ROLES",
    "ROLES_OF_KIND",
    "SCHEMAS",
    "TRUST_KINDS",
    "VERDICTS",
    "WAITING",
    "WAIVER",
    "WITHDRAWAL",
    "ApprovalState",
    "ChannelApproval",
    "Known",
    "Member",
    "Person",
    "Roster",
    "Schema",
    "Standing",
    "ancestry_of",
    "answers_in_force",
    "approval_state",
    "check",
    "check_body",
    "check_written_here",
    "content_hash",
    "current",
    "heads_of",
    "node_hashes",
    "root_hash",
    "shared_hash",
    "standing_answers",
    "stored_objects",
]

"""The facts that the policy on media and social networks asks for: accounts, elections, emergencies, registers.

Their texts are objects, which nothing erases: nobody's personal information belongs in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.canonical import is_hash
from db.fields import address, code, count, date, map_of, name, one_of, optional, set_of, some, truth
from db.schema import Schema, channel, in_order

REVIEWS = ("confirmed", "to_correct", "to_withdraw")


def _judged_once(body: Mapping[str, Any]) -> bool:
    return in_order(body) and set(body["waiting"]).isdisjoint(body["review"])


POLICY_SCHEMAS: dict[str, Schema] = {
    # A new account is asked for with its audience and its analysis, then granted or not (policy, art. 21); the
    # people who run an account are named (art. 3).
    "account_request": Schema(
        {
            "channel": optional(channel),
            "platform": name,
            "name": name,
            "audience": is_hash,
            "analysis": is_hash,
        },
        stored=("audience", "analysis"),
    ),
    "account_decision": Schema(
        {"request": is_hash, "granted": truth, "reason": optional(is_hash)}, stored=("reason",)
    ),
    "account_keepers": Schema({"account": code, "channel": channel, "people": set_of(code)}),
    # The human check of one version in an election period: which period, and what was confirmed, point by point.
    "checklist": Schema(
        {
            "revision": is_hash,
            "content": is_hash,
            "level": code,
            "start": date,
            "end": date,
            "points": some(set_of(code)),
        },
        item="required",
        whole=in_order,
    ),
    # What judging the posts that are online again for a period left, by revision: not judged yet, to review; and how
    # many passed. It replaces those it names in its parents.
    "period_check": Schema(
        {
            "start": date,
            "end": date,
            "waiting": set_of(is_hash),
            "review": set_of(is_hash),
            "passed": count,
        },
        whole=_judged_once,
    ),
    # Why an external page is pertinent for those who follow the municipality (art. 14).
    "link_note": Schema({"address": address, "note": is_hash}, stored=("note",)),
    # An emergency goes out before it is approved, for a written reason; the direction looks at it afterwards.
    "emergency": Schema(
        {"revision": is_hash, "content": is_hash, "channels": some(set_of(channel)), "reason": is_hash},
        item="required",
        stored=("reason",),
    ),
    "emergency_review": Schema(
        {"emergency": is_hash, "verdict": one_of(REVIEWS), "comment": optional(is_hash)},
        item="required",
        stored=("comment",),
    ),
    # Public notices: the words of the greffe, which nobody else changes (art. 12).
    "notice": Schema({"title": is_hash, "body": is_hash}, item="required", stored=("title", "body")),
    # The greffe keeps the words of that deposit, in answer to these remarks (comments).
    "notice_kept": Schema({"notice": is_hash, "remarks": some(set_of(is_hash))}, item="required"),
    # Municipal advertising that is paid for: where, when, how much (art. 4, 13).
    "placement": Schema(
        {
            "placement": code,
            "channel": channel,
            "start": date,
            "end": date,
            "cents": count,
            "purpose": is_hash,
            "cancelled": truth,
        },
        item="optional",
        stored=("purpose",),
        whole=in_order,
    ),
    # The rules of conduct in force, and where the public reads them (art. 18 and annex).
    "conduct": Schema(
        {"text": is_hash, "since": date, "published": map_of(channel, address)}, stored=("text",)
    ),
}

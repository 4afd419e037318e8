"""Who is governed by a word of harm: the subject to its left, the objects to its right, through lists, appositions,
relative clauses and what is only said in passing."""

from claimledger.roles.asides import without_asides
from claimledger.roles.beasts import without_beasts
from claimledger.roles.beyond import behind_phrase, is_doer, is_left_open, late_object, object_behind, object_of_next
from claimledger.roles.charged import charged_with
from claimledger.roles.homes import without_homes
from claimledger.roles.identities import without_identities
from claimledger.roles.items import (
    NAMING,
    Item,
    Items,
    Victims,
    items_of,
    items_text,
    offset,
    opens_clause,
    place_of,
    tags_of,
    words_of,
)
from claimledger.roles.lists import is_both, named_together, other_kind, other_side, settle_list
from claimledger.roles.objects import objects, past_names, take_parts_behind
from claimledger.roles.phrases import ends_span, is_attributive, list_ends_in
from claimledger.roles.posts import without_posts
from claimledger.roles.prepositions import seen_as
from claimledger.roles.relatives import FINITE, whom_it_met
from claimledger.roles.shares import (
    OF_WHOM,
    describe_share,
    further_shares,
    opens_shares,
    postposed,
    shares,
    shares_by_place,
)
from claimledger.roles.subject import subject
from claimledger.roles.surnames import is_first_name
from claimledger.roles.walk import PLURAL_BE

__all__ = [
    "FINITE",
    "NAMING",
    "OF_WHOM",
    "PLURAL_BE",
    "Item",
    "Items",
    "Victims",
    "behind_phrase",
    "charged_with",
    "describe_share",
    "ends_span",
    "further_shares",
    "is_attributive",
    "is_both",
    "is_doer",
    "is_first_name",
    "is_left_open",
    "items_of",
    "items_text",
    "late_object",
    "list_ends_in",
    "named_together",
    "object_behind",
    "object_of_next",
    "objects",
    "offset",
    "opens_clause",
    "opens_shares",
    "other_kind",
    "other_side",
    "past_names",
    "place_of",
    "postposed",
    "seen_as",
    "settle_list",
    "shares",
    "shares_by_place",
    "subject",
    "tags_of",
    "take_parts_behind",
    "whom_it_met",
    "without_asides",
    "without_beasts",
    "without_homes",
    "without_identities",
    "without_posts",
    "words_of",
]

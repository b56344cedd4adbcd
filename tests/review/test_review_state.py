"""The state of a page: derived from its records, the text as it is now and the roles it needs."""

from netpub.review import chain, state, versions
from netpub.review.records import CLINICAL, EDITORIAL, Record
from netpub.review.state import Stage

OLD, NEW = "1" * 64, "2" * 64
ROLES = ("clinical", "lay")


def record(kind, digest=OLD, language="en", **more):
    return Record(kind, "scan", "2026-11-21", language, content_digest=digest, **more)


def approve(role, digest=OLD, by="", **more):
    return record("approve", digest, role=role, by=by or role.title(), snapshot=digest[:1] * 64, **more)


def chained(*made):
    found = ()
    for one in made:
        found = (*found, chain.lengthen(found, one)[0])
    return found


FIRST = (approve("clinical"), approve("lay", version="1.0"))


def of(made, digest=OLD, required=ROLES, language="en", **more):
    return state.of(chained(*made), language, digest, required, **more)


def test_nothing_recorded_is_not_approved():
    found = of([])
    assert (found.state, found.reasons, found.missing, found.version) == (Stage.NEW, ("not-approved",), ROLES, "")


def test_a_round_is_open_until_every_role_signed():
    assert of([record("request", roles=ROLES)]).state is Stage.REVIEW
    half = of([record("request", roles=ROLES), approve("clinical")])
    assert (half.state, half.missing, half.reasons) == (Stage.REVIEW, ("lay",), ("not-approved",))
    whole = of(FIRST)
    assert (whole.state, whole.missing, whole.reasons, whole.version, whole.approved) == (Stage.APPROVED, (), (), "1.0", OLD)
    assert whole.snapshot == "1" * 64


def test_another_text_is_not_approved_and_its_own_approval_counts_alone():
    changed = of(FIRST, NEW)
    assert (changed.state, changed.reasons, changed.missing, changed.version) == (Stage.CHANGED, ("changed-since-approval",), ROLES, "1.0")
    again = of((*FIRST, approve("clinical", NEW), approve("lay", NEW, version="2.0")), NEW)
    assert (again.state, again.version, again.approved) == (Stage.APPROVED, "2.0", NEW)


def test_a_text_that_was_superseded_is_not_approved_when_it_comes_back():
    back = of((*FIRST, approve("clinical", NEW), approve("lay", NEW, version="2.0")), OLD)
    assert (back.state, back.missing) == (Stage.CHANGED, ROLES)


def test_each_language_has_its_own_approvals():
    assert of(FIRST, language="es").state is Stage.NEW


def test_roles_asked_for_besides_the_policy_must_sign_too():
    asked = record("request", roles=(*ROLES, "pharmacist"))
    assert of((asked, *FIRST)).missing == ("pharmacist",)
    assert of((asked, *FIRST)).state is Stage.REVIEW
    assert of((asked, record("request", roles=("clinical",)), *FIRST)).missing == ()


def test_a_role_that_the_policy_adds_later_reopens_a_page():
    assert of(FIRST, required=(*ROLES, "accessibility")).missing == ("accessibility",)


def test_nobody_checks_their_own_translation():
    roles = ("translator", "second-linguist")
    alone = [approve("translator", by="Ana  Ruiz"), approve("second-linguist", by="ana ruiz", version="1.0")]
    assert of(alone, required=roles).missing == ("second-linguist",)
    assert of([alone[0], approve("second-linguist", by="Luis Paz", version="1.0")], required=roles).state is Stage.APPROVED


def test_open_comments_block_until_resolved_and_notes_do_not():
    made = chained(*FIRST, record("comment", text="Why?"), record("comment", text="Nice.", blocking=False))
    found = state.of(made, "en", OLD, ROLES)
    assert (found.reasons, [one.text for one in found.comments]) == (("open-comments",), ["Why?", "Nice."])
    resolved = chained(*made, record("resolve", ref=made[2].id))
    assert state.of(resolved, "en", OLD, ROLES).reasons == ()


def test_a_withdrawn_approval_counts_no_more_until_everybody_signs_again():
    gone = (*FIRST, record("withdraw"))
    assert (of(gone).state, of(gone).reasons, of(gone).missing) == (Stage.WITHDRAWN, ("withdrawn",), ROLES)
    assert of((*gone, approve("clinical"))).state is Stage.REVIEW
    again = of((*gone, approve("clinical"), approve("lay", version="1.0")))
    assert (again.state, again.version) == (Stage.APPROVED, "1.0")


def test_where_signatures_are_required_only_signed_approvals_count():
    signed = (approve("clinical", signature="s"), approve("lay", version="1.0"))
    assert of(signed, signed=True).missing == ("lay",)


def test_versions_rise_by_the_class_of_change():
    known = versions.revisions(chained(*FIRST), "en")
    assert versions.following((), OLD, "") == "1.0"
    assert versions.following(known, OLD, CLINICAL) == "1.0"
    assert versions.following(known, NEW, EDITORIAL) == "1.1"
    assert versions.following(known, NEW, CLINICAL) == "2.0"
    tenth = versions.revisions(chained(approve("lay", version="1.9"), approve("lay", NEW, version="1.10")), "en")
    assert versions.following(tenth, OLD, EDITORIAL) == "1.11"

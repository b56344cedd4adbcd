"""The colours of content streams as inks: each set where it is used, for type as for type."""

import pikepdf
import pytest

from netpub.publish import press_content

GREY = (0.5, 0.5, 0.5)


def paint(colour, is_type):
    """Inks that show what they were made of: the colour, and 1 for type."""
    return (*colour, 1.0 if is_type else 0.0)


def painted(content, spaces=None, named=None):
    pdf = pikepdf.new()
    resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(spaces or {}))
    made = press_content.painted(pdf.make_stream(content.encode()), resources, paint, set() if named is None else named)
    return " ".join(made.decode().split())


@pytest.mark.parametrize(("content", "made"), [
    # A colour is written where something is drawn with it, once.
    ("1 0 0 rg 0 0 9 9 re f 0 0 5 5 re f", "1 0 0 0 k 0 0 9 9 re f 0 0 5 5 re f"),
    ("0 .5 0 RG 0 0 m 1 1 l S", "0 0.5 0 0 K 0 0 m 1 1 l S"),
    # Type has inks of its own, whichever way the stream goes from one to the other.
    ("1 0 0 rg BT (a) Tj ET 0 0 9 9 re f", "BT 1 0 0 1 k (a) Tj ET 1 0 0 0 k 0 0 9 9 re f"),
    ("BT 1 0 0 rg [(a)] TJ (b) Tj ET", "BT 1 0 0 1 k [ (a) ] TJ (b) Tj ET"),
    ("1 0 0 rg 0 1 0 RG BT 1 Tr (a) Tj ET", "BT 1 Tr 0 1 0 1 K (a) Tj ET"),
    # Greys are colours as well.
    (".5 g 0 0 9 9 re f", "0.5 0.5 0.5 0 k 0 0 9 9 re f"),
    # What q keeps, Q brings back.
    ("1 0 0 rg q 0 1 0 rg 0 0 9 9 re f Q 0 0 9 9 re f", "q 0 1 0 0 k 0 0 9 9 re f Q 1 0 0 0 k 0 0 9 9 re f"),
    # No colour may be set between the lines of a path and its painting.
    ("1 0 0 rg 0 0 m 9 9 l 0 0 5 5 re f", "1 0 0 0 k 0 0 m 9 9 l 0 0 5 5 re f"),
    # A drawing that sets no colour has that of where it stands.
    ("1 0 0 rg /X Do", "1 0 0 0 k /X Do"),
    # Inks stay as they are, and so does what nobody named a colour for.
    ("0 0 0 1 K 0 0 m 1 1 l S", "0 0 0 1 K 0 0 m 1 1 l S"),
    ("1 0 0 rg 0 1 0 0 k 0 0 9 9 re f", "0 1 0 0 k 0 0 9 9 re f"),
    ("BT (a) Tj ET", "BT (a) Tj ET"),
    ("/Pattern cs /P scn 0 0 9 9 re f", "/Pattern cs /P scn 0 0 9 9 re f"),
    # Colours by the name of their space.
    ("/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f", "1 0 0 0 k 0 0 9 9 re f"),
    ("/DeviceRGB CS 0 0 m 1 1 l S", "0 0 0 0 K 0 0 m 1 1 l S"),
    ("/DeviceGray cs .5 scn 0 0 9 9 re f", "0.5 0.5 0.5 0 k 0 0 9 9 re f"),
    ("/Own cs 0 0 1 scn 0 0 9 9 re f", "0 0 1 0 k 0 0 9 9 re f"),
])
def test_colours_become_inks(content, made):
    assert painted(content, {"/Own": pikepdf.Array([pikepdf.Name.CalRGB, pikepdf.Dictionary()])}) == made


@pytest.mark.parametrize(("parts", "found"), [(3, 3), (1, 1), (4, 0)])
def test_spaces_with_a_profile_have_its_parts(parts, found):
    pdf = pikepdf.new()
    assert press_content.parts_of(pikepdf.Array([pikepdf.Name.ICCBased, pdf.make_stream(b"", N=parts)])) == found


def test_spaces_that_are_still_used_are_named():
    named = set()
    painted("/DeviceRGB cs 1 0 0 sc /Spot cs 1 scn 0 0 9 9 re f", named=named)
    assert named == {"/Spot"}

"""The web pages and the page of downloads as readers meet them: in a browser, from the disk, by eye, keyboard and paper."""

import tomllib
from urllib.parse import unquote, urldefrag, urlsplit

import pypdfium2
import pytest
from netpub_project import ROOT

pytestmark = pytest.mark.slow

SETTINGS = tomllib.loads((ROOT / "netpub.toml").read_text(encoding="utf-8"))
LANGUAGES = tuple(SETTINGS["languages"])
SLUGS = tuple(sorted({path.name for path in (ROOT / "source").iterdir() if path.is_dir()} | set(SETTINGS.get("publications", {}))))
SOURCE = LANGUAGES[0]


def translated(slug, language):
    """Whether a page or booklet of the sample is there in a language."""
    of = SETTINGS["publications"].get(slug, {}).get("pages", [slug])
    return language == SOURCE or all((ROOT / f"locales/{language}/LC_MESSAGES/{page}.po").is_file() for page in of)


LEAFLETS = [f"{language}/{slug}.html" for language in LANGUAGES for slug in SLUGS if translated(slug, language)]
PAGES = ["index.html", *(f"{language}/index.html" for language in LANGUAGES), *LEAFLETS]
SCREENSHOTS = ROOT / "build/screenshots"
DESK = {"width": 1280, "height": 900}
# WCAG 2.2, 1.4.10: a window of 1280 by 1024 at 400 % is this small.
ZOOMED = {"width": 320, "height": 256}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def visit(browsers, sample):
    """Open a file of dist in a window of its own. Whatever a test does there: no error, and nothing asked of anybody."""
    contexts, wrong = [], []

    def request(asked):
        if not asked.url.startswith(("file:", "data:")):
            wrong.append(f"asks for {asked.url}")

    def complain(said):
        if said.type in {"error", "warning"}:
            wrong.append(f"console: {said.text}")

    def go(path, size=DESK, letters=16, **wishes):
        contexts.append(browsers(letters).new_context(viewport=size, **wishes))
        contexts[-1].set_default_timeout(10_000)
        page = contexts[-1].new_page()
        page.on("request", request)
        page.on("console", complain)
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on("requestfailed", lambda failed: wrong.append(f"could not load {failed.url[:100]}"))
        page.goto((sample.root / "dist" / path).as_uri())  # a path from the root stays what it is
        return page

    yield go
    for context in contexts:
        context.close()
    assert wrong == []


def picture(page, path, kind):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{path.removesuffix('.html').replace('/', '-')}-{kind}.png", full_page=True)


def test_every_web_page_of_dist_is_looked_at(sample):
    assert {path for path in sample.files() if path.endswith(".html")} == set(PAGES)


# For everybody.


def faults(page, axe):
    """What axe-core finds against WCAG 2.2 AA, and where the contrast could not be judged."""
    page.add_script_tag(content=axe)
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", WCAG)
    assert any(rule["id"] == "color-contrast" for rule in found["passes"])
    unsure = [rule for rule in found["incomplete"] if rule["id"] == "color-contrast"]
    return [f"{rule['id']}: {node['html'][:150]}: {node['failureSummary']}" for rule in [*found["violations"], *unsure] for node in rule["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(visit, axe, path, scheme):
    page = visit(path, color_scheme=scheme)
    assert faults(page, axe) == []
    picture(page, path, scheme)


def test_dark_is_dark(visit):
    grounds = [
        visit("index.html", color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
        for scheme in ("light", "dark")]
    assert min(grounds[0]) > 200
    assert max(grounds[1]) < 80


def test_axe_would_find_a_fault(visit, axe):
    page = visit(LEAFLETS[0])
    page.evaluate("document.querySelector('main figure img').removeAttribute('alt'); document.querySelector('main p').style.color = '#ccc'")
    found = faults(page, axe)
    assert any(fault.startswith("image-alt") for fault in found)
    assert any(fault.startswith("color-contrast") for fault in found)


# The state of the project, as a page.

DASHBOARD = tuple(f"../build/status/{page}.html" for page in ("index", "es", "ar", "zh-Hans"))


@pytest.fixture(scope="module")
def dashboard(sample):
    """The sample's dashboard; some of its days are over."""
    said = sample.netpub("status", "--as-of", "2029-10-05")
    assert said.code == 0
    assert {f"../build/status/{path}" for path in sample.files("build/status")} == set(DASHBOARD)


@pytest.mark.usefixtures("dashboard")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", DASHBOARD)
def test_axe_finds_nothing_on_the_dashboard(visit, axe, path, scheme):
    page = visit(path, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    # Of letters in a picture axe cannot tell what lies behind them; their colours are pairs of the theme.
    found = faults(page, axe)
    assert [fault for fault in found if not (fault.startswith("color-contrast: <text ") and "determine" in fault)] == []
    picture(page, path.removeprefix("../build/"), scheme)


@pytest.mark.usefixtures("dashboard")
@pytest.mark.parametrize("path", DASHBOARD)
def test_the_dashboard_does_not_scroll_sideways(visit, path):
    page = visit(path, ZOOMED, device_scale_factor=4)
    assert page.evaluate(OUTSIDE) == []
    page = visit(path, {"width": 640, "height": 800}, letters=32)
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.usefixtures("dashboard")
def test_the_table_of_the_dashboard_is_sorted_and_searched_by_keyboard(visit):
    page = visit(DASHBOARD[0])
    keys = lambda column: page.eval_on_selector_all("#rows tbody tr", f"all => all.map(one => one.cells[{column}].dataset.key)")  # noqa: E731
    page.locator("#rows thead button").nth(1).focus()
    for direction, reverse in (("ascending", False), ("descending", True)):
        page.keyboard.press("Enter")
        assert page.locator("#rows th[aria-sort]").get_attribute("aria-sort") == direction
        assert keys(1) == sorted(keys(1), reverse=reverse)
    page.locator("#search").fill("pancreas")
    shown = page.locator("#rows tbody tr:visible")
    assert set(shown.evaluate_all("all => all.map(one => one.cells[0].dataset.key)")) == {"pancreas-surgery"}
    assert page.locator("[role=status]").inner_text() == f"{len(LANGUAGES)} found"


@pytest.mark.usefixtures("dashboard")
def test_the_dashboard_works_without_its_script(visit):
    page = visit(DASHBOARD[0], java_script_enabled=False)
    assert page.locator("#rows tbody tr").count() == len(LANGUAGES) * len([path for path in (ROOT / "source").iterdir() if path.is_dir()])
    assert page.locator(".search").is_hidden()
    assert page.locator("#rows thead button").count() == 0


# What changed in a page, as a page.


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_comparison(visit, axe, comparison, scheme):
    page = visit(comparison / "changes.html", color_scheme=scheme)
    assert faults(page, axe) == []
    picture(page, "changes.html", scheme)


# In every window and size of type.

OUTSIDE = """() => {
  const wide = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
  const out = [...document.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && !one.closest('.table') && (box.right > innerWidth + 1 || box.left < -1);
  });
  const cut = [...document.querySelectorAll('body *')].filter(one =>
    one.scrollWidth > one.clientWidth + 1 && !one.closest('.table') && getComputedStyle(one).overflowX !== 'visible');
  return [...(wide > 0 ? [`scrolls ${wide} px`] : []), ...[...out, ...cut].map(one => one.outerHTML.slice(0, 120))];
}"""


@pytest.mark.parametrize("path", PAGES)
def test_nothing_scrolls_sideways_at_400_percent(visit, path):
    page = visit(path, ZOOMED, device_scale_factor=4)
    assert page.evaluate(OUTSIDE) == []
    page = visit(path, {"width": 320, "height": 800})
    assert page.evaluate(OUTSIDE) == []
    picture(page, path, "narrow")


@pytest.mark.parametrize("path", PAGES)
def test_letters_twice_as_large_and_wider_spaced_are_not_cut(visit, path):
    """WCAG 2.2, 1.4.4 and 1.4.12."""
    page = visit(path, {"width": 640, "height": 800}, letters=32)
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    assert page.evaluate(OUTSIDE) == []
    page = visit(path, {"width": 320, "height": 800})
    page.add_style_tag(content="*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}")
    assert page.evaluate(OUTSIDE) == []


def test_a_wide_table_scrolls_in_its_own_box(visit):
    """The test above leaves tables out: they may scroll, the page around them not, and the keyboard reaches them."""
    for path in LEAFLETS:
        page = visit(path, ZOOMED)
        for box in page.locator(".table").all():
            assert box.evaluate("one => one.getBoundingClientRect().right <= innerWidth && one.tabIndex === 0")


# By keyboard.


def focused(page):
    return page.evaluate("document.activeElement.outerHTML.slice(0, 150)")


@pytest.mark.parametrize("path", PAGES)
def test_the_first_tab_leads_past_the_head(visit, path):
    page = visit(path)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("one => one === document.activeElement"), focused(page)
    box = skip.bounding_box()
    assert (box["x"] >= 0, box["y"] >= 0, box["x"] + box["width"] <= DESK["width"]) == (True, True, True)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert page.url.endswith("#main")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main, footer')"), focused(page)


HIDDEN = """() => {
  const one = document.activeElement, seen = [...one.getClientRects()].some(box =>
    [.1, .5, .9].some(across => [.1, .5, .9].some(down => {
      const met = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
      return met && (one.contains(met) || met.contains(one) && met.closest('a, [tabindex]') === one);
    })));
  return one === document.body ? null : seen ? '' : one.outerHTML.slice(0, 150);
}"""


@pytest.mark.parametrize("size", [DESK, ZOOMED], ids=["desk", "400-percent"])
@pytest.mark.parametrize("path", ["index.html", LEAFLETS[0], LEAFLETS[-1]])
def test_what_has_the_focus_is_seen(visit, path, size):
    """WCAG 2.2, 2.4.7 and 2.4.11: forwards through the whole page and back, nothing is reached under the mark of a draft."""
    page = visit(path, size)
    number = page.evaluate("document.querySelectorAll('a[href], [tabindex=\"0\"]').length")
    hidden, reached = [], 0
    for key in ("Tab", "Shift+Tab"):
        for _ in range(number + 3):
            page.keyboard.press(key)
            fault = page.evaluate(HIDDEN)
            if fault is None:
                break
            reached += 1
            hidden += [f"{key}: {fault}"] if fault else []
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid", focused(page)
    assert hidden == []
    assert reached >= 2 * number - 2


@pytest.mark.parametrize("slug", SLUGS)
def test_the_language_link_leads_to_the_other_language_and_back(visit, slug):
    page = visit(f"{LANGUAGES[0]}/{slug}.html")
    for language in [*(language for language in LANGUAGES[1:] if translated(slug, language)), SOURCE]:
        link = page.locator(f".languages a[hreflang|={language}]")
        assert link.get_attribute("lang").startswith(language)
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{language}/{slug}.html")
        assert page.locator("html").get_attribute("lang").startswith(language)
        assert page.locator(".languages [aria-current]").get_attribute("lang").startswith(language)


# Links.


def targets(page):
    """The addresses that a page leads to, as the browser resolves them, without those on the web."""
    found = page.eval_on_selector_all("a[href], link[href]", "all => all.map(one => one.href)")
    return [address for address in found if urlsplit(address).scheme == "file"]


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_to_something(visit, sample, path):
    page = visit(path)
    dead = []
    for address in targets(page):
        file, place = urldefrag(address)
        if file == urldefrag(page.url).url:
            found = page.evaluate("id => !!document.getElementById(id)", unquote(place)) if place else True
        else:
            found = (sample.root / "dist").joinpath(unquote(urlsplit(file).path)).is_file()
        dead += [] if found else [address]
    assert dead == []


def test_the_index_offers_every_edition_and_every_page_leads_back(visit, sample):
    page = visit("index.html")
    top = (sample.root / "dist").as_uri() + "/"
    assert {unquote(urldefrag(address).url.removeprefix(top)) for address in targets(page)} - {"index.html", "feed.xml"} == {
        one["path"] for one in sample.manifest()}
    for path in LEAFLETS:
        page.goto(f"{top}index.html")
        page.locator(f'a[href="{path}"]').first.click()
        page.wait_for_url(f"**/{path}")
        page.locator("footer a").click()
        page.wait_for_url("**/index.html")


# On paper.

WORDS = "() => [document.querySelector('h1'), document.querySelector('main')].map(one => one.{}).join(' ').replace(/\\s+/g, '')"


@pytest.mark.parametrize("path", PAGES)
def test_print_hides_nothing_of_the_text(visit, path):
    page = visit(path, {"width": 700, "height": 1000}, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate(WORDS.format("innerText")) == page.evaluate(WORDS.format("textContent"))
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).display") == "none"
    ink = page.evaluate("getComputedStyle(document.querySelector('main')).color.match(/\\d+/g).map(Number)")
    assert max(ink) < 110, "dark type on white paper, whatever the screen shows"
    assert page.evaluate(OUTSIDE) == []
    picture(page, path, "print")


# What is read back from a browser's print depends on its fonts for other scripts; where the mark lies does not.
@pytest.mark.parametrize("path", [path for path in LEAFLETS if path.startswith(("en/", "es/"))])
def test_every_printed_page_says_that_it_is_a_draft_and_covers_no_text(visit, path):
    page = visit(path)
    mark = page.locator(".draft").inner_text()
    printed = pypdfium2.PdfDocument(page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "0.5in")))
    for sheet in printed:
        text = sheet.get_textpage()
        found = text.search(mark).get_next()
        assert found is not None, "a page without the mark"
        boxes = {at: text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()}
        assert min(left for left, _, _, _ in boxes.values()) >= 35, "letters beside the area that is printed"
        assert max(right for _, _, right, _ in boxes.values()) <= sheet.get_width() - 35
        of_mark = range(found[0], sum(found))
        low, high = min(boxes[at][1] for at in of_mark if at in boxes), max(boxes[at][3] for at in of_mark if at in boxes)
        assert [at for at, (_, bottom, _, top) in boxes.items() if at not in of_mark and bottom < high and top > low] == [], "text under the mark"
    printed.close()

"""Findings and totals in words, and findings as JSON."""

import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import click

from netpub.build.engine import Outcome
from netpub.build.ignore import Ignored
from netpub.build.run import Result
from netpub.errors import ExitCode, ToolFailed
from netpub.findings import Finding, Severity, catalogue
from netpub.words import explained, teller, told

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def place(finding: Finding) -> str:
    """Return ``file:line`` and, for a translation, the segment."""
    where = finding.where
    line = f":{where.line}" if where.line else ""
    return f"{where.file}{line}" + (f" [{where.segment}]" if where.segment else "")


def print_findings(
    findings: Iterable[Finding], *, remedies: bool, least: Severity = Severity.INFO, err: bool = True, most: int = 0,
) -> None:
    """Print findings grouped by page, most serious first within a page.

    ``remedies`` adds why and what to do, once for each rule of a page; ``most`` is how many of a rule that is no error are printed for
    a page, 0 for all.
    """
    order = list(Severity)
    shown = [finding for finding in unique(findings) if order.index(finding.severity) <= order.index(least)]
    shown.sort(key=lambda one: (
        one.where.page, order.index(one.severity), one.where.language, one.where.file, one.where.line, one.rule, one.detail))
    for page, group in itertools.groupby(shown, key=lambda one: one.where.page):
        heading = click.style(f"\n{page or told('project')}", bold=True)
        # At once: of a thousand findings, each line by itself takes longer to write than to make.
        click.echo("\n".join([heading, *_page_lines(list(group), remedies, most)]), err=err)


def _page_lines(findings: Sequence[Finding], remedies: bool, most: int) -> Iterator[str]:
    said: Counter[str] = Counter()
    tell = teller()
    for finding in findings:
        said[finding.rule] += 1
        if most and said[finding.rule] > most and finding.severity is not Severity.ERROR:
            continue
        severity = click.style(tell(finding.severity.value), fg=_COLOURS[finding.severity])
        yield f"  {place(finding)}: {severity}: {described(finding, tell)} ({finding.rule})"
        if remedies and said[finding.rule] == 1:
            entry = catalogue()[finding.rule]
            yield f"      {told('Why:')} {told(entry.why)}\n      {told('Do:')}  {told(entry.remedy)}"
    errors = {finding.rule for finding in findings if finding.severity is Severity.ERROR}
    for rule, number in said.items():
        if most and number > most and rule not in errors:
            yield told(f"  … and {number - most} more of {rule} (-v prints them all)")


def print_ignored(ignored: Iterable[Ignored]) -> None:
    """Print findings that do not count, with the reasons of the project."""
    for number, one in enumerate(dict.fromkeys(ignored)):
        if not number:
            click.echo(click.style("\n" + told("ignored"), bold=True))
        click.echo(f"  {place(one.finding)}: {told(one.finding.severity.value)}: {described(one.finding)} ({one.finding.rule})")
        click.echo("      " + told(f"Until {one.entry.until}:") + f" {one.entry.reason}")


def unique(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings without repetitions, in order."""
    return list(dict.fromkeys(findings))


def findings_json(findings: Iterable[Finding]) -> str:
    """Return findings as one JSON array (the interface of design.md)."""
    return json.dumps([finding.as_dict() for finding in unique(findings)], ensure_ascii=False, indent=1)


def print_failures(outcome: Outcome) -> None:
    """Print problems of operation, each with its remedy."""
    for name, error in sorted(outcome.failed.items()):
        click.echo(f"netpub: {name}: {explained(error)}", err=True)


def count(findings: Sequence[Finding]) -> str:
    """Return how many findings of each severity there are, in words."""
    words = []
    for severity in Severity:
        number = sum(finding.severity is severity for finding in findings)
        if number:
            plural = "" if number == 1 or severity is Severity.INFO else "s"
            words.append(f"{number} {told(f'{severity.value}{plural}')}")
    return ", ".join(words) or told("no findings")


def described(finding: Finding, tell: Callable[..., str] = told) -> str:
    """Return what is wrong, with its particulars, in the language of the environment."""
    return tell(catalogue()[finding.rule].what).replace("{detail}", tell(finding.detail, careful=True))


def exit_code(result: Result, *, refused: bool = False) -> ExitCode:
    """Return the exit code: a problem of operation first, then a refused release, then findings of error severity."""
    operation = [error for error in result.outcome.failed.values() if not isinstance(error, ToolFailed)]
    if operation:
        return max(error.exit_code for error in operation)
    if refused:
        return ExitCode.REFUSED
    if any(finding.severity is Severity.ERROR for finding in result.findings):
        return ExitCode.FINDINGS
    return ExitCode.OK

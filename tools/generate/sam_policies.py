#!/usr/bin/env python3
"""Derives the policy templates of SAM and the paths of AWS's managed policies for the SAM transform.

Usage: pip install aws-sam-translator==1.110.0, then
  tools/generate/sam_policies.py core/src/main/resources/dev/martello/read/sam

policy-templates.txt: one template per line: name, its parameters with commas between them (or `-`),
the policy document as JSON, in which {"Ref": parameter} stands for the parameter's value.
managed-policies.txt: one policy per line: path and name as in its ARN, then the partitions that have it.
"""
import json
import pathlib
import sys
from importlib.metadata import version

import samtranslator

HEADER = f"""# Derived from aws-sam-translator {version("aws-sam-translator")}, Apache-2.0,
# Copyright Amazon.com, Inc. Made by tools/generate/sam_policies.py; do not edit.
"""


def main(out):
    root = pathlib.Path(samtranslator.__file__).parent
    templates = json.loads((root / "policy_templates_data" / "policy_templates.json").read_text())["Templates"]
    lines = [
        f"{name} {','.join(template['Parameters']) or '-'} "
        + json.dumps(template["Definition"], separators=(",", ":"))
        for name, template in sorted(templates.items())
    ]
    write(out / "policy-templates.txt", lines)
    partitions = json.loads((root / "internal" / "data" / "aws_managed_policies.json").read_text())
    known = {}
    for partition, policies in partitions.items():
        for name, arn in policies.items():
            prefix, path = arn.split(":iam::aws:policy/")
            assert prefix == "arn:" + partition and path.rsplit("/", 1)[-1] == name, arn
            known.setdefault(path, []).append(partition)
    write(out / "managed-policies.txt", [f"{path} {' '.join(known[path])}" for path in sorted(known)])


def write(path, lines):
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))

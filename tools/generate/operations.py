#!/usr/bin/env python3
"""Derives what Martello knows of the operations of AWS from the API models that botocore publishes.

Usage: pip install botocore==1.43.11, then
  tools/generate/operations.py code/src/main/resources/dev/martello/code/aws
writes paginated.txt, waiters.txt, batches.txt, lists.txt, failures.txt and services.txt there.
"""
import re
import sys
from pathlib import Path

import botocore
from botocore.exceptions import UnknownServiceError
from botocore.loaders import Loader

LOADER = Loader()
SOURCE = f"botocore {botocore.__version__}"

READING = re.compile(r"(?:List|Describe|Get|Query|Scan|Search|Filter|Lookup|AdminList|Select|Execute)(?=[A-Z]|$)")
# The first page holds everything there is in practice, or the token asks for what comes later.
COMPLETE = {
    ("s3", "ListBuckets"), ("s3", "ListDirectoryBuckets"), ("cloudwatch", "GetMetricData"), ("kinesis", "DescribeStream"),
    ("kinesis", "GetRecords"), ("dynamodbstreams", "GetRecords"), ("logs", "GetLogEvents"),
}
TOKEN = re.compile(r"(?:next|pagination|continuation|page)?_?(?:token|marker)|exclusivestart\w*|startkey|cursor", re.I)
MORE = re.compile(r"(?:next|pagination|nextpage|continuation)_?(?:token|marker)|lastevaluatedkey|nextmarker|marker|nextcursor", re.I)


def services():
    for name in LOADER.list_available_services("service-2"):
        yield name, LOADER.load_service_model(name, "service-2")


def optional(name, kind, key):
    try:
        return LOADER.load_service_model(name, kind)[key]
    except UnknownServiceError:
        return {}
    except botocore.exceptions.DataNotFoundError:
        return {}


class Api:
    """The shapes of one service."""

    def __init__(self, model):
        self.operations = model["operations"]
        self.shapes = model["shapes"]

    def shape(self, name):
        return self.shapes[name]

    def members(self, operation, side):
        """Names and shapes of the input's or output's members."""
        ref = self.operations[operation].get(side)
        shape = self.shapes[ref["shape"]] if ref else {}
        return {name: self.shapes[member["shape"]] for name, member in shape.get("members", {}).items()}

    def required(self, operation):
        ref = self.operations[operation].get("input")
        return set(self.shapes[ref["shape"]].get("required", [])) if ref else set()

    def element(self, shape):
        return self.shapes[shape["member"]["shape"]]

    def lists(self, operation, side="input"):
        """Lists of the input by name, also those one step further inside."""
        found = {}
        for name, shape in self.members(operation, side).items():
            if shape["type"] == "list":
                found[name] = shape
            elif shape["type"] == "structure":
                for inner, member in shape.get("members", {}).items():
                    if self.shapes[member["shape"]]["type"] == "list" and inner in shape.get("required", []):
                        found[inner] = self.shapes[member["shape"]]
        return found


# ---- pages


def paginated(name, api):
    known = set(optional(name, "paginators-1", "pagination"))
    for operation in api.operations:
        asks = [m for m in api.members(operation, "input") if TOKEN.fullmatch(m)]
        answers = [m for m in api.members(operation, "output") if MORE.fullmatch(m)]
        has_list = any(s["type"] == "list" for s in api.members(operation, "output").values())
        if asks and answers and has_list:
            known.add(operation)
    return sorted(
        o for o in known
        if READING.match(o) and (name, o) not in COMPLETE and not re.search(r"Tags(?:For\w+)?$", o)
    )


def waiters(name):
    by_operation = {}
    for waiter, entry in optional(name, "waiters-2", "waiters").items():
        by_operation.setdefault(entry["operation"], []).append(waiter)
    return {operation: sorted(names) for operation, names in sorted(by_operation.items())}


# ---- one operation for many


# Operations of which a batch has other names: what the batch is, where the list stands, how many it takes.
NAMED_OTHERWISE = {
    ("dynamodb", "PutItem"): ("BatchWriteItem", "25"),
    ("dynamodb", "DeleteItem"): ("BatchWriteItem", "25"),
}
# How many a batch takes, where the documentation says so and the model does not.
MOST = {
    ("sqs", "SendMessageBatch"): 10, ("sqs", "DeleteMessageBatch"): 10, ("sqs", "ChangeMessageVisibilityBatch"): 10,
    ("sns", "PublishBatch"): 10, ("s3", "DeleteObjects"): 1000, ("comprehend", "BatchDetectDominantLanguage"): 25,
    ("comprehend", "BatchDetectKeyPhrases"): 25, ("comprehend", "BatchDetectSentiment"): 25, ("comprehend", "BatchDetectSyntax"): 25,
    ("comprehend", "BatchDetectEntities"): 25, ("comprehend", "BatchDetectTargetedSentiment"): 10, ("cloudwatch", "PutMetricData"): 1000,
}


def plural(noun):
    return noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + ("es" if noun.endswith(("s", "x", "ch")) else "s")


def variants(operation):
    match = re.fullmatch(r"([A-Z][a-z]+)(\w*)", operation)
    verb, noun = match.groups()
    many = plural(noun) if noun else ""
    names = ["Batch" + operation, operation + "Batch"]
    if noun:
        names += ["Batch" + verb + many, verb + many, verb + many + "Batch"]
    return names


def most(name, operation, shape):
    return str(MOST.get((name, operation), shape.get("max", "many")))


def singular(member):
    return re.sub(r"(?:Id|Name|Arn|Key|Identifier)?(?:s|List|Set)$", "", member).lower()


def is_for_many(api, single, batch):
    """The batch takes a list of what the single operation takes one of."""
    wanted = {name.lower() for name in api.required(single)}
    has_word = "Batch" in batch
    for name, shape in api.lists(batch).items():
        element = api.element(shape)
        if has_word and name in api.required(batch):
            return shape
        if element["type"] == "structure":
            if wanted & {m.lower() for m in element.get("members", {})}:
                return shape
        elif any(re.sub(r"(?:s|List)$", "", name).lower() in (one, one.removesuffix("id")) for one in wanted):
            return shape
    for name, shape in api.members(batch, "input").items():
        if shape["type"] == "map" and name in api.required(batch):
            value = api.shape(shape["value"]["shape"])
            inner = [api.shape(m["shape"]) for m in value.get("members", {}).values()]
            lists = [one for one in inner if one["type"] == "list"]
            if batch == "Batch" + single and lists:
                return lists[0]
    return None


def batches(name, api):
    for operation in sorted(api.operations):
        if (name, operation) in NAMED_OTHERWISE:
            yield operation, *NAMED_OTHERWISE[name, operation]
            continue
        is_paged = any(TOKEN.fullmatch(member) for member in api.members(operation, "input"))
        for batch in [] if is_paged else variants(operation):
            if batch in api.operations:
                shape = is_for_many(api, operation, batch)
                if shape:
                    yield operation, batch, most(name, batch, shape)
                    break


# ---- lists that may name many


DOING = re.compile(r"(?:Start|Stop|Terminate|Reboot|Describe|Delete|Put|Write|Send|Batch\w*|Deregister|Register|Publish|Record|Add|Remove)(?=[A-Z]|$)")


def lists(name, api):
    for operation in sorted(api.operations):
        if not DOING.match(operation):
            continue
        found = []
        required = api.required(operation)
        for member, shape in api.members(operation, "input").items():
            if shape["type"] != "list" or shape.get("max", 2) < 2 or re.search(r"filter|tag|attribute|include|field|sort", member, re.I):
                continue
            stem = singular(member)
            is_named = len(stem) > 2 and stem in operation.lower()
            is_batch = member in required and api.element(shape)["type"] == "structure"
            if is_named or is_batch:
                found.append((member, most(name, operation, shape)))
        if len(found) == 1:
            yield operation, *found[0]


# ---- entries that failed


FAILED = re.compile(r"failed\w*|unprocessed\w*|errors?|errorentries|\w+errorentries|failures?|unsuccessful\w*", re.I)
ERROR = re.compile(r"error(?:code|message)?|code|status", re.I)
# What does something to many, or starts something, and what a batch reads; others tell what they did not find.
CHANGING = re.compile(r"(?!(?:Describe|List|Get|Query|Search|Select|Scan|Validate|Preview|Test)(?=[A-Z]))")


def failures(name, api):
    for operation in sorted(api.operations):
        output = api.members(operation, "output")
        failing = [m for m, s in output.items() if FAILED.fullmatch(m) and s["type"] in ("list", "map", "integer")]
        takes_many = re.search(r"Batch|Bulk", operation) or any(
            s["type"] == "map" or name_of_list in api.lists(operation)
            for name_of_list, s in api.members(operation, "input").items() if name_of_list in api.required(operation)
        ) or bool(set(api.lists(operation)) - set(api.members(operation, "input")))
        if not takes_many or not CHANGING.match(operation):
            continue
        if not failing and re.search(r"Batch|Bulk", operation):
            failing = [
                m for m, s in output.items()
                if s["type"] == "list" and any(re.fullmatch("error", e, re.I) for e in api.element(s).get("members", {}))
            ]
        if not failing:
            continue
        failing.sort(key=lambda m: output[m]["type"] != "integer")
        telling = [
            m for m, s in output.items()
            if s["type"] == "list" and m not in failing
            and (re.match("success", m, re.I) or any(ERROR.fullmatch(e) for e in api.element(s).get("members", {})))
        ]
        yield operation, failing + telling


# ---- names of services


def names(name, model):
    """What the SDKs make of a service's name, where that is not what the command line calls it."""
    known = model["metadata"]["serviceId"].lower()
    words = {known.replace(" ", "-"), re.sub(r"[ -]", "", known), name.replace("-", "")}
    return sorted(words - {name})


def write(folder, file, head, lines):
    text = "".join(f"# {line}\n" for line in head) + "".join(line + "\n" for line in lines)
    Path(folder, file).write_text(text, encoding="utf-8")


def main(folder):
    pages, waits, many, listed, failed, called = [], [], [], [], [], []
    for name, model in services():
        api = Api(model)
        operations = paginated(name, api)
        if operations:
            pages.append(" ".join([name, *operations]))
        waits += [" ".join([name, operation, *of]) for operation, of in waiters(name).items()]
        many += [" ".join([name, *each]) for each in batches(name, api)]
        listed += [" ".join([name, *each]) for each in lists(name, api)]
        failed += [" ".join([name, operation, *told]) for operation, told in failures(name, api)]
        others = names(name, model)
        if others:
            called.append(" ".join([name, *others]))
    write(folder, "paginated.txt", [
        "Operations that answer page by page: service, then operations. From the paginators of " + SOURCE + ", and what takes and gives a",
        "token, without tags of resources and operations whose first page holds everything there is in practice.",
    ], pages)
    write(folder, "waiters.txt", [
        "Waiters: service, operation that they call again and again, waiters. From the waiters of " + SOURCE + ".",
    ], waits)
    write(folder, "batches.txt", [
        "Operations for one of which another does many: service, operation, the other, how many that takes. From the models of " + SOURCE + ".",
    ], many)
    write(folder, "lists.txt", [
        "Operations that take a list: service, operation, the list's name, how many it takes. From the models of " + SOURCE + ".",
    ], listed)
    write(folder, "failures.txt", [
        "Operations that succeed although entries failed: service, operation, what of the answer tells of those; the first is the one to look",
        "at. From the models of " + SOURCE + ".",
    ], failed)
    write(folder, "services.txt", [
        "Services by their names on the command line, and how else SDKs call them. From the models of " + SOURCE + ".",
    ], called)


if __name__ == "__main__":
    main(sys.argv[1])

#!/usr/bin/env python3
"""Derives sam-properties.txt: which properties each SAM resource and event type takes, and of which type.

Usage: pip install aws-sam-translator==1.110.0, then
  tools/generate/sam_properties.py > core/src/main/resources/dev/martello/read/sam/rules/sam-properties.txt

One block per type; each line of a block is `Name type`. `!` after the name: required. `=` before the
type: an intrinsic function is no substitute for a value of the type. Types: any, text, map, bool, int,
number, list, list(T), map(T), `a,b` in braces for one of some texts, @Block for another block, T|T.
"""
import inspect
import typing
from importlib.metadata import version

from samtranslator.internal.schema_source import (
    aws_serverless_capacity_provider,
    aws_serverless_function,
    aws_serverless_graphqlapi,
)
from samtranslator.model import sam_resources

WORDS = {dict: "map", str: "text", bool: "bool", int: "int", list: "list", float: "number"}


def of_validator(check):
    """The type that a validator function of the translator stands for."""
    held = dict(zip(check.__code__.co_freevars, [cell.cell_contents for cell in check.__closure__ or ()]))
    if "valid_type" in held:
        return WORDS[held["valid_type"]]
    if "validate_key" in held:
        item = of_validator(held["validate_item"])
        return "map" if item == "any" else f"map({item})"
    if "validate_item" in held:
        return f"list({of_validator(held['validate_item'])})"
    if "validators" in held:
        return "|".join(dict.fromkeys(map(of_validator, held["validators"])))
    if "valid_values" in held:
        return "{" + ",".join(held["valid_values"]) + "}"
    assert not held, held
    return "any"


def of_annotation(kind, blocks):
    """The type that an annotation of the published property model stands for."""
    origin, items = typing.get_origin(kind), typing.get_args(kind)
    if kind is type(None):
        return None
    if origin is typing.Literal:
        return "{" + ",".join(items) + "}"
    if origin is list:
        return f"list({of_annotation(items[0], blocks)})"
    if origin is dict:
        item = of_annotation(items[1], blocks)
        return "map" if item == "any" else f"map({item})"
    if items:
        kinds = [word for word in (of_annotation(item, blocks) for item in items) if word]
        return "|".join(dict.fromkeys(kinds))
    if kind in WORDS:
        return WORDS[kind]
    if inspect.isclass(kind) and hasattr(kind, "__fields__") and kind.__name__ != "PassThroughProp":
        blocks.append(kind)
        return "@" + kind.__name__
    return "any"


def resource_block(name, kind):
    yield name
    for key, rule in kind.property_types.items():
        if not key.startswith("__"):
            word = of_validator(rule.validate)
            exact = "" if rule.supports_intrinsics or word == "any" else "="
            yield f"  {key}{'!' if rule.required else ''} {exact}{word}"


def model_blocks(prefix, model):
    waiting, done = [model], set()
    while waiting:
        block = waiting.pop(0)
        if block in done:
            continue
        done.add(block)
        yield "@" + prefix + ("" if block is model else "." + block.__name__)
        hints = typing.get_type_hints(block, vars(inspect.getmodule(block)))
        for key, field in block.__fields__.items():
            kinds = []
            word = of_annotation(hints[key], kinds)
            waiting += kinds
            for kind in kinds:
                word = word.replace("@" + kind.__name__, f"@{prefix}.{kind.__name__}", 1)
            yield f"  {key}{'!' if field.required else ''} ={word}"


def lines():
    for _, kind in inspect.getmembers(sam_resources, inspect.isclass):
        if kind.__module__ == sam_resources.__name__ and getattr(kind, "resource_type", None):
            yield from resource_block(kind.resource_type, kind)
    for family, owner in (("Function", sam_resources.SamFunction), ("StateMachine", sam_resources.SamStateMachine)):
        for name, kind in owner.event_resolver.resource_types.items():
            if name and kind.property_types:
                yield from resource_block(f"{family}/{name}", kind)
    yield from model_blocks("GraphQLApi", aws_serverless_graphqlapi.Properties)
    yield from model_blocks("CapacityProvider", aws_serverless_capacity_provider.Properties)
    yield from model_blocks("CapacityProviderConfig", aws_serverless_function.CapacityProviderConfig)


if __name__ == "__main__":
    print("# Properties of the SAM resource and event types.")
    print(f"# Derived from aws-sam-translator {version('aws-sam-translator')}, Apache-2.0,")
    print("# Copyright Amazon.com, Inc. Made by tools/generate/sam_properties.py; do not edit.")
    print("\n".join(lines()))

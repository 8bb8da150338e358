#!/usr/bin/env python3
"""Derives connector-profiles.txt from the connector profiles that aws-sam-translator publishes.

Usage: pip install aws-sam-translator==1.110.0, then
  tools/generate/connector_profiles.py > core/src/main/resources/dev/martello/read/sam/connector-profiles.txt
"""
import json
from importlib.metadata import version
from importlib.resources import files

KINDS = {
    "AWS_IAM_ROLE_MANAGED_POLICY": "role-policy",
    "AWS_SQS_QUEUE_POLICY": "queue-policy",
    "AWS_SNS_TOPIC_POLICY": "topic-policy",
    "AWS_LAMBDA_PERMISSION": "permission",
}
DEPENDENTS = {"DESTINATION_EVENT_SOURCE_MAPPING": "mapping", "SOURCE": "source"}


def attribute(value):
    """Ref and GetAtt of the resource itself become words; other values are literals."""
    if value == {"Ref": "%{logicalId}"}:
        return "Ref"
    if isinstance(value, dict):
        target, name = value["Fn::GetAtt"]
        assert target == "%{logicalId}" and list(value) == ["Fn::GetAtt"]
        return "GetAtt." + name
    assert isinstance(value, str)
    return "=" + value


def role_statement(statement):
    assert set(statement) == {"Effect", "Action", "Resource"} and statement["Effect"] == "Allow"
    assert isinstance(statement["Action"], list) and isinstance(statement["Resource"], list)
    return "allow " + " ".join(statement["Action"]) + " on " + " ".join(statement["Resource"])


def resource_statement(statement):
    assert set(statement) == {"Effect", "Principal", "Action", "Resource", "Condition"}
    assert statement["Resource"] == "%{Destination.Arn}" and statement["Effect"] == "Allow"
    assert statement["Condition"] == {"ArnEquals": {"aws:SourceArn": "%{Source.Arn}"}}
    assert list(statement["Principal"]) == ["Service"] and isinstance(statement["Action"], str)
    return f"accept {statement['Action']} by {statement['Principal']['Service']}"


def lines(profiles):
    for name, ends in profiles["CfnResourceProperties"].items():
        words = ["resource", name]
        role = ends.get("Inputs", {}).get("Role")
        if role is not None:
            assert isinstance(role, str) or role == {"Function": "GetEventsRuleRole"}
            words.append("Role=" + (role if isinstance(role, str) else "(target)"))
        words += [key + ":" + attribute(value) for key, value in ends["Outputs"].items()]
        yield " ".join(words)
    for source, targets in profiles["Permissions"].items():
        for target, profile in targets.items():
            properties = profile["Properties"]
            words = ["profile", source, target, KINDS[profile["Type"]]]
            words.append("source" if properties["SourcePolicy"] else "destination")
            if "DependedBy" in properties:
                words.append("before=" + DEPENDENTS[properties["DependedBy"]])
            for combination in properties.get("ValidAccessCategories", []):
                words.append("valid=" + "+".join(sorted(combination)))
            yield " ".join(words)
            for category, granted in properties["AccessCategories"].items():
                if profile["Type"] == "AWS_LAMBDA_PERMISSION":
                    words = ["permit", granted["Action"], "by", granted["Principal"], "from", granted["SourceArn"]]
                    if "SourceAccount" in granted:
                        words += ["account", granted["SourceAccount"]]
                    assert set(granted) <= {"Action", "Principal", "SourceArn", "SourceAccount"}
                    yield f"  {category} " + " ".join(words)
                    continue
                write = role_statement if profile["Type"] == "AWS_IAM_ROLE_MANAGED_POLICY" else resource_statement
                for statement in granted["Statement"]:
                    yield f"  {category} " + write(statement)


if __name__ == "__main__":
    path = files("samtranslator") / "model" / "connector_profiles" / "profiles.json"
    print("# Which permissions an AWS::Serverless::Connector makes for each pair of resource types.")
    print(f"# Derived from the profiles of aws-sam-translator {version('aws-sam-translator')}, Apache-2.0,")
    print("# Copyright Amazon.com, Inc. Made by tools/generate/connector_profiles.py; do not edit.")
    print("\n".join(lines(json.loads(path.read_text(encoding="utf-8")))))

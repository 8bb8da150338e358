# trigger: dynamodb
"""A condition that keeps older changes from undoing newer ones says nothing of other effects."""
import boto3

statistics = boto3.resource("dynamodb").Table("order-statistics")


def count_region(change):
    statistics.update_item(  # finding: repeated-effect
        Key={"key": "region/" + change["NewImage"]["region"]["S"]},
        UpdateExpression="ADD orders :one",
        ExpressionAttributeValues={":one": 1},
    )


def latest_order(change):
    statistics.update_item(
        Key={"key": "customer/" + change["NewImage"]["customer"]["S"]},
        UpdateExpression="SET seq = :seq ADD orders :one",
        ConditionExpression="attribute_not_exists(seq) OR seq < :seq",
        ExpressionAttributeValues={":seq": change["SequenceNumber"].zfill(40), ":one": 1},
    )


ACTIONS = {"INSERT": (latest_order, count_region), "MODIFY": (latest_order,)}


def handler(event, context):
    for record in event["Records"]:
        for action in ACTIONS.get(record["eventName"], ()):
            action(record["dynamodb"])

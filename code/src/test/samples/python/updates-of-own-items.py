# trigger: dynamodb
# Updates of the items whose changes come in: what ends the loop stands on the way to the update.
import os
import time

import boto3
from boto3.dynamodb.types import TypeDeserializer

decode = TypeDeserializer().deserialize
table = boto3.resource("dynamodb").Table(os.environ["OWN_TABLE"])
terms = boto3.resource("dynamodb").Table(os.environ["TERMS"])


def plain(image):
    return {name: decode(value) for name, value in image.items()}


def drop(old):
    terms.delete_item(Key={"term": old["title"]})


def stamp(book):
    table.update_item(  # finding: own-trigger
        Key={"id": book["id"]},
        UpdateExpression="SET indexed_on = :now",
        ExpressionAttributeValues={":now": int(time.time())},
    )


def slug(book):
    text = "-".join(book["title"].lower().split())
    if book.get("slug") == text:
        return
    table.update_item(
        Key={"id": book["id"]},
        UpdateExpression="SET slug = :s, slugged_on = :now",
        ExpressionAttributeValues={":s": text, ":now": int(time.time())},
    )


def mark(book):
    if "marked_on" not in book:
        now = int(time.time())
        table.update_item(
            Key={"id": book["id"]},
            UpdateExpression="SET marked_on = :now",
            ExpressionAttributeValues={":now": now},
        )


def first(book):
    table.update_item(
        Key={"id": book["id"]},
        UpdateExpression="SET first_seen = if_not_exists(first_seen, :now)",
        ExpressionAttributeValues={":now": int(time.time())},
    )


def is_other(old, new):
    return old.get("title") != new.get("title")


def retitled(old, new):
    if not is_other(old, new):
        return
    table.update_item(
        Key={"id": new["id"]},
        UpdateExpression="SET retitled_on = :now",
        ExpressionAttributeValues={":now": int(time.time())},
    )


def log(book):
    terms.update_item(
        Key={"term": book["title"]},
        UpdateExpression="SET seen_on = :now",
        ExpressionAttributeValues={":now": int(time.time())},
    )


def handler(event, context):
    change = event["Records"][0]["dynamodb"]
    if "OldImage" in change:
        drop(plain(change["OldImage"]))
    book = plain(change["NewImage"])
    slug(book)
    mark(book)
    first(book)
    log(book)
    retitled(plain(change.get("OldImage", {})), book)
    stamp(book)

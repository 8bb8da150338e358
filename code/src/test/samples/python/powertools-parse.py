# trigger: sqs
import json
import os

from aws_lambda_powertools.utilities.parser import BaseModel, parse
from pydantic import BaseModel as Model


class Order(BaseModel):
    note: str


class Item(Model):
    name: str
    count: int


def lambda_handler(event, context):
    for record in event["Records"]:
        order = parse(event=json.loads(record["body"]), model=Order)
        os.system(order.note)  # finding: os-command-injection
        item = Item(**json.loads(record["body"]))
        os.system(item.name)  # finding: os-command-injection
        os.system(Item.model_validate_json(record["body"]).name)  # finding: os-command-injection
        os.system(Item.parse_raw(record["body"]).name)  # finding: os-command-injection

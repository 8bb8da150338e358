# trigger: sqs
import os
import sqlite3

from aws_lambda_powertools.utilities.parser import BaseModel, event_parser
from aws_lambda_powertools.utilities.parser.models import SqsModel, SqsRecordModel
from aws_lambda_powertools.utilities.typing import LambdaContext
from pydantic import Json
from typing import List


class Order(BaseModel):
    id: int
    description: str


class OrderRecord(SqsRecordModel):
    body: Json[Order]


class OrderEvent(SqsModel):
    Records: List[OrderRecord]


db = sqlite3.connect("/tmp/o.db")


@event_parser(model=OrderEvent)
def lambda_handler(event: OrderEvent, context: LambdaContext):
    for record in event.Records:
        order = record.body
        db.execute(f"UPDATE orders SET state = 'seen' WHERE id = {order.id}")  # finding: calls-in-loop
        db.execute(f"UPDATE orders SET state = 'seen' WHERE description = '{order.description}'")  # finding: calls-in-loop, sql-injection

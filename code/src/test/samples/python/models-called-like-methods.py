import os
from typing import List
from aws_lambda_powertools.utilities.parser import BaseModel, event_parser
class Order(BaseModel):
    items: List[str]
    values: str
    n: int
@event_parser(model=Order)
def handler(event: Order, context):
    for i in event.items:
        os.system(i)  # finding: os-command-injection
    os.system(event.values)  # finding: os-command-injection
    os.system(str(event.n))

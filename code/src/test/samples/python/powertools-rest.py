# trigger: rest-api
import os

import boto3
from aws_lambda_powertools.event_handler import APIGatewayRestResolver, CORSConfig
from aws_lambda_powertools.event_handler.exceptions import BadRequestError, NotFoundError
from aws_lambda_powertools.utilities.typing import LambdaContext

app = APIGatewayRestResolver(cors=CORSConfig(allow_origin="https://www.example.com"), enable_validation=True)
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
ALLOWED = ["a", "b"]


class Service:
    def __init__(self, table):
        self.table = table

    def find(self, key):
        return self.table.get_item(Key={"id": key}).get("Item")

    def search(self, text):
        return self.table.scan(FilterExpression="contains(name, '" + text + "')")  # finding: nosql-injection


service = Service(table)


@app.get("/orders/<order_id>")
def get_order(order_id: str) -> dict:
    order = service.find(order_id)
    if not order:
        raise NotFoundError("no such order")
    return order


@app.get("/search")
def search():
    text = app.current_event.query_string_parameters.get("text")
    return service.search(text)


@app.post("/run")
def run():
    data: dict = app.current_event.json_body
    name = data.get("name")
    if name not in ALLOWED:
        raise BadRequestError("name")
    os.system("run " + name)
    os.system("run " + data["other"])  # finding: os-command-injection
    return {}


@app.not_found
def nothing(error):
    return {}


def lambda_handler(event: dict, context: LambdaContext) -> dict:
    return app.resolve(event, context)

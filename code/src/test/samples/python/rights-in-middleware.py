# handler: handler
import os

import boto3
from aws_lambda_powertools.event_handler import APIGatewayRestResolver, Response

app = APIGatewayRestResolver()
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def only_admins(resolver: APIGatewayRestResolver, next_middleware):
    if resolver.current_event.headers.get("x-role") != "admin":  # finding: caller-decides-rights
        return Response(status_code=403)
    return next_middleware(resolver)


@app.delete("/orders/<order>", middlewares=[only_admins])
def delete(order: str):
    table.delete_item(Key={"id": order})
    return {}


def handler(event, context):
    return app.resolve(event, context)

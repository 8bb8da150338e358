# What tells callers which field is wrong; what libraries say went wrong is another thing.
import json
import os

import boto3
from pydantic import BaseModel, ValidationError

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


class Order(BaseModel):
    id: str
    count: int


class Refused(Exception):
    pass


def store(order):
    if order.count < 1:
        raise ValueError("count must be positive")
    if order.count > 100:
        raise Refused("too many")
    table.put_item(Item={"id": order.id, "count": order.count})


def handler(event, context):
    try:
        body = json.loads(event["body"])
        store(Order(**body))
        return {"statusCode": 201}
    except KeyError as error:
        return {"statusCode": 400, "body": f"missing {error}"}
    except (json.JSONDecodeError, ValidationError, Refused) as error:
        return {"statusCode": 400, "body": str(error)}
    except ValueError as error:
        return {"statusCode": 400, "body": json.dumps({"message": str(error)})}
    except Exception as error:
        return {"statusCode": 500, "body": str(error)}  # finding: error-detail-returned

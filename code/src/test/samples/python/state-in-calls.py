# What is left of one request in a class or an object is used for the next in calls of AWS.
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


class Request:
    tenant = None
    region = None


class Service:
    def __init__(self):
        self.user = None
        self.client = None

    def clients(self):
        if self.client is None:
            self.client = boto3.client("s3")
        return self.client

    def put(self, name):
        self.clients().put_object(Bucket=os.environ["BUCKET"], Key=name, Metadata={"by": self.user})


service = None


def the_service():
    global service
    if service is None:
        service = Service()
    return service


def handler(event, context):
    headers = event["headers"]
    if "x-tenant" in headers:
        Request.tenant = headers["x-tenant"]  # finding: request-state-kept
    Request.region = headers.get("x-region")
    table.put_item(Item={"id": event["requestContext"]["requestId"], "tenant": Request.tenant, "region": Request.region})
    if "x-user" in headers:
        the_service().user = headers["x-user"]  # finding: request-state-kept
    the_service().put("report")
    return {"statusCode": 204}

# trigger: rest-api
import json
import logging
import os

import boto3

log = logging.getLogger()
users = boto3.client("cognito-idp")


def handler(event, context):
    body = json.loads(event["body"])
    log.info("login of %s", json.dumps(body))  # finding: secret-logged
    log.info("token %s", json.dumps({"t": body["refreshToken"]}))  # finding: secret-logged
    log.info("page %s", json.dumps({"t": body["pageToken"]}))
    users.initiate_auth(
        ClientId=os.environ["CLIENT"],
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": body["user"], "PASSWORD": body["newPassword"]},
    )
    return {"statusCode": 204}

# trigger: cognito
import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
users = boto3.client("cognito-idp")
GROUPS = {"acme.example": "staff"}


def wished(request):
    said = request.get("clientMetadata") or {}
    return said.get("group") or request["userAttributes"].get("custom:group") or "members"


def handler(event, context):
    mail = event["request"]["userAttributes"]["email"]
    where = {"UserPoolId": event["userPoolId"], "Username": event["userName"]}
    users.admin_add_user_to_group(GroupName=wished(event["request"]), **where)  # finding: caller-decides-rights
    users.admin_add_user_to_group(GroupName=GROUPS.get(mail.split("@")[1], "guests"), **where)
    role = event["request"]["clientMetadata"].get("role", "reader")
    table.put_item(Item={"pk": mail, "role": role})  # finding: caller-decides-rights
    table.put_item(Item={"pk": mail, "role": "reader", "plan": event["request"]["clientMetadata"]["plan"]})
    return event

# trigger: authorizer
import os


def policy(principal, effect, resource):
    return {
        "principalId": principal,
        "policyDocument": {
            "Version": "2012-10-17",
            "Statement": [
                {"Action": "execute-api:Invoke", "Effect": effect, "Resource": resource},
            ],
        },
    }


def handler(event, context):
    token = event["authorizationToken"]
    if token != os.environ["EXPECTED"]:
        raise Exception("Unauthorized")
    return policy("user", "Allow", "/".join(event["methodArn"].split("/")[:2]) + "/*")

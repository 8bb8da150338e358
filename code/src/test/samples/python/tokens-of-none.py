# trigger: http-api
"""A list of algorithms that has `none` in it lets tokens through that nobody signed."""
import json
import os

import jwt

KEY = os.environ["KEY"]


def handler(event, context):
    token = event["headers"]["authorization"]
    claims = jwt.decode(token, KEY, algorithms=["HS256", "none"])  # finding: jwt-not-verified
    known = jwt.decode(token, KEY, algorithms=["HS256", "HS384"])
    return {"statusCode": 200, "body": json.dumps([claims["sub"], known["sub"]])}

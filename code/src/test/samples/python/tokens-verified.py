# trigger: http-api
import base64
import json
import os

import jwt


def handler(event, context):
    """The claims are read first, to learn the issuer, and the token is verified then."""
    token = event["headers"]["authorization"].removeprefix("Bearer ")
    claims = json.loads(base64.b64decode(token.split(".")[1] + "=="))
    if claims["iss"] != os.environ["ISSUER"]:
        return {"statusCode": 403}
    jwt.decode(token, os.environ["PUBLIC_KEY"], algorithms=["RS256"])
    return {"statusCode": 200, "body": claims["sub"]}

import os
import jwt

keys = jwt.PyJWKClient(os.environ["ISSUER"] + "/.well-known/jwks.json")


def handler(event, context):
    token = event["headers"]["authorization"].removeprefix("Bearer ")
    key = keys.get_signing_key_from_jwt(token).key
    claims = jwt.decode(token, key, algorithms=["RS256"], audience=os.environ["AUDIENCE"])
    return {"statusCode": 200, "body": claims["sub"]}

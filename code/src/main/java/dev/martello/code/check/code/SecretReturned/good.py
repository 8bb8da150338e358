import hashlib
import hmac
import json
import os
import secrets as lots

import boto3
import jwt
import psycopg2

secrets = boto3.client("secretsmanager")
sts = boto3.client("sts")
kms = boto3.client("kms")
s3 = boto3.client("s3")
cognito = boto3.client("cognito-idp")


def secret():
    return json.loads(secrets.get_secret_value(SecretId=os.environ["DATABASE"])["SecretString"])


def rows():
    found = secret()
    with psycopg2.connect(host=found["host"], user=found["username"], password=found["password"]) as connection:
        with connection.cursor() as cursor:
            cursor.execute("select name from orders")
            return cursor.fetchall()


def lent(user):
    policy = json.dumps({"Statement": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": f"arn:aws:s3:::in/{user}/*"}]})
    return sts.assume_role(RoleArn=os.environ["UPLOADS"], RoleSessionName="upload", Policy=policy)["Credentials"]


def handler(event, context):
    user = event["requestContext"]["authorizer"]["claims"]["sub"]
    found = secret()
    body = {
        "host": found["host"],
        "client": found["client_id"],
        "version": found["version"],
        "map": {"style": found["style"], "type": found["mapType"]},
        "allowed": found["allowed_origins"],
        "google": found["google_client_id"],
        "link": found.get("public_url"),
        "token": jwt.encode({"sub": user}, found["signing_key"], algorithm="HS256"),
        "mac": hmac.new(found["signing_key"].encode(), user.encode(), hashlib.sha256).hexdigest(),
        "session": lots.token_urlsafe(32),
        "url": s3.generate_presigned_url("get_object", Params={"Bucket": "in", "Key": user}),
        "rows": rows(),
        "keys": lent(user),
        "text": kms.decrypt(CiphertextBlob=event["body"].encode())["Plaintext"].decode(),
        "maps": os.environ["MAPS_API_KEY"],
        "push": os.environ["APPLICATION_SERVER_KEY"],
        "vapid": os.environ["VAPID_SERVER_KEY"],
        "signed in": cognito.initiate_auth(ClientId="c", AuthFlow="USER_PASSWORD_AUTH", AuthParameters={})["AuthenticationResult"],
    }
    return {"statusCode": 200, "body": json.dumps(body, default=str)}

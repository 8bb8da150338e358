import hashlib
import logging
import os

import psycopg2

logger = logging.getLogger()
PASSWORD = os.environ["DB_PASSWORD"]


def handler(event, context):
    logger.info("connecting as %s with %s", os.environ["DB_USER"], PASSWORD)  # finding: secret-logged
    print("token " + os.getenv("API_TOKEN", ""))  # finding: secret-logged
    logger.info("secret is %s", os.environ["SECRET_ARN"])
    logger.info("asking %s of %s", os.environ["TOKEN_URL"], os.environ["TOKEN_TABLE"])
    logger.info("key %s", hashlib.sha256(os.environ["API_KEY"].encode()).hexdigest())
    logger.info("has password: %s", bool(PASSWORD))
    psycopg2.connect(host=os.environ["HOST"], password=PASSWORD)  # finding: client-per-invocation, unclosed-resource
    return {"statusCode": 204}

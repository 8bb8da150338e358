# trigger: http-api
# Keys of the environment in the log, and codes that are drawn several at a time.
import logging
import os
import random
import secrets
import string

logger = logging.getLogger()
SIGNING_KEY = os.environ["SIGNING_KEY"]
PARTITION_KEY = os.environ["PARTITION_KEY"]


def recovery_codes():
    codes = []
    for _ in range(8):
        codes.append("".join(random.choice(string.digits) for _ in range(10)))  # finding: guessable-secret
    return codes


def backup_codes():
    return [secrets.token_hex(5) for _ in range(8)]


def colour_codes():
    return [random.choice(["red", "blue"]) for _ in range(8)]


def handler(event, context):
    logger.info("signing with %s", SIGNING_KEY)  # finding: secret-logged
    logger.info("keyed by %s", PARTITION_KEY)
    return {"statusCode": 200, "codes": [recovery_codes(), backup_codes(), colour_codes()]}

# Secrets that records are made of, and what they look like encoded.
import base64
import json
import logging
import os
from dataclasses import asdict, dataclass

import boto3
from pydantic import BaseModel

logger = logging.getLogger()
secrets = boto3.client("secretsmanager")


@dataclass(frozen=True)
class Login:
    username: str
    password: str


class Token(BaseModel):
    name: str
    password: str


class Erp:
    def __init__(self, url, user, password):
        pair = base64.b64encode(f"{user}:{password}".encode()).decode()
        self._headers = {"Authorization": f"Basic {pair}"}
        logger.info("client for %s with %s", url, self._headers)  # finding: secret-logged
        logger.info("client for %s", url)


erp = Erp(os.environ["ERP_URL"], os.environ["ERP_USER"], os.environ["ERP_PASSWORD"])


def handler(event, context):
    found = json.loads(secrets.get_secret_value(SecretId=os.environ["SECRET"])["SecretString"])
    login = Login(**found)
    print("login", asdict(login))  # finding: secret-logged
    print("token", Token(**found).model_dump())  # finding: secret-logged
    print("login of", login.username)

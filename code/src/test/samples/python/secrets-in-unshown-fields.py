# Fields that objects of data classes are shown without.
import json
import os
from dataclasses import dataclass, field
import boto3

sm = boto3.client("secretsmanager")

@dataclass
class Shown:
    name: str
    password: str

@dataclass
class Hidden:
    name: str
    password: str = field(repr=False)

def handler(event, context):
    secret = sm.get_secret_value(SecretId="db")["SecretString"]
    print(f"hidden {Hidden('a', secret)}")
    print(Hidden("a", password=secret))
    print(repr(Hidden("a", secret)))
    print(Hidden("a", secret).password)  # finding: secret-logged
    print(Shown("a", secret))  # finding: secret-logged
    return {"statusCode": 200}

# trigger: rest-api
import json
import os
import random

import ldap
import pydash
from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, modes

directory = ldap.initialize("ldaps://ldap.example.com")


class Layout:
    columns = 2


def seal(key, message):
    encryptor = Cipher(TripleDES(key), modes.CBC(os.urandom(8))).encryptor()  # finding: weak-cipher
    return encryptor.update(message) + encryptor.finalize()


def login(uid, password):
    name = ldap.filter.escape_filter_chars(uid)
    found = directory.search_s("ou=people,dc=example", ldap.SCOPE_ONELEVEL, "(uid=" + name + ")", ["cn"])
    again = directory.search_s("ou=people,dc=example", ldap.SCOPE_ONELEVEL, "(uid=" + uid + ")", ["cn"])  # finding: ldap-injection
    directory.simple_bind_s(found[0][0], password)
    directory.simple_bind_s(again[0][0], password)
    return found


def handler(event, context):
    body = json.loads(event["body"])
    layout = Layout()
    for path, value in body["changes"].items():
        pydash.set_(layout, path, value)  # finding: prototype-pollution
    ticket = "%032x" % random.Random(body["user"]).getrandbits(128)  # finding: guessable-secret
    shard = random.getrandbits(8) + len(seal(os.urandom(24), b"ok"))
    login(body["user"], body["password"])
    return {"statusCode": 200, "body": json.dumps({"ticket": ticket, "shard": shard})}

# trigger: none
import cgitb
import hashlib
import hmac
import os
import random
import string

import paramiko
from jwcrypto import jwk
from passlib.hash import bcrypt, md5_crypt
from werkzeug.security import generate_password_hash

cgitb.enable()  # finding: debug-mode


def make_pin():
    return f"{random.randint(0, 9999):04d}"  # finding: guessable-secret


def voucher():
    return "".join(random.choices(string.ascii_uppercase, k=10))  # finding: guessable-secret


def handler(event, context):
    first = paramiko.RSAKey.generate(1024)  # finding: short-key
    second = jwk.JWK.generate(kty="RSA", size=1024)  # finding: short-key
    third = jwk.JWK.generate(kty="oct", size=256)
    signed = hmac.new(os.environb[b"K"], event["x"].encode(), hashlib.md5).hexdigest()  # finding: weak-hash
    fine = hmac.new(os.environb[b"K"], event["x"].encode(), "sha256").hexdigest()
    old = md5_crypt.hash(event["pw"])  # finding: weak-hash
    fast = generate_password_hash(event["pw"], method="pbkdf2:sha1:1000")  # finding: weak-hash
    good = generate_password_hash(event["pw"]) + bcrypt.hash(event["pw"])
    return [str(first), str(second), str(third), signed, fine, old, fast, good, make_pin(), voucher()]

import hashlib
import hmac
import os

import bcrypt
import jwt
from Crypto.Cipher import AES, PKCS1_v1_5
from Crypto.PublicKey import RSA
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import Flask

KEY = "correct-horse-battery"  # finding: secret-in-code
app = Flask(__name__)
app.secret_key = "also-in-the-code"  # finding: secret-in-code
app.config["SECRET_KEY"] = os.environ["SECRET_KEY"]


def tokens(claims, token):
    made = jwt.encode(claims, KEY, algorithm="HS256")
    read = jwt.decode(token, key_of(token), algorithms=["RS256"])
    none = jwt.decode(token, None, algorithms=["none"])  # finding: jwt-not-verified
    return made, read, none


def key_of(token):
    return jwt.PyJWKClient(os.environ["KEYS"]).get_signing_key_from_jwt(token).key


def sealed(data):
    Fernet(b"cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=")  # finding: secret-in-code
    Fernet(os.environ["KEY"])
    key = os.urandom(32)
    AESGCM(key).encrypt(b"twelve bytes", data, None)  # finding: weak-cipher
    AESGCM(key).encrypt(os.urandom(12), data, None)
    AES.new(key, AES.MODE_CBC, b"sixteen bytes iv").encrypt(data)  # finding: weak-cipher
    AES.new(key, AES.MODE_CBC, os.urandom(16)).encrypt(data)
    PKCS1_v1_5.new(RSA.import_key(os.environ["RSA"]))  # finding: weak-cipher
    public = rsa.generate_private_key(public_exponent=65537, key_size=3072).public_key()
    public.encrypt(data, padding.PKCS1v15())  # finding: weak-cipher
    return public.encrypt(data, padding.OAEP(mgf=None, algorithm=None, label=None))


def hashed(password, salt):
    hashlib.scrypt(password, salt=b"one for all", n=16384, r=8, p=1)  # finding: weak-hash
    hashlib.scrypt(password, salt=salt, n=16384, r=8, p=1)
    hashlib.pbkdf2_hmac("sha256", password, salt, 1000)  # finding: weak-hash
    hashlib.pbkdf2_hmac("sha256", password, salt, 600000)
    hmac.new(key=salt, msg=password, digestmod=hashlib.sha256)
    bcrypt.hashpw(password, bcrypt.gensalt(4))  # finding: weak-hash
    return bcrypt.hashpw(password, bcrypt.gensalt(12))


def handler(event, context):
    tokens({"sub": "x"}, event["headers"]["authorization"])
    sealed(event["body"].encode())
    hashed(event["body"].encode(), os.urandom(16))
    return {"statusCode": 204}

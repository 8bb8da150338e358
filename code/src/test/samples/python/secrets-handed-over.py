# trigger: schedule
import os

import psycopg2
import requests
from Crypto.Cipher import AES

KEY = os.environ["KEY"].encode()
VECTOR = b"\x00" * 16
HEADERS = {"X-Api-Key": "9f8a7d6c5b4e3f2a1d0c9b8a7f6e5d4c"}  # finding: secret-in-code

database = psycopg2.connect("host=h user=u password=Zx81kkLmQ9")  # finding: secret-in-code


def handler(event, context):
    requests.get("https://x.example.com", auth=("svc", "Wm7-kPq2!zT"), timeout=2)  # finding: secret-in-code
    requests.get("https://x.example.com", auth=("svc", os.environ["WORD"]), timeout=2, headers=HEADERS)
    first = AES.new(KEY, AES.MODE_CBC, VECTOR)  # finding: weak-cipher
    second = AES.new(KEY, AES.MODE_CBC, bytes(16))  # finding: weak-cipher
    third = AES.new(KEY, AES.MODE_CBC, os.urandom(16))
    return str([first, second, third])

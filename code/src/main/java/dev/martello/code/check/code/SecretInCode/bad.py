import os

import boto3
import psycopg2

ACCESS_KEY = "AKIA2E7QWJ5RPXL4TZ6B"  # finding
api_key: str = "9f8e1c7ab24d4e0f9b3c6d5a7e8f1023"  # finding
DATABASE = "postgresql://orders:hT7kq2Zp@orders.internal:5432/orders"  # finding
TOKEN = os.environ.get("SERVICE_TOKEN", "q8Zr4Lw0xTn2Vb6Ks9Yd3Hf7")  # finding

# old = "xoxb-574911862527-601895559797-e1Xk2PqR7sT9uVwYzA3bC5dE"  # finding
# aws_secret_access_key = "hF3kq/2Zp9Lw0xTn2Vb6Ks9Yd3Hf7QwJ5RPXL4TZ"  # finding
LATEST = "https://api.example.com/v1?api_key=q8Zx9kQ2mLw7vR4tB5nM1cX0aS3dF6gH"  # finding

CONFIG = {
    "client_secret": "dGhpcyBpcyBhIHNlY3JldCBrZXk5",  # finding
}


def connect(password="Tr0ub4dor&3"):  # finding
    return psycopg2.connect(host="db", user="orders", password=password)


def handler(event, context):
    """Called by the shop.

    The key of the test account is SG.abcDEF123ghiJKL456mnoP.qrsTUV789wxyZAB012cdeFGH345ijkLMN678opqRSTU  # finding
    """
    s3 = boto3.client(
        "s3",
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key="hF3kq/2Zp9Lw0xTn2Vb6Ks9Yd3Hf7QwJ5RPXL4TZ",  # finding
    )
    db_password = "supersecret"  # finding
    psycopg2.connect(host="db", user="orders", password=db_password)
    return connect() and s3 and None

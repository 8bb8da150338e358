from Crypto.Cipher import DES


def handler(event, context):
    cipher = DES.new(b"12345678", DES.MODE_CBC)  # finding
    return {"statusCode": 200, "body": str(cipher)}

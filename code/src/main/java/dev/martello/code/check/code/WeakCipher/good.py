from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def handler(event, context):
    cipher = AESGCM(AESGCM.generate_key(256))
    return {"statusCode": 200, "body": str(cipher)}

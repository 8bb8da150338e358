from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from Crypto.PublicKey import RSA


def handler(event, context):
    rsa.generate_private_key(public_exponent=65537, key_size=2048)
    dsa.generate_private_key(key_size=3072)
    ec.generate_private_key(ec.SECP384R1())
    RSA.generate(bits=4096)
    rsa.generate_private_key(65537, event["size"])
    return {"statusCode": 200}

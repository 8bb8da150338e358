from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from Crypto.PublicKey import RSA


def handler(event, context):
    rsa.generate_private_key(public_exponent=65537, key_size=1024)  # finding
    rsa.generate_private_key(65537, 512)  # finding
    dsa.generate_private_key(1024)  # finding
    ec.generate_private_key(ec.SECT163R2())  # finding
    RSA.generate(1024)  # finding
    return {"statusCode": 200}

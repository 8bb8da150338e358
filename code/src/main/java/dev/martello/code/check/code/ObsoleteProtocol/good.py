import ftplib
import ssl


def handler(event, context):
    ssl.create_default_context()
    ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    ssl.SSLContext(ssl.PROTOCOL_TLSv1_2)
    ftplib.FTP_TLS("files.example.com")
    return {"statusCode": 200}

import ftplib
import ssl
import telnetlib


def handler(event, context):
    ssl.wrap_socket(ssl_version=ssl.PROTOCOL_SSLv3)  # finding
    ssl.SSLContext(ssl.PROTOCOL_TLSv1)  # finding
    ftplib.FTP("files.example.com")  # finding
    telnetlib.Telnet("host.example.com")  # finding
    return {"statusCode": 200}

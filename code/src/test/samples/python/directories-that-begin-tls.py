# The connection is plain until TLS begins, before anybody signs in.
import os

from ldap3 import Connection, Server

server = Server(os.environ["LDAP_HOST"], port=389, use_ssl=False, connect_timeout=3)


def handler(event, context):
    connection = Connection(server, os.environ["DN"], os.environ["WORD"], receive_timeout=5)
    connection.start_tls()
    try:
        return connection.bind()
    finally:
        connection.unbind()

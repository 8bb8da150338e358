# Passwords of directories that anybody on the way may read.
import os

import ldap
from ldap3 import Connection, Server

open_server = Server(os.environ["LDAP_HOST"], port=389, use_ssl=False, connect_timeout=3)  # finding: obsolete-protocol
by_address = Server("ldap://directory.example.org", connect_timeout=3)  # finding: obsolete-protocol
older = ldap.initialize("ldap://directory.example.org:389")  # finding: obsolete-protocol
near = ldap.initialize("ldap://directory.internal")
server = Server(os.environ["LDAP_HOST"], port=636, use_ssl=True, connect_timeout=3)
secure = ldap.initialize("ldaps://directory.example.org")


def handler(event, context):
    connection = Connection(server, os.environ["DN"], os.environ["WORD"], receive_timeout=5)
    try:
        return connection.bind()
    finally:
        connection.unbind()

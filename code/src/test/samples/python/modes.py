# trigger: none
import os
import ssl
import stat

import urllib3
from urllib3.util.ssl_ import create_urllib3_context


def handler(event, context):
    os.chmod("/tmp/a", 0o777)  # finding: loose-file-permissions
    os.chmod("/tmp/a", 0o7)  # finding: loose-file-permissions
    os.chmod("/tmp/a", 0o666)  # finding: loose-file-permissions
    os.chmod("/tmp/a", stat.S_IRWXU | stat.S_IRWXO)  # finding: loose-file-permissions
    os.chmod("/tmp/a", 0o600)
    os.chmod("/tmp/a", 0o755)
    os.chmod("/tmp/a", stat.S_IRWXU)
    os.umask(0)  # finding: loose-file-permissions
    os.umask(0o077)
    create_urllib3_context(ssl_version=ssl.PROTOCOL_TLSv1)  # finding: obsolete-protocol
    create_urllib3_context(ssl_version=ssl.PROTOCOL_TLS_CLIENT)
    urllib3.PoolManager(ssl_version=ssl.PROTOCOL_SSLv3)  # finding: obsolete-protocol
    urllib3.PoolManager(ssl_version=ssl.PROTOCOL_TLSv1_2)
    return 1

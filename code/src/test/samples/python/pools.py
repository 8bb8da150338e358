# Pools of connections with and without a timeout.
import urllib3

plain = urllib3.PoolManager()
bounded = urllib3.PoolManager(timeout=urllib3.Timeout(connect=1, read=5))


def lambda_handler(event, context):
    plain.request("GET", "https://api.example.com")  # finding: request-without-timeout
    plain.request("GET", "https://api.example.com", timeout=2)
    bounded.request("GET", "https://api.example.com")
    urllib3.PoolManager(timeout=None)  # finding: request-without-timeout
    return {"statusCode": 200}

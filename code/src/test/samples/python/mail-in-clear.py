# trigger: schedule
import os
import smtplib


def handler(event, context):
    with smtplib.SMTP(os.environ["HOST"], 25, timeout=10) as server:  # finding: obsolete-protocol
        server.login(os.environ["NAME"], os.environ["WORD"])
        server.sendmail("a@example.com", "b@example.com", "x")
    with smtplib.SMTP(os.environ["HOST"], 587, timeout=10) as server:
        server.starttls()
        server.login(os.environ["NAME"], os.environ["WORD"])
        server.sendmail("a@example.com", "b@example.com", "x")
    with smtplib.SMTP(os.environ["RELAY"], 25, timeout=10) as server:
        server.sendmail("a@example.com", "b@example.com", "x")

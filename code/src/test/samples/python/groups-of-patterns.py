# trigger: http-api
import os
import re


def handler(event, context):
    whole(event["body"])
    lines(event["body"])
    m = re.match(r"^(\d+);(.*)$", event["body"])
    os.system("k " + m.group(2))  # finding: os-command-injection
    os.system("k " + m[2])  # finding: os-command-injection
    os.system("k " + m.group(1))
    a, b = m.groups()
    os.system("k " + a)
    os.system("k " + b)  # finding: os-command-injection
    n = re.match(r"(?P<x>\d+);(?P<y>.*)", event["body"])
    os.system("k " + n.group("x"))
    os.system("k " + n.group("y"))  # finding: os-command-injection
    os.system("k " + n["x"])
    os.system("k " + n["y"])  # finding: os-command-injection
    os.system("k " + n.groupdict()["x"])
    os.system("k " + n.groupdict()["y"])  # finding: os-command-injection
    o = re.search(r"(\d+)-(\w+)", event["body"])
    os.system("k " + o.group(0))
    os.system("k " + o.group())
    x, y = o.group(1, 2)
    os.system("k " + x + y)
    for x in re.findall(r"(\w+)=(.*)", event["body"]):
        os.system(x[1])  # finding: os-command-injection
        os.system(x[0])
    for x in re.findall(r"\w+", event["body"]):
        os.system(x)
    for x in re.finditer(r"(\w+)=(.*)", event["body"]):
        os.system(x.group(1))
        os.system(x.group(2))  # finding: os-command-injection
    p = re.compile("([a-z]+)-(.*)")
    q = p.match(event["body"])
    os.system(q.group(1))
    os.system(q.group(2))  # finding: os-command-injection
    os.system(q.string)  # finding: os-command-injection


def whole(text):
    found = re.match(r"^[a-z]+;.*$", text)
    if found:
        os.system("k " + text)  # finding: os-command-injection
        os.system("k " + found.group())  # finding: os-command-injection
        os.system("k " + found[0])  # finding: os-command-injection
    named = re.fullmatch(r"[a-z]+", text)
    if named is None:
        return
    os.system("k " + text)
    os.system("k " + named.group())


def lines(text):
    found = re.search(r"([a-z]+|[0-9]+)(?:;.*)?", text, re.IGNORECASE) or re.search("([a-z])(.*)", text)
    os.system("k " + found.group(1))
    os.system("k " + found.group(2))  # finding: os-command-injection
    same = re.search(r"(;.*)-(\1)", text)
    os.system("k " + same.group(2))  # finding: os-command-injection
    start = found.start(1)
    os.system("k " + str(start))
    sets = re.search(r"[](;]([\w()]*)-([];)]|(?:[a-z]+))", text)
    os.system("k '" + sets.group(2) + "'")  # finding: os-command-injection
    for pair in re.findall(r"(\w+)=(\w+)", text):
        os.system("k " + "-".join(pair))

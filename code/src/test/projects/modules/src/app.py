import np.mod
import ns.mod, ns.deep.low
import pk.inner.x
from pk import s
import pk
from pk.inner.y import run
import os.path
import xml.etree.ElementTree


def handler(event, context):
    np.mod.f(event["body"])
    ns.mod.f(event["body"])
    ns.deep.low.f(event["body"])
    pk.inner.x.f(event["body"])
    pk.s.f(event["body"])
    os.path.join("a", "b")
    run(event["path"])
    elsewhere(event)


def elsewhere(np):
    np.mod.f(np["name"])

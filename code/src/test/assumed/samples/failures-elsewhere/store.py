import logging
import os

import psycopg2

connection = psycopg2.connect(os.environ["DSN"])
STATEMENT = "UPDATE latest SET text = %s WHERE device = 1"


def keep_or_raise(text):
    try:
        with connection.cursor() as cursor:
            cursor.execute(STATEMENT, (text,))
        connection.commit()
    except psycopg2.Error:
        connection.rollback()
        raise


def keep(text):
    try:
        with connection.cursor() as cursor:
            cursor.execute(STATEMENT, (text,))
        connection.commit()
    except psycopg2.Error as error:  # finding: swallowed-failure
        logging.error("not kept: %s", error.pgcode)
        connection.rollback()


def emit_metric(count):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE runs SET count = %s WHERE device = 1", (count,))


def measured(count):
    emit_metrics(count)


def emit_metrics(count):
    try:
        emit_metric(count)
    except psycopg2.Error:
        logging.warning("not measured")
